"""Several councils in one year beside all, and their own over the years."""

import pytest

from complaints.figures.measures import UPHOLD_RATE
from complaints.models import Release
from complaints.statistics.side_by_side import side_by_side
from councils.years import Year, london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

AT = london_instant("2025-12-01 12:00")


@pytest.fixture
def made():
    kent, essex, surrey = (factories.council(f"{name} County Council") for name in "KES")
    published("2023-24", frozen(kent, upheld=6, not_upheld=4), frozen(surrey, upheld=1))
    published("2024-25", *(frozen(each, upheld=9, not_upheld=1) for each in (kent, essex, surrey)))
    return kent, essex, surrey


def found(councils):
    releases = Release.objects.current(AT)
    return side_by_side({each.pk for each in councils}, releases[Year(2024)], releases)


def test_the_year_has_every_council_and_the_years_before_only_those_compared(made):
    kent, essex, surrey = made
    beside = found([kent, essex])
    assert beside.compared.rows.keys() == {kent.pk, essex.pk, surrey.pk}
    assert {year: set(rows) for year, rows in beside.own.items()} == {
        Year(2023): {kent.pk},
        Year(2024): {kent.pk, essex.pk},
    }
    assert beside.compared.average("county", UPHOLD_RATE).counts == "27 of 30"


def test_years_in_which_none_of_them_has_figures_are_not_among_theirs(made):
    _, essex, _ = made
    assert found([essex]).years == [Year(2024)]
    assert found(made).years == [Year(2023), Year(2024)]


def test_queries_do_not_grow_with_councils(made, django_assert_num_queries):
    releases = Release.objects.current(AT)
    for councils in (made[:1], made):
        pks = {each.pk for each in councils}
        with django_assert_num_queries(2):
            side_by_side(pks, releases[Year(2024)], releases)
