"""Notes on years wait for the figures of their year."""

from datetime import timedelta

import pytest

from complaints.models import YearNote
from councils.years import Year, london_instant
from tests.complaints.models.rows import release

pytestmark = pytest.mark.django_db

AT = london_instant("2025-07-01 09:30")
BEFORE = AT - timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _notes():
    for year in (2023, 2024, 2024):
        YearNote.objects.create(year=Year(year), text="Fewer.")


def years(at) -> list[str]:
    return [str(note.year) for note in YearNote.objects.public(at)]


def test_a_note_is_public_from_the_instant_of_its_years_figures():
    release(public_at=AT, made_by_command=True)
    assert (years(BEFORE), years(AT)) == ([], ["2024-25", "2024-25"])


def test_neither_a_draft_nor_what_was_withdrawn_makes_a_note_public():
    release(public_at=AT)
    release(edition=2, reason="Wrong.", public_at=AT, withdrawn_at=BEFORE, made_by_command=True)
    assert years(AT) == []


def test_editions_do_not_repeat_a_note():
    release(public_at=BEFORE, made_by_command=True)
    release(edition=2, reason="Wrong.", public_at=AT, made_by_command=True)
    assert years(AT) == ["2024-25", "2024-25"]
