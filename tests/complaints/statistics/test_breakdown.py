"""The uphold rate by category beside that of similar councils."""

from datetime import date

import pytest

from complaints.figures.performance import Performance
from complaints.figures.rates import Rate
from complaints.models import Category
from complaints.statistics.breakdown import (
    NOT_BROKEN_DOWN,
    NOT_COMPARED,
    CategoryRate,
    uphold_rate_by_category,
)
from complaints.statistics.comparison import ReleasedYear
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def housing():
    return Category.objects.create(name="Housing", slug="housing", position=2)


@pytest.fixture
def planning():
    return Category.objects.create(name="Planning", slug="planning", position=1)


def split(council, existed=True, **categories):
    """A council's row whose total is the sum of its categories, given as (upheld, not upheld)."""
    pks = dict(Category.objects.values_list("slug", "pk")) | {"none": None}
    parts = {pks[slug]: Performance(upheld=u, not_upheld=n) for slug, (u, n) in categories.items()}
    total = Performance.total(parts.values())
    return frozen(
        council, existed=existed, categories=parts, upheld=total.upheld, not_upheld=total.not_upheld
    )


def by_category(release, council):
    row = ReleasedYear.load(release).rows[council.pk]
    return uphold_rate_by_category(release, row)


def as_tuples(rows):
    return [(row.category, row.rate, row.average) for row in rows]


def test_each_category_beside_similar_councils_in_their_order(housing, planning):
    own, other = factories.council(), factories.council()
    district = factories.council(type="district")
    release = published(
        "2024-25",
        split(own, housing=(3, 1), none=(1, 0)),
        split(other, housing=(5, 5), planning=(0, 2)),
        split(district, housing=(90, 0)),
    )
    assert as_tuples(by_category(release, own)) == [
        ("Planning", Rate(0, 0), Rate(0, 2)),
        ("Housing", Rate(3, 4), Rate(8, 14)),
        ("Not broken down", Rate(1, 1), Rate(1, 1)),
    ]


def test_categories_add_up_to_the_council(housing, planning):
    own = factories.council()
    release = published("2024-25", split(own, housing=(3, 1), planning=(2, 2), none=(1, 0)))
    rows = by_category(release, own)
    assert (sum(row.rate.part for row in rows), sum(row.rate.whole for row in rows)) == (6, 9)


def test_closed_councils_are_in_no_average(housing):
    own, closed = factories.council(), factories.council()
    release = published(
        "2024-25", split(own, housing=(3, 1)), split(closed, existed=False, housing=(9, 0))
    )
    assert as_tuples(by_category(release, own)) == [("Housing", Rate(3, 4), Rate(3, 4))]


def test_other_bodies_and_closed_councils_have_no_comparison(housing):
    park, second = (factories.council(type="other") for _ in range(2))
    closed = factories.council(closed_on=date(2024, 4, 1))
    county = factories.council()
    release = published(
        "2024-25",
        split(park, housing=(3, 1)),
        split(second, housing=(4, 1)),
        split(closed, existed=False, housing=(1, 0)),
        split(county, housing=(5, 5)),
    )
    for council, rate in ((park, Rate(3, 4)), (closed, Rate(1, 1))):
        (row,) = by_category(release, council)
        assert row.rate == rate
        assert (row.average.text, row.average.exact) == ("not compared", None)


def test_a_date_corrected_in_the_register_does_not_move_what_was_published(housing):
    own, other = factories.council(), factories.council()
    release = published("2024-25", split(own, housing=(3, 1)), split(other, housing=(5, 5)))
    before = as_tuples(by_category(release, own))
    assert before == [("Housing", Rate(3, 4), Rate(8, 14))]
    own.closed_on = date(2024, 4, 1)
    own.save()
    assert as_tuples(by_category(release, own)) == before


def test_a_year_without_categories_has_no_rows(housing):
    own = factories.council()
    assert by_category(published("2024-25", frozen(own, upheld=3)), own) == []


def test_one_query(housing, planning, django_assert_num_queries):
    own = factories.council()
    first = published("2023-24", split(own, housing=(3, 1)))
    second = published("2024-25", split(own, housing=(3, 1), planning=(2, 2), none=(1, 0)))
    for release, count in ((first, 1), (second, 3)):
        row = ReleasedYear.load(release).rows[own.pk]
        with django_assert_num_queries(1):
            assert len(uphold_rate_by_category(release, row)) == count


@pytest.mark.parametrize(
    ("category", "part", "whole", "beyond"),
    [
        ("Housing", 10, 10, True),  # 1 in 1,024 where one in two is upheld
        ("Housing", 0, 10, True),
        ("Housing", 9, 10, False),
        ("Housing", 9, 9, False),
        ("Housing", 0, 0, False),
        (NOT_BROKEN_DOWN, 10, 10, False),
    ],
)
def test_chance_is_asked_of_ten_cases_or_more_and_of_what_is_broken_down(
    category, part, whole, beyond
):
    assert CategoryRate(category, Rate(part, whole), Rate(5, 10)).is_beyond_chance is beyond


def test_chance_says_nothing_of_who_is_compared_with_nobody():
    assert not CategoryRate("Housing", Rate(10, 10), NOT_COMPARED).is_beyond_chance
