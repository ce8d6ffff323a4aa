"""One sender at a time; the lock is free again when its holder is gone."""

import pytest

from letters.sending.lock import AlreadySending, alone
from tests.complaints.elsewhere import came_of, running
from tests.letters.sending.letters_ready import chief, waiting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("staff")]


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.letters.sending.racing", tmp_path) as start:
        yield start


def test_the_second_of_two_threads_is_refused(elsewhere):
    first, second = came_of(elsewhere("two_threads"))
    assert first == "alone"
    assert second == str(AlreadySending())


def test_it_is_free_again_afterwards():
    for _ in range(2):
        with alone():
            pass


def test_it_is_free_again_after_an_error():
    with pytest.raises(KeyError), alone():
        raise KeyError
    with alone():
        pass


def test_the_second_of_two_processes_is_refused_until_the_first_is_killed(elsewhere):
    first = elsewhere("hold")
    assert first.stdout.readline() == "held\n"
    assert came_of(elsewhere("try_to_hold")) == [str(AlreadySending())]
    first.kill()
    first.wait()
    assert came_of(elsewhere("try_to_hold")) == ["alone"]


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
    assert told[0] == "0 letters sent." or told[1] == str(AlreadySending())
    assert "3 letters sent." in told
    assert office.to() == {chief(name): 1 for name in ("Essex", "Kent", "Surrey")}
