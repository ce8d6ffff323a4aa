"""Sums say how many of the councils that existed in the year they are of."""

from datetime import date

import pytest

from complaints.figures.measures import MEASURES, UPHELD_PER_100K, UPHOLD_RATE
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.groups import part_of
from tests import factories
from tests.factories import frozen, published

COMPLIANCE = MEASURES["compliance-rate"]


@pytest.mark.parametrize(
    ("existing", "missing", "have", "words"),
    [
        (24, 0, 24, ""),
        (3, 21, 3, "3 of 24 county councils"),
        (24, 0, 23, "23 of 24 county councils"),
        (24, 0, 0, ""),
        (1_200, 34, 1_200, "1,200 of 1,234 county councils"),
    ],
)
def test_a_part_is_named_and_the_whole_is_not(existing, missing, have, words):
    assert part_of(have, existing + missing, "county councils") == words


@pytest.mark.django_db
def test_a_council_that_existed_and_has_no_row_is_missing():
    """One that closed before the year, one that opened after it and another body are not."""
    kent = factories.council()
    factories.council()
    factories.council(closed_on=date(2021, 4, 1))
    factories.council(opened_on=date(2022, 4, 1))
    factories.council(opened_on=date(2022, 3, 31))
    factories.council(type="other")
    whole = frozen(factories.council(type="district"), upheld=1)
    year = ReleasedYear.load(published("2021-22", frozen(kent, upheld=9, on_time=3), whole))
    assert year.missing == {"county": 2}
    assert year.group("county").of_all == "1 of 3 county councils"
    assert year.group("county").coverage(UPHOLD_RATE) == "1 of 3 county councils"
    assert year.group("county").coverage(COMPLIANCE) == "1 of 3 county councils"
    assert (year.group("district").of_all, year.nation.of_all) == ("", "2 of 4 councils")
    comparison = year.comparison(year.rows[kent.pk], UPHOLD_RATE)
    assert comparison.coverage == "1 of 3 county councils"


@pytest.mark.django_db
def test_a_closed_councils_late_outcomes_are_no_further_council_that_existed():
    """They are in the nation's sum; of those that existed, all have figures."""
    rows = [
        frozen(factories.council(), upheld=1, residents=100_000),
        frozen(factories.council(closed_on=date(2021, 4, 1)), on_time=1, existed=False),
    ]
    nation = ReleasedYear.load(published("2021-22", *rows)).nation
    assert nation.performance.councils == 2
    assert (nation.existing, nation.of_all, nation.coverage(COMPLIANCE)) == (1, "", "")
    assert nation.coverage(UPHELD_PER_100K) == "", "a county has no residents apart"


@pytest.mark.django_db
def test_beside_an_average_that_was_published_nothing_is_said_of_ours():
    kent = frozen(factories.council(), upheld=9, published_average=80)
    factories.council()
    year = ReleasedYear.load(published("2021-22", kent))
    assert year.comparison(year.rows[kent.council.pk], UPHOLD_RATE).coverage == ""
