"""Whose the improvements are that decisions about a closed council led to."""

from datetime import date, timedelta

import pytest

from complaints.recommendations.made_elsewhere import made_elsewhere
from councils.years import Year, london_instant, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2025, 4, 1)
LATER = london_instant("2025-09-01 12:00")


@pytest.fixture
def county():
    """Closed on 1 April 2025; of its decisions one was left to each of two, one it did itself."""
    made = factories.council("Kent County Council", closed_on=DAY)
    new = [factories.council(f"{name} Kent Council", opened_on=DAY) for name in ("West", "East")]
    made.successors.set(new)
    for council in (*new, made):
        decision = factories.decision(made, decided_on=date(2023, 6, 6))
        factories.recommendation(decision, council=council)
    return made


def test_it_says_whose_they_are_by_name(county):
    found = made_elsewhere(county, LATER)
    assert [each.name for each in found.others] == ["East Kent Council", "West Kent Council"]
    assert found.sentence == (
        "Service improvements that others have to make after decisions about Kent County Council"
        " are listed with them: East Kent Council and West Kent Council."
    )


def test_it_is_of_a_year(county):
    assert not made_elsewhere(county, LATER, Year.parse("2024-25"))
    found = made_elsewhere(county, LATER, Year.parse("2023-24"))
    assert "after decisions of 2023-24 about Kent County Council" in found.sentence


def test_of_one_it_says_so(county):
    county.successors.first().recommendations.all().delete()
    assert "that another council has to make" in made_elsewhere(county, LATER).sentence
    assert made_elsewhere(county, LATER).sentence.count("listed with it: ") == 1


def test_a_council_that_is_there_is_not_asked_about(county, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not made_elsewhere(county, london_midnight(DAY) - timedelta(seconds=1))
    assert made_elsewhere(county, london_midnight(DAY))


def test_what_is_not_public_is_not_told(county):
    """Before its decision is shown, and of what was agreed for one person."""
    young = factories.council("Devon County Council", closed_on=DAY)
    other = factories.council("Devon Council", opened_on=DAY)
    decision = factories.decision(young, decided_on=date(2025, 8, 1))
    factories.recommendation(decision, council=other)
    shown = london_midnight(date(2025, 8, 1) + timedelta(days=42))
    assert not made_elsewhere(young, shown - timedelta(seconds=1))
    assert made_elsewhere(young, shown)
    decision.recommendations.update(kind="personal_remedy", public_summary="")
    assert not made_elsewhere(young, shown)
