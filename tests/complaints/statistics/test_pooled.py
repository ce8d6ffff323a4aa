"""Up to three years added up: sums of frozen editions, worked by hand."""

from datetime import date

import pytest

from complaints.figures.measures import MEASURES, UPHELD_PER_100K, UPHOLD_RATE
from complaints.figures.rates import PerHundredThousand, Rate
from complaints.models import Release
from complaints.statistics.pooled import PooledYears
from councils.models import Council
from councils.years import Year, london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

AFTER = london_instant("2025-07-02 12:00")
REMEDY = MEASURES["satisfactory-remedy-rate"]
NEWEST = Year.parse("2024-25")


def pool(year: Year = NEWEST, at=AFTER) -> PooledYears:
    return PooledYears.load_newest(Release.objects.current(at), year)


def three_years(council: Council, *counts: tuple[int, int], **fields) -> None:
    """Upheld and not upheld in 2022-23, 2023-24 and 2024-25."""
    for begins, (upheld, not_upheld) in zip((2022, 2023, 2024), counts, strict=True):
        row = frozen(council, upheld=upheld, not_upheld=not_upheld, **fields)
        published(str(Year(begins)), row)


def test_a_council_with_few_cases_in_each_year_has_a_figure_of_three():
    small = factories.council(type="district")
    three_years(small, (2, 1), (3, 2), (1, 4))
    found = pool()
    row = found.rows[small.pk]
    assert row.rate(UPHOLD_RATE) == Rate(6, 13)
    assert UPHOLD_RATE.map_class(row.rate(UPHOLD_RATE)).label == "under 60%"
    assert (found.period, row.years_behind(UPHOLD_RATE)) == ("2022-23 to 2024-25", "")


def test_residents_are_added_up_year_by_year_so_that_the_figure_is_one_for_a_year():
    """12 upheld over 80,000 + 81,000 + 79,000 residents: 5 for every 100,000 in a year."""
    about = factories.council()
    for begins, upheld, residents in (2022, 5, 80_000), (2023, 3, 81_000), (2024, 4, 79_000):
        published(str(Year(begins)), frozen(about, upheld=upheld, residents=residents))
    rate = pool().rows[about.pk].rate(UPHELD_PER_100K)
    assert rate == PerHundredThousand(12, 240_000, years=3)
    assert (rate.text, rate.counts) == ("5", "12 upheld in 3 years, 240,000 residents added up")


def test_under_ten_thousand_residents_stay_few_however_many_years_are_added_up():
    city = factories.council(type="london_borough")
    three_years(city, (1, 1), (1, 1), (1, 1), residents=9_000)
    assert pool().rows[city.pk].rate(UPHELD_PER_100K).is_small
    grown = factories.council(type="unitary")
    published("2021-22", frozen(grown, upheld=1, residents=10_000))
    assert not pool(Year(2021)).rows[grown.pk].rate(UPHELD_PER_100K).is_small


def test_a_council_that_opened_within_the_years_says_of_how_many_its_figure_is():
    old, new = factories.council(type="district"), factories.council(type="unitary")
    published("2022-23", frozen(old, upheld=7, residents=90_000))
    published(
        "2023-24",
        frozen(old, upheld=5, existed=False),
        frozen(new, upheld=4, not_upheld=6, residents=None),  # opened within the year
    )
    published("2024-25", frozen(new, upheld=9, not_upheld=1, residents=60_000))
    row = pool().rows[new.pk]
    assert (row.rate(UPHOLD_RATE), row.years_behind(UPHOLD_RATE)) == (Rate(13, 20), "2 of 3 years")
    assert row.rate(UPHELD_PER_100K) == PerHundredThousand(9, 60_000)
    assert row.years_behind(UPHELD_PER_100K) == "1 of 3 years"
    # What a council was counted for after it had closed is in no average of three years either.
    earlier = pool(Year(2023))
    assert earlier.rows[old.pk].rate(UPHELD_PER_100K).text == ("no figure: the council had closed")
    assert earlier.group("district").rate(UPHOLD_RATE) == Rate(7, 7)


def test_the_average_is_a_ratio_of_sums_over_all_councils_of_each_year():
    stays = factories.council(type="district")
    closed = factories.council(type="district", closed_on=date(2023, 4, 1))
    published("2022-23", frozen(stays, upheld=1, not_upheld=3), frozen(closed, upheld=40))
    published("2023-24", frozen(stays, upheld=2, not_upheld=2))
    published("2024-25", frozen(stays, upheld=3, not_upheld=1))
    found = pool()
    comparison = found.comparison(found.rows[stays.pk], UPHOLD_RATE)
    assert (comparison.rate, comparison.average) == (Rate(6, 12), Rate(46, 52))
    # With 46 of 52, chance gives 6 of 12 or fewer in 0.12% of cases: between 0.1% and 2.5%.
    assert comparison.position == "below"


def test_a_published_average_of_one_year_does_not_stand_beside_three():
    about = factories.council()
    published("2023-24", frozen(about, upheld=10, published_average=99))
    published("2024-25", frozen(about, upheld=10, not_upheld=10, published_average=98))
    found = pool()
    average = found.rows[about.pk].average(UPHOLD_RATE, found.average("county", UPHOLD_RATE))
    assert average == (Rate(20, 30), "")


def test_a_year_that_is_not_public_yet_is_in_no_pool():
    about = factories.council()
    published("2023-24", frozen(about, upheld=10, not_upheld=10))
    published("2024-25", frozen(about, upheld=900, not_upheld=10))
    before = london_instant("2025-06-30 12:00")
    found = pool(Year(2023), before)
    assert found.rows[about.pk].rate(UPHOLD_RATE) == Rate(10, 20)
    assert (found.period, len(found.years)) == ("2023-24", 1)
    assert pool(Year(2023), AFTER).rows[about.pk].rate(UPHOLD_RATE) == Rate(10, 20)


def test_a_gap_between_the_years_is_said():
    about = factories.council()
    published("2022-23", frozen(about, upheld=10))
    published("2024-25", frozen(about, upheld=10))
    assert pool().period == "2022-23 and 2024-25"


def test_what_one_year_does_not_publish_is_left_out_of_both_sides():
    about = factories.council()
    published("2023-24", frozen(about, upheld=50, satisfactory_remedies=None))
    published("2024-25", frozen(about, upheld=20, satisfactory_remedies=3))
    row = pool().rows[about.pk]
    assert (row.rate(REMEDY), row.years_behind(REMEDY)) == (Rate(3, 20), "1 of 2 years")


@pytest.mark.parametrize("rows", [1, 3])
def test_three_years_take_two_queries_each(rows, django_assert_num_queries):
    for begins in (2022, 2023, 2024):
        published(str(Year(begins)), *(frozen(upheld=1) for _ in range(rows)))
    releases = Release.objects.current(AFTER)
    with django_assert_num_queries(6):
        PooledYears.load_newest(releases, NEWEST)
