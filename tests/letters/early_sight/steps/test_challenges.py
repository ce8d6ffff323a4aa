"""A council says what it thinks is wrong: in its own words, until the last day."""

from datetime import UTC, datetime, timedelta

import pytest

from complaints.models import Release
from complaints.releases.steps import approval
from councils.refusals import Refused
from letters.early_sight.links import link_for, revoke
from letters.early_sight.steps.answers import answer
from letters.early_sight.steps.challenges import AT_MOST, LONGEST, Late, challenge, said
from letters.letters.steps.approval import approve
from letters.letters.steps.letter_text import reissue
from letters.models import Challenge
from tests.letters.correspondence import INSTANT, ann, ben, letter
from tests.letters.early_sight.sights import LATER, link, message, sight

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def kent():
    link()


def test_what_is_wrong_is_kept_in_the_council_s_words():
    made = challenge(sight(), "  24 000 001 is not ours.\r\nIt is Essex's.  ", at=LATER)
    assert (made.text, made.made_at, made.answered_at) == (
        "24 000 001 is not ours.\nIt is Essex's.",
        LATER,
        None,
    )
    assert list(said(sight())) == [made]


def test_who_reads_a_corrected_letter_reads_what_it_had_said_and_nobody_else_does():
    made = challenge(sight(), "24 000 001 is not ours.", at=LATER)
    link("Essex", to="eve@essex.example.org")
    reissue(sight().message.letter, "It was Essex's.", by=ann(), at=LATER)
    assert not approve([letter("Kent")], by=ben(), at=LATER).refused
    again = message("Kent")
    assert link_for(again, at=LATER)
    assert list(said(again.early_sight)) == [made]
    assert list(said(sight("Essex"))) == []


def test_the_same_words_sent_twice_are_kept_once():
    first = challenge(sight(), "24 000 001 is not ours.", at=LATER)
    assert challenge(sight(), "24 000 001 is not ours.", at=LATER) == first
    challenge(sight(), "Nor is 24 000 002.", at=LATER)
    assert Challenge.objects.count() == 2


def test_the_same_words_may_come_again_after_an_answer():
    first = challenge(sight(), "24 000 001 is not ours.", at=LATER)
    answer(first, "explained", "It is.", by=ann(), at=LATER)
    assert challenge(sight(), "24 000 001 is not ours.", at=LATER) != first


def test_the_last_day_is_the_whole_day():
    assert challenge(sight(), "On the first.", at=LATER + 16 * DAY)
    with pytest.raises(Late, match=r"^The last day to say what is wrong was 1 May 2025\."):
        challenge(sight(), "On the second.", at=LATER + 17 * DAY)
    assert Challenge.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("  \n", "Say what you think is wrong."),
        ("x" * (LONGEST + 1), "It has 5,001 characters: please use 5,000 at most."),
    ],
)
def test_words_are_needed_and_not_too_many(text, why):
    with pytest.raises(Refused) as refusal:
        challenge(sight(), text, at=LATER)
    assert str(refusal.value) == why
    assert challenge(sight(), "x" * LONGEST, at=LATER)


def test_a_link_that_opens_nothing_takes_nothing():
    for at in (INSTANT, LATER):
        if at == LATER:
            revoke(sight(), by=ann(), at=LATER)
        with pytest.raises(Refused, match=r"^The letter is not open any more"):
            challenge(sight(), "Wrong.", at=at)


def test_nothing_is_said_of_a_letter_whose_figures_are_counted_again():
    approval.withdraw(Release.objects.get(), "A mistake.", by=ann(), at=LATER)
    with pytest.raises(Refused, match=r"^The letter is not open any more"):
        challenge(sight(), "Wrong.", at=LATER)


def test_a_council_that_waits_for_twenty_answers_waits():
    for number in range(AT_MOST):
        challenge(sight(), f"Case {number}.", at=LATER)
    with pytest.raises(Refused, match=r"^We have not answered yet what you told us before"):
        challenge(sight(), "One more.", at=LATER)


def test_it_is_listed_under_the_day_that_it_was_in_london():
    made = challenge(sight(), "24 000 001 is not ours.", at=LATER)
    made.made_at = datetime(2025, 6, 15, 23, 30, tzinfo=UTC)  # half past midnight in London
    assert str(made) == "Kent County Council, 16 June 2025"
