"""Two send the same letters at once."""

import pytest

from councils.mail.lock import AlreadySending
from letters.sending.run import LOCK
from tests.complaints.elsewhere import came_of, running
from tests.letters.sending.letters_ready import chief, waiting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("staff")]


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.letters.sending.racing", tmp_path) as start:
        yield start


def test_of_two_who_send_at_once_each_council_has_one_letter(elsewhere, offices, monkeypatch):
    office = offices()
    office.takes = 0.05
    monkeypatch.setenv("EMAIL_HOST", "127.0.0.1")
    monkeypatch.setenv("EMAIL_PORT", str(office.port))
    monkeypatch.setenv("DEFAULT_FROM_EMAIL", "letters@ombudsman.example.org")
    waiting()
    two = [elsewhere("send"), elsewhere("send")]
    told = sorted(came_of(each)[0] for each in two)
    # Whoever comes late finds nothing left, or is told that somebody is at it.
    assert told[0] == "0 letters sent." or told[1] == str(AlreadySending(LOCK))
    assert "3 letters sent." in told
    assert office.to() == {chief(name): 1 for name in ("Essex", "Kent", "Surrey")}
