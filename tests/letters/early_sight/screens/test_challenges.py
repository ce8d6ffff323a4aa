"""Answering on the screen what a council thinks is wrong."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints.models import Release
from letters.early_sight.steps.challenges import challenge
from letters.models import Challenge
from tests.complaints.preparation import person
from tests.complaints.releases.screens.test_releases import signed_in
from tests.complaints.screens import errors, said, text
from tests.letters.correspondence import AFTER, MINUTE
from tests.letters.early_sight.sights import LATER, link, sight
from tests.letters.early_sight.steps.test_acceptance import REASON, correct

pytestmark = pytest.mark.django_db

LIST = "/admin/letters/challenge/"
EXPLAINED = {"result": "explained", "answer": "It is yours."}
OF_EDITION = "Two cases had been counted as upheld that were not."
ACCEPTED = {
    "result": "accepted",
    "answer": "You are right.",
    "reason": REASON,
    "edition_reason": OF_EDITION,
}


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(LATER + MINUTE)


@pytest.fixture
def made():
    link()
    return challenge(sight(), "24 000 001 is <b>not</b> ours.", at=LATER)


@pytest.fixture
def page(made):
    return reverse("admin:letters_challenge_change", args=[made.pk])


@pytest.fixture
def ann():
    return signed_in("Statistician", "ann")


@pytest.fixture
def ben():
    return signed_in("Reviewer", "ben")


def test_the_list_shows_what_is_open_with_the_instant_of_its_letter(made, ann):
    shown = text(ann.get(LIST))
    assert "1 challenge" in shown
    assert "Kent County Council 2024-25 15 April 2025, 12.02pm 20 May 2025, 9.30am Open –" in shown
    Challenge.objects.update(
        result="explained", answer="Yes.", answered_at=LATER, answered_by=person("ben")
    )
    assert "0 challenges" in text(ann.get(LIST))
    shown = text(ann.get(f"{LIST}?state=answered"))
    assert "Explained: the figures stand" in shown


def test_the_list_asks_as_many_questions_for_three_as_for_one(made, ann):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            ann.get(LIST)
        return len(captured)

    asked()
    one = asked()
    for name in ("Essex", "Surrey"):
        link(name, to=f"chief@{name}.example.org")
        challenge(sight(name), "Wrong.", at=LATER)
    assert asked() == one


def test_the_page_shows_what_the_council_wrote_as_text(page, ben):
    response = ben.get(page)
    assert "24 000 001 is &lt;b&gt;not&lt;/b&gt; ours." in response.content.decode()
    shown = text(response)
    assert "It could say so until 1 May 2025" in shown
    assert "A statistician does this, because it prepares a release." in shown
    assert 'value="accepted"' not in response.content.decode()


def test_a_reviewer_explains_and_the_council_is_told(page, ben):
    response = ben.post(page, EXPLAINED, follow=True)
    assert said(response) == ["Answered.", "The council has an e-mail that says so."]
    shown = text(response)
    assert "Explained: the figures stand. Answered by" in shown
    assert "on 15 April 2025, 12.03pm" in shown
    assert "It is yours." in shown
    assert "Answer it" not in shown
    assert len(mail.outbox) == 1
    assert Challenge.objects.get().answered_by.username == "ben"


def test_a_reviewer_prepares_no_release_by_accepting(page, ben):
    correct()
    response = ben.post(page, ACCEPTED)
    assert "Select a valid choice" in str(errors(response)["result"])
    assert Release.objects.count() == 1


def test_a_statistician_accepts(page, ann):
    correct()
    response = ann.post(page, ACCEPTED, follow=True)
    assert said(response) == [
        "Answered. 2024-25, edition 2 waits to be submitted.",
        "The council has an e-mail that says so.",
    ]
    assert Release.objects.get(edition=1).withdrawn_reason == REASON
    draft = Release.objects.get(edition=2)
    assert (draft.prepared_by.username, draft.reason) == ("ann", OF_EDITION)
    assert REASON in ann.get(page).content.decode()
    shown = text(ann.get(reverse("admin:complaints_release_step", args=[draft.pk, "submit"])))
    assert f"The reason, which is public {OF_EDITION}" in shown
    assert "What it changes of edition 1, which was withdrawn before it was public" in shown
    assert "The counts of 1 council change." in shown
    assert "Kent County Council Upheld 2 1 −1" in shown


def test_a_reason_is_needed_and_names_nobody(page, ann):
    correct()
    response = ann.post(page, ACCEPTED | {"reason": " "})
    assert errors(response) == {"reason": ["Say why, in words that may be public."]}
    response = ann.post(page, ACCEPTED | {"edition_reason": " "})
    assert errors(response) == {"edition_reason": ["Say why, in words that may be public."]}
    named = ACCEPTED | {"reason": "Mrs Zebra's case was not upheld."}
    response = ann.post(page, named)
    assert "this may identify a person" in str(errors(response)["reason"])
    asked = response.context["form"].data["words_asked"]
    response = ann.post(page, named | {"words_asked": asked, "words_confirmed": "on"}, follow=True)
    assert said(response)[0] == "Answered. 2024-25, edition 2 waits to be submitted."


def test_a_refusal_is_shown_with_what_was_typed(page, ann):
    response = ann.post(page, ACCEPTED)
    assert errors(response)["__all__"] == [
        "Nothing has changed since it was counted: there is nothing to revise."
    ]
    assert "You are right.</textarea>" in response.content.decode()
    assert Challenge.objects.open().exists()
    assert not mail.outbox


def test_an_e_mail_that_fails_is_said_and_the_answer_stays(page, ann, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    response = ann.post(page, EXPLAINED, follow=True)
    assert said(response) == [
        "Answered.",
        "The council could not be told by e-mail: please tell it. The answer is kept.",
    ]
    assert not Challenge.objects.open().exists()


def test_the_second_answer_is_refused(page, ann, ben):
    ben.post(page, EXPLAINED)
    response = ann.post(page, EXPLAINED | {"answer": "Another."})
    assert response.status_code == 200
    assert Challenge.objects.get().answer == "It is yours."
    assert len(mail.outbox) == 1


def test_it_can_be_answered_after_the_instant(page, ann, clock):
    clock.set(AFTER)
    ann.post(page, EXPLAINED)
    assert "Answered:\n\nIt is yours." in mail.outbox[0].body


@pytest.mark.parametrize("role", ["Case officer", "Administrator"])
def test_other_roles_see_nothing_of_it(page, role):
    other = signed_in(role)
    for address in (LIST, page):
        assert other.get(address).status_code == 403
        assert other.post(page, EXPLAINED).status_code == 403
    assert Challenge.objects.open().exists()


def test_the_history_is_read_and_nothing_is_added_or_deleted(made, ann):
    assert "Said by the council" in text(ann.get(f"{LIST}{made.pk}/history/"))
    assert ann.get(f"{LIST}add/").status_code == 403
    assert ann.post(f"{LIST}{made.pk}/delete/", {"post": "yes"}).status_code == 403
