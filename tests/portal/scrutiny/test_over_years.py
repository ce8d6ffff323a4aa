"""Every measure in every year: the figures of the council's page, with their counts."""

import pytest

from complaints.models import YearNote
from councils.years import Year, london_instant
from tests import factories
from tests.factories import frozen, published
from tests.portal.scrutiny.made_packs import AT, made

pytestmark = pytest.mark.django_db
COUNTS = {"satisfactory_remedies": 3, "on_time": 12, "late": 5, "not_complied": 3}


def cells(year) -> dict[str, tuple[str, str, str]]:
    return {each.name: (each.figure, each.counts, each.averaged) for each in year.cells}


def test_each_measure_and_lateness_has_its_counts_and_similar_councils(kent):
    """By hand: 16 of 20 upheld; 17 of 20 complied; 12 of 20 on time; 3 of 16 remedied before."""
    essex = factories.council("Essex County Council")
    published(
        "2023-24",
        frozen(kent, upheld=16, not_upheld=4, **COUNTS),
        frozen(essex, upheld=24, not_upheld=36, **COUNTS | {"on_time": 32}),
    )
    before, now = made(kent).over_years.years
    assert (before.year, before.breaks, now.year) == ("2023-24", False, "2024-25")
    assert cells(before) == {
        "Uphold rate": ("80%", "16 of 20", "county councils 50%"),
        "Compliance rate": ("85%", "17 of 20", "county councils 90%"),
        "On-time rate": ("60%", "12 of 20", "county councils 73%"),
        "Satisfactory remedy rate": ("19%", "3 of 16", "county councils 15%"),
    }
    assert made(kent).over_years.short_note == (
        "After the dot: similar councils together; in 2024-25 1 of 2 county councils."
    )
    assert cells(now)["Uphold rate"] == ("71%", "17 of 24", "1 of 2 county councils 71%")
    assert cells(now)["Compliance rate"][:2] == ("4 of 4", "")
    assert [each.is_words for each in now.cells] == [False, True, True, False]


def test_one_year_is_no_table(kent):
    assert made(kent).over_years is None


def test_where_the_method_changed_is_said(kent):
    YearNote.objects.create(year=Year(2024), text="Fewer cases.", breaks_comparison=True)
    published("2023-24", frozen(kent, upheld=16, not_upheld=4, **COUNTS))
    assert [each.breaks for each in made(kent).over_years.years] == [False, True]


def test_it_ends_with_the_packs_own_year_and_what_is_to_come_is_not_in_it(kent):
    published("2023-24", frozen(kent, upheld=16, not_upheld=4, **COUNTS))
    later = london_instant("2026-07-01 09:30")
    published("2025-26", frozen(kent, upheld=1, not_upheld=11), public_at=later)
    for at in (AT, later):
        assert [each.year for each in made(kent, at).over_years.years] == ["2023-24", "2024-25"]
