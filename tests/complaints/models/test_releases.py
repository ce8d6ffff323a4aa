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
