"""One type over several years, each with how many of its councils it covers."""

from datetime import date

import pytest

from complaints.figures.rates import Rate
from complaints.statistics.type_years import TypeYear, uphold_over_years
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

COUNTIES = "county councils"


def test_several_years_are_summed_apart():
    county, young = factories.council(), factories.council(opened_on=date(2024, 4, 1))
    first = published("2023-24", frozen(county, upheld=1, not_upheld=3))
    second = published("2024-25", frozen(county, upheld=2), frozen(young, upheld=5))
    assert uphold_over_years("county", [first, second]) == {
        first.pk: TypeYear(Rate(1, 4), 1, 0, COUNTIES),
        second.pk: TypeYear(Rate(7, 7), 2, 0, COUNTIES),
    }


def test_each_year_says_of_how_many_councils_it_is():
    county, other = factories.council(), factories.council()
    part = published("2023-24", frozen(county, upheld=1), frozen(type_of("district"), upheld=7))
    whole = published("2024-25", frozen(county, upheld=1), frozen(other))
    found = uphold_over_years("county", [part, whole])
    assert [found[each.pk].coverage for each in (part, whole)] == ["1 of 2 county councils", ""]


def test_who_did_not_exist_is_neither_in_the_rate_nor_missing():
    county, closed = factories.council(), factories.council(closed_on=date(2023, 4, 1))
    release = published(
        "2023-24", frozen(county, upheld=1, not_upheld=1), frozen(closed, upheld=9, existed=False)
    )
    assert uphold_over_years("county", [release]) == {
        release.pk: TypeYear(Rate(1, 2), 1, 0, COUNTIES)
    }


def test_two_queries_whatever_the_number_of_years(django_assert_num_queries):
    county = factories.council()
    releases = [published(year, frozen(county)) for year in ("2022-23", "2023-24", "2024-25")]
    for some in (releases[:1], releases):
        with django_assert_num_queries(2):
            assert len(uphold_over_years("county", some)) == len(some)


def type_of(kind: str):
    return factories.council(type=kind)
