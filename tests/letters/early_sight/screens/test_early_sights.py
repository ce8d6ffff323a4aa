"""Who looked, when; and links that staff take back and renew."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.urls import reverse

from letters.early_sight.looks import look
from letters.early_sight.status import Standing
from letters.early_sight.status import link as as_it_stands
from letters.early_sight.steps.challenges import challenge
from letters.models import EarlySight
from tests.complaints.releases.screens.test_releases import signed_in
from tests.complaints.screens import said, text
from tests.letters.correspondence import AFTER, MINUTE
from tests.letters.early_sight.sights import LATER, TO, link, sight

pytestmark = pytest.mark.django_db

LIST = "/admin/letters/earlysight/"


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(LATER + 2 * MINUTE)


@pytest.fixture
def path():
    return link()


@pytest.fixture
def ann(path):
    return signed_in("Statistician", "ann")


def page(*step: str) -> str:
    if step:
        return reverse("admin:letters_earlysight_step", args=[sight().pk, *step])
    return reverse("admin:letters_earlysight_change", args=[sight().pk])


def standing() -> Standing:
    return as_it_stands(sight(), LATER + 2 * MINUTE).standing


def test_the_list_says_how_often_was_looked_and_what_waits(ann):
    shown = text(ann.get(LIST))
    assert "Kent County Council 2024-25 20 May 2025, 9.30am 1 May 2025 0 0" in shown
    look(sight(), "letter", at=LATER)
    look(sight(), "pdf", at=LATER)
    challenge(sight(), "One.", at=LATER)
    challenge(sight(), "Two.", at=LATER)
    challenge(sight(), "Three.", at=LATER)
    assert "1 May 2025 2 3" in text(ann.get(LIST))


def test_the_page_says_who_looked_when_and_what_the_council_said(ann):
    look(sight(), "letter", at=LATER)
    look(sight(), "cases", at=LATER + MINUTE)
    challenge(sight(), "24 000 001 is not ours.", at=LATER)
    shown = text(ann.get(page()))
    assert "Open. The link ends on 20 May 2025, 9.30am." in shown
    assert f"went to {TO}." in shown
    assert "15 April 2025, 12.03pm The cases counted 15 April 2025, 12.02pm The letter" in shown
    assert "15 April 2025, 12.02pm : open" in shown
    assert "apart from pre-release access" in shown


def test_staff_never_read_a_link_or_a_code(ann, path, client):
    client.post(f"{path}code/")
    for each in (page(), LIST, page("renew")):
        body = ann.get(each).content.decode()
        assert path not in body
        assert sight().code_hash not in body


def test_a_link_is_taken_back(ann, path, client):
    assert "From now on it opens nothing" in text(ann.get(page("revoke")))
    assert standing() is Standing.OPEN
    response = ann.post(page("revoke"), follow=True)
    assert said(response) == ["The link was taken back: it opens nothing any more."]
    assert "Taken back. By ann on 15 April 2025, 12.04pm." in text(response)
    assert client.get(path).status_code == 410
    assert LogEntry.objects.get().change_message == said(response)[0]
    response = ann.post(page("revoke"))
    assert "It was taken back already." in text(response)


def test_a_new_link_goes_to_the_council_alone(ann, path, client):
    response = ann.post(page("renew"), follow=True)
    assert said(response) == [f"A new link was sent to {TO}."]
    assert client.get(path).status_code == 410
    [made] = mail.outbox
    assert made.to == [TO]
    new = next(word for word in made.body.split() if "/early-sight/" in word)
    assert client.get(new.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert "/early-sight/" not in response.content.decode()


def test_a_link_that_cannot_be_sent_is_said(ann, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    response = ann.post(page("renew"))
    assert "The e-mail could not be sent just now" in text(response)


def test_what_is_public_has_nothing_to_take_back_or_renew(ann, clock):
    clock.set(AFTER)
    ann = signed_in("Statistician", "ann")
    shown = text(ann.get(page()))
    assert "Ended: the letter is public." in shown
    assert "Send a new link" not in shown
    response = ann.post(page("renew"))
    print(text(response))
    assert "or its edition was withdrawn: there is no early sight." in text(response)
    assert not mail.outbox


@pytest.mark.parametrize("role", ["Case officer", "Administrator"])
def test_other_roles_see_nothing_of_it(path, role):
    other = signed_in(role)
    for each in (LIST, page(), page("revoke"), page("renew")):
        assert other.get(each).status_code == 403
    assert other.post(page("revoke")).status_code == 403
    assert EarlySight.objects.get().revoked_at is None


def test_a_step_that_there_is_not(ann):
    assert ann.get(page("delete")).status_code == 404
