"""Answering a challenge: once, in words, and the council is told."""

import pytest
from django.core import mail

from complaints.models import Release
from councils.refusals import Refused
from letters.early_sight.links import revoke
from letters.early_sight.steps.answers import LONGEST, answer, tell
from letters.early_sight.steps.challenges import challenge
from letters.models import Challenge, Letter
from tests.letters.correspondence import AFTER, MINUTE, ann, ben
from tests.letters.early_sight.sights import LATER, TO, link, sight

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    link()
    return challenge(sight(), "24 000 001 is not ours.", at=LATER)


def explained(made: Challenge, words: str = "It is yours.", at=LATER + MINUTE):
    return answer(made, "explained", words, by=ben(), at=at)


def test_an_explanation_leaves_the_figures_and_is_kept_with_its_history(said):
    before = list(Release.objects.values()), list(Letter.objects.values())
    done = explained(said, " It is yours:\r\nthe contract says so. ")
    assert (done.draft, done.returned) == (None, ())
    kept = Challenge.objects.get()
    assert (kept.result, kept.answer) == ("explained", "It is yours:\nthe contract says so.")
    assert (kept.answered_by, kept.answered_at) == (ben(), LATER + MINUTE)
    change = kept.history.first()
    assert (change.history_user, change.history_change_reason) == (
        ben(),
        "Explained: the figures stand",
    )
    assert (list(Release.objects.values()), list(Letter.objects.values())) == before
    assert not Challenge.objects.open().exists()


def test_the_second_of_two_who_answer_is_told_who_was_first(said):
    explained(said)
    with pytest.raises(Refused, match=r"^Ben Sample answered it on 15 April 2025, 12[.]03pm\.$"):
        answer(said, "explained", "Another.", by=ann(), at=LATER + 2 * MINUTE)
    assert Challenge.objects.get().answer == "It is yours."


@pytest.mark.parametrize(
    ("result", "words", "why"),
    [
        ("explained", " \n", "Say what you answer: the council reads it."),
        ("", "It is yours.", "Say whether the figures are counted again or stand."),
        ("explained", "x" * (LONGEST + 1), "The answer has 5,001 characters: use 5,000 at most."),
        (
            "accepted",
            "You are right.",
            "Say why the figures are counted again: the reason may be public.",
        ),
    ],
)
def test_an_answer_has_its_result_and_its_words(said, result, words, why):
    with pytest.raises(Refused) as refusal:
        answer(said, result, words, by=ben(), at=LATER)
    assert str(refusal.value) == why
    assert Challenge.objects.open().get().answer == ""


def test_the_council_is_told_to_look_at_its_page(said):
    assert tell(explained(said).challenge, at=LATER + MINUTE)
    [made] = mail.outbox
    assert made.to == [TO]
    assert "Answered: see your page." in made.body
    assert "It is yours" not in made.body


def test_once_the_letter_is_public_the_answer_is_in_the_e_mail(said):
    assert tell(explained(said, at=AFTER).challenge, at=AFTER)
    assert "Answered:\n\nIt is yours." in mail.outbox[0].body


def test_whose_link_was_taken_back_is_not_written_to(said):
    revoke(sight(), by=ann(), at=LATER)
    assert tell(explained(said).challenge, at=LATER + MINUTE) is False
    assert not mail.outbox


def test_an_e_mail_that_fails_loses_no_answer(said, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    assert tell(explained(said).challenge, at=LATER + MINUTE) is False
    assert Challenge.objects.get().answer == "It is yours."
