"""Which edition of a year is current, and whether it revises another that was public."""

from datetime import timedelta

import pytest

from complaints.models import Release
from councils.years import Year, london_instant
from tests.complaints.models.rows import release

pytestmark = pytest.mark.django_db

AT = london_instant("2025-07-01 09:30")
BEFORE, LATER = AT - timedelta(days=1), AT + timedelta(days=7)
COMMAND = {"made_by_command": True}
YEAR = Year(2024)


def current() -> Release:
    return Release.objects.current(LATER)[YEAR]


def test_a_first_edition_revises_nothing():
    first = release(public_at=BEFORE, **COMMAND)
    assert (current(), current().revises) == (first, False)


def test_an_edition_after_a_public_one_revises_it():
    release(public_at=BEFORE, **COMMAND)
    second = release(edition=2, public_at=AT, reason="One was wrong.", **COMMAND)
    assert (current(), current().revises) == (second, True)
    assert not Release.objects.current(BEFORE)[YEAR].revises


def test_an_edition_after_one_that_was_taken_back_revises_nothing():
    release(public_at=AT, withdrawn_at=BEFORE, **COMMAND)
    second = release(edition=2, public_at=AT, reason="One was wrong.", **COMMAND)
    assert (current(), current().revises) == (second, False)


def test_an_edition_is_found_by_its_number_among_those_that_are_public():
    release(public_at=BEFORE, **COMMAND)
    release(edition=2, reason="Wrong.", public_at=AT, withdrawn_at=BEFORE, **COMMAND)
    third = release(edition=3, reason="Wrong.", public_at=AT, **COMMAND)
    release(edition=4, reason="Wrong.", public_at=LATER + timedelta(days=1), **COMMAND)
    found = {number: current().in_edition(number) for number in ("1", "2", "3", "4", "x", "")}
    assert [number for number, edition in found.items() if edition] == ["1", "3"]
    assert (found["3"], found["3"].replaced_by) == (third, None)
    assert (found["1"].replaced_by, found["1"].revises) == (third, False)
