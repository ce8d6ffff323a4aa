"""How far letters have come, in sentences."""

from datetime import timedelta

import pytest

from complaints.releases.steps.approval import withdraw
from letters.letters.progress import standing, where_it_stands
from tests.letters.correspondence import (
    AFTER,
    AT,
    BEFORE,
    WRITTEN,
    YEAR,
    approved,
    ben,
    composed,
    letter,
    sent,
)
from tests.letters.models.rows import message

pytestmark = pytest.mark.django_db


def test_a_year_without_letters():
    assert standing(YEAR, AT).sentence == "no letters yet."
    assert standing(YEAR, AT).follows == []


def test_letters_are_counted_by_state_and_what_follows_is_said():
    composed()
    now = standing(YEAR, BEFORE)
    assert (now.sentence, now.drafts) == ("3 letters: 3 drafts.", 3)
    assert now.follows == [
        "Drafts: a reviewer who neither composed nor wrote in them last approves them, many at"
        " once.",
        "What was sent becomes public with 2024-25, edition 1, on 20 May 2025, 9.30am, by itself.",
    ]
    approved("Essex")
    sent("Kent")
    assert standing(YEAR, BEFORE).sentence == "3 letters: 1 draft, 1 approved, 1 sent."
    later = standing(YEAR, AFTER)
    assert later.sentence == "3 letters: 1 draft, 1 approved, 1 public."
    assert later.follows[-1] == (
        "Figures of 2024-25, edition 1 are public: a letter is public as soon as it is sent."
    )


def test_what_a_person_must_decide_comes_first():
    composed()
    of = approved("Kent")
    message(letter=of, state="failed")
    assert standing(YEAR, BEFORE).follows[0] == (
        "1 message was not sent, or perhaps sent: say what happens with each."
    )
    message(letter=approved("Essex"), state="unsure")
    assert standing(YEAR, BEFORE).follows[0] == (
        "2 messages were not sent, or perhaps sent: say what happens with each."
    )


def test_what_is_put_off_is_said():
    composed()
    again = {"put_off_since": BEFORE, "next_try_at": BEFORE + timedelta(minutes=5)}
    message(letter=approved("Kent"), **again)
    assert standing(YEAR, BEFORE).follows[0] == (
        "1 message is put off until the mail server is asked again: look when and why."
    )


def test_a_letter_says_who_did_what_and_when():
    release = composed()
    made = (
        "Composed by Ann Example on 15 April 2025, 11.00am, with the figures of 2024-25, edition 1."
    )
    assert where_it_stands(letter(), BEFORE) == [made]
    by_ben = "Approved by Ben Sample on 15 April 2025, 11.01am."
    assert where_it_stands(approved(), BEFORE) == [made, by_ben]
    sent_on = "Sent on 15 April 2025, 11.02am. What was sent is not changed."
    assert where_it_stands(sent(), BEFORE) == [
        *(made, by_ben, sent_on),
        "It becomes public with 2024-25, edition 1, on 20 May 2025, 9.30am.",
    ]
    assert where_it_stands(letter(), AFTER)[-1] == "Public since 20 May 2025, 9.30am."
    late = sent("Essex", at=AFTER + timedelta(days=1))
    assert (
        where_it_stands(late, AFTER + timedelta(days=2))[-1] == "Public since 21 May 2025, 9.30am."
    )
    withdraw(release, "A file was missing.", by=ben(), at=WRITTEN + timedelta(hours=1))
    assert where_it_stands(letter("Surrey"), BEFORE)[-1] == (
        "2024-25, edition 1, whose figures it gives, was withdrawn: compose it again."
    )
