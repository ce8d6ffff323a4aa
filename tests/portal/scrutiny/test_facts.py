"""What is asked about one council: when two years compare."""

from datetime import date

import pytest

from complaints.figures.performance import Performance
from complaints.statistics.comparison import CouncilYear
from councils.models import Council
from councils.years import Year
from portal.scrutiny.facts import changed_since
from tests.portal.scrutiny.records import category, facts

HIGH, LOW = Performance(upheld=45, not_upheld=5), Performance(upheld=20, not_upheld=30)
NEAR = Performance(upheld=40, not_upheld=10)


def own(last: Performance | None, *, existed: bool = True) -> dict[Year, CouncilYear]:
    def row(performance, existed=True):
        return CouncilYear(1, "county", existed, None, None, None, performance)

    found = {Year(2024): row(HIGH)}
    return found if last is None else found | {Year(2023): row(last, existed)}


def changed(years, *, breaks=False, **dates) -> Performance | None:
    return changed_since(Council(name="Kent", **dates), Year(2024), years, breaks=breaks)


def test_the_year_before_where_chance_does_not_explain_what_changed():
    assert changed(own(LOW)) == LOW
    assert changed(own(NEAR)) is None
    assert changed(own(None)) is None


@pytest.mark.parametrize(
    "dates",
    [
        {"opened_on": date(2023, 6, 1)},
        {"opened_on": date(2024, 6, 1)},
        {"closed_on": date(2025, 3, 1)},
    ],
)
def test_years_that_are_not_whole_do_not_compare(dates):
    assert changed(own(LOW), **dates) is None


def test_nor_do_those_between_which_the_method_changed_or_before_the_council_existed():
    assert changed(own(LOW), breaks=True) is None
    assert changed(own(LOW, existed=False)) is None


@pytest.mark.parametrize(
    ("closed_on", "closed"),
    [(None, False), (date(2025, 7, 21), False), (date(2025, 7, 20), True)],
)
def test_a_council_has_closed_from_the_first_day_that_it_was_not_there(closed_on, closed):
    assert facts(council=Council(name="Kent", closed_on=closed_on)).has_closed is closed


def test_the_categories_that_chance_does_not_explain():
    half = (500, 1_000)
    found = facts(by_category=[category("Housing", 10, 10, half), category("Other", 9, 10, half)])
    assert [each.category for each in found.beyond_chance] == ["Housing"]
