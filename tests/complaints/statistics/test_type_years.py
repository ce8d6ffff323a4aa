"""One type over several years, each with how many of its councils it covers."""

from datetime import date

import pytest

from complaints.figures.measures import (
    COMPLIANCE_RATE,
    MEASURES,
    SATISFACTORY_REMEDY_RATE,
    UPHELD_PER_100K,
    UPHOLD_RATE,
)
from complaints.statistics.type_years import type_over_years
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

UNPUBLISHED = {"satisfactory_remedies": None, "on_time": None, "late": None, "not_complied": None}


def test_several_years_are_summed_apart():
    county, young = factories.council(), factories.council(opened_on=date(2024, 4, 1))
    first = published("2023-24", frozen(county, upheld=1, not_upheld=3))
    second = published("2024-25", frozen(county, upheld=2), frozen(young, upheld=5))
    found = type_over_years("county", [first, second])
    said = [
        (found[each.pk].rate(UPHOLD_RATE).counts, found[each.pk].existing, found[each.pk].missing)
        for each in (first, second)
    ]
    assert said == [("1 of 4", 1, 0), ("7 of 7", 2, 0)]


def test_each_year_says_of_how_many_councils_it_is():
    county, other = factories.council(), factories.council()
    part = published("2023-24", frozen(county, upheld=1), frozen(type_of("district"), upheld=7))
    whole = published("2024-25", frozen(county, upheld=1), frozen(other))
    found = type_over_years("county", [part, whole])
    said = [found[each.pk].coverage(UPHOLD_RATE) for each in (part, whole)]
    assert said == ["1 of 2 county councils", ""]


def test_each_measure_is_over_the_councils_that_have_it():
    """Compliance of one of three, remedies of another two; residents of two are known."""
    release = published(
        "2024-25",
        frozen(factories.council(), upheld=4, **UNPUBLISHED, residents=50_000),
        frozen(factories.council(), **UNPUBLISHED | {"upheld": 6, "satisfactory_remedies": 3}),
        frozen(factories.council(), upheld=2, on_time=1, late=1, residents=150_000),
    )
    found = type_over_years("county", [release])[release.pk]
    told = {
        each.slug: (found.rate(each).counts, found.coverage(each)) for each in MEASURES.values()
    }
    of = "of 3 county councils"
    assert told == {
        "uphold-rate": ("12 of 12", ""),
        COMPLIANCE_RATE.slug: ("2 of 2", f"1 {of}"),
        "on-time-rate": ("1 of 2", f"1 {of}"),
        SATISFACTORY_REMEDY_RATE.slug: ("3 of 8", f"2 {of}"),
        UPHELD_PER_100K.slug: ("6 upheld, 200,000 residents", f"2 {of}"),
    }


def test_a_year_without_the_type_has_no_figure():
    release = published("2024-25", frozen(type_of("district"), upheld=7))
    found = type_over_years("county", [release])[release.pk]
    assert {found.rate(each).ratio for each in MEASURES.values()} == {None}


def test_who_did_not_exist_is_neither_in_the_rate_nor_missing():
    county, closed = factories.council(), factories.council(closed_on=date(2023, 4, 1))
    release = published(
        "2023-24", frozen(county, upheld=1, not_upheld=1), frozen(closed, upheld=9, existed=False)
    )
    found = type_over_years("county", [release])[release.pk]
    assert (found.rate(UPHOLD_RATE).counts, found.existing, found.missing) == ("1 of 2", 1, 0)


def test_two_queries_whatever_the_number_of_years(django_assert_num_queries):
    county = factories.council()
    releases = [published(year, frozen(county)) for year in ("2022-23", "2023-24", "2024-25")]
    for some in (releases[:1], releases):
        with django_assert_num_queries(2):
            assert len(type_over_years("county", some)) == len(some)


def type_of(kind: str):
    return factories.council(type=kind)
