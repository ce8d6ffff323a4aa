"""An instant is said as London's clocks show it, suggested ahead, refused where it cannot be."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from complaints.releases.rules.announcement import (
    is_announced_late,
    person_in_words,
    refuse_instant,
    suggested_instant,
)
from councils.refusals import Refused
from councils.years import Year, london_instant

AT = london_instant("2025-04-15 10:00")


def test_somebody_is_called_by_their_name():
    assert person_in_words(User(username="ann", first_name="Ann", last_name="Ex")) == "Ann Ex"
    assert person_in_words(User(username="ann")) == "ann"
    assert person_in_words(None) == "a command"


@pytest.mark.parametrize(
    ("at", "first", "revision"),
    [
        # Four weeks and a day after Tuesday 15 April is Wednesday 14 May.
        ("2025-04-15 10:00", "2025-05-14 09:30", "2025-04-16 09:30"),
        # After Wednesday 16 April it is Thursday 15 May, so the Wednesday after that.
        ("2025-04-16 10:00", "2025-05-21 09:30", "2025-04-17 09:30"),
        # A Friday's next working day is Monday, but Good Friday's is the Tuesday after Easter.
        ("2025-04-11 10:00", "2025-05-14 09:30", "2025-04-14 09:30"),
        ("2025-04-18 10:00", "2025-05-21 09:30", "2025-04-22 09:30"),
        # Wednesday 25 December 2024 is Christmas Day: Friday is the next working day.
        ("2024-11-26 10:00", "2024-12-27 09:30", "2024-11-27 09:30"),
        # Over the change of clocks it is 9.30 in London all the same.
        ("2025-03-04 10:00", "2025-04-02 09:30", "2025-03-05 09:30"),
    ],
)
def test_the_instant_suggested_is_the_customary_one(at, first, revision):
    at = london_instant(at)
    assert suggested_instant(False, at) == london_instant(first)
    assert suggested_instant(True, at) == london_instant(revision)
    assert not is_announced_late(suggested_instant(False, at), at)


def test_four_weeks_ahead_is_customary():
    ahead = AT + timedelta(weeks=4)
    assert not is_announced_late(ahead, AT)
    assert is_announced_late(ahead - timedelta(seconds=1), AT)


@pytest.mark.parametrize(
    ("public_at", "why"),
    [
        (AT, "15 April 2025, 10.00am has passed: set a later instant."),
        (
            AT + timedelta(minutes=2),
            "15 April 2025, 10.02am is less than two minutes away: set a later instant.",
        ),
    ],
)
def test_an_instant_too_early_is_refused(public_at, why):
    with pytest.raises(Refused) as refused:
        refuse_instant(Year(2024), public_at, AT)
    assert str(refused.value) == why


def test_two_minutes_and_a_second_are_enough():
    refuse_instant(Year(2024), AT + timedelta(minutes=2, seconds=1), AT)


def test_an_instant_before_the_year_is_over_is_refused():
    over = london_instant("2026-04-01 00:00")
    with pytest.raises(Refused, match="2025-26 ends on 31 March 2026"):
        refuse_instant(Year(2025), over - timedelta(seconds=1), AT)
    refuse_instant(Year(2025), over, AT)
