"""The nation over several years: sums of all types, and how many councils they cover."""

from datetime import date

import pytest

from complaints.figures.measures import COMPLIANCE_RATE, UPHOLD_RATE
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.nation_years import nation_over_years
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


def test_all_types_are_summed_in_each_year_and_other_bodies_in_none():
    county, district = factories.council(), factories.council(type="district")
    park = factories.council(type="other")
    later = published("2024-25", frozen(county, upheld=3, not_upheld=1), frozen(district, upheld=2))
    first = published(
        "2023-24", frozen(county, upheld=1, not_upheld=3), frozen(district), frozen(park, upheld=9)
    )
    said = [
        (str(each.year), each.rate(UPHOLD_RATE).counts, each.coverage)
        for each in nation_over_years([later, first])
    ]
    assert said == [("2023-24", "1 of 4", ""), ("2024-25", "5 of 6", "")]


def test_it_is_what_the_year_itself_says():
    """A closed council's late outcome counts, and is none of those that existed."""
    closed = factories.council(closed_on=date(2023, 4, 1))
    opened = factories.council(opened_on=date(2023, 4, 1))
    release = published(
        "2023-24",
        frozen(closed, existed=False, upheld=2),
        frozen(opened, upheld=5, not_upheld=3, on_time=2, late=1, not_complied=0),
        frozen(
            factories.council(),
            upheld=1,
            satisfactory_remedies=None,
            on_time=None,
            late=None,
            not_complied=None,
        ),
    )
    [year] = nation_over_years([release])
    nation = ReleasedYear.load(release).nation
    assert year.rate(UPHOLD_RATE) == nation.rate(UPHOLD_RATE)
    assert year.rate(UPHOLD_RATE).counts == "8 of 11"
    assert year.rate(COMPLIANCE_RATE) == nation.rate(COMPLIANCE_RATE)
    assert (year.existing, year.missing) == (nation.existing, nation.missing) == (2, 0)


def test_where_councils_are_missing_it_says_of_how_many_it_is():
    release = published("2024-25", frozen(factories.council(), upheld=1))
    factories.council()
    [year] = nation_over_years([release])
    assert year.coverage == "1 of 2 councils"


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_years(django_assert_num_queries, number):
    releases = [published(f"202{n}-2{n + 1}", frozen(factories.council())) for n in range(number)]
    with django_assert_num_queries(3):
        assert len(nation_over_years(releases)) == number
