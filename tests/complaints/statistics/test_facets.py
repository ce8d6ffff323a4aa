"""What each further choice in a list of decisions would leave; never of a year not released."""

from datetime import date, timedelta

import pytest

from complaints.decisions.filters import DecisionFilter
from complaints.decisions.search import counts, matches
from complaints.models import Decision, Release
from complaints.statistics.facets import facets, of_years
from councils.years import Year, london_instant
from tests import factories

pytestmark = pytest.mark.django_db
INSTANT = london_instant("2025-07-01 09:30")
BEFORE, AFTER = INSTANT - timedelta(seconds=1), INSTANT + timedelta(seconds=1)


def found(at=AFTER, **data):
    rows = Decision.objects.public(at)
    chosen = DecisionFilter(data, rows, releases=Release.objects.current(at), at=at)
    assert not chosen.unreadable
    return facets(chosen)


def numbers(at=AFTER, **data) -> dict[str, dict[str, int | None]]:
    return {
        each.name: {option.label: option.number for option in each.options}
        for each in found(at, **data).facets
    }


@pytest.fixture
def kent():
    """Seven decisions of 2023-24, released, and three of 2024-25, released at the instant."""
    kent = factories.council("Kent")
    homes = factories.subject("Housing", "Housing", "Homelessness")
    repairs = factories.subject("Housing", "Housing", "Repairs")
    roads = factories.subject("Transport", "Transport", "Roads")
    for subject, outcome, year in (
        (homes, "upheld", 2023),
        (homes, "upheld", 2023),
        (homes, "not_upheld", 2023),
        (repairs, "upheld", 2023),
        (roads, "upheld", 2023),
        (roads, "not_upheld", 2023),
        (None, "not_upheld", 2023),
        (homes, "upheld", 2024),
        (roads, "not_upheld", 2024),
        (roads, "not_upheld", 2024),
    ):
        made = factories.decision(
            kent, subject=subject, outcome=outcome, decided_on=date(year, 6, 3), summary="Damp."
        )
        if outcome == "upheld":
            late = {"done_on": date(year, 12, 1)} if subject == roads else {}
            factories.recommendation(made, **late)
    factories.decision(kent, decided_on=date(2023, 6, 3), withheld_reason="consent")
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    factories.release("2024-25", public_at=INSTANT)
    return kent


def test_each_counts_what_choosing_it_leaves(kent):
    assert numbers(year="2023-24") == {
        "outcome": {"Upheld": 4, "Not upheld": 3},
        "category": {"Housing": 4, "Transport": 2},
        "year": {"2024-25": 3, "2023-24": 7},
        "compliance": {"Complied on time": 3, "Complied late": 1},
    }
    assert numbers(outcome="upheld", year="2023-24") == {
        "outcome": {"Upheld": 4, "Not upheld": 3},
        "category": {"Housing": 3, "Transport": 1},
        "year": {"2024-25": 1, "2023-24": 4},
        "compliance": {"Complied on time": 3, "Complied late": 1},
    }


def test_each_number_is_the_length_of_the_list_that_it_leads_to(kent):
    for asked in ({}, {"outcome": "upheld"}, {"category": "housing"}, {"q": "damp"}):
        for each in found(**asked).facets:
            for option in each.options:
                there = {**asked, **option.parameters}
                rows = Decision.objects.public(AFTER)
                current = Release.objects.current(AFTER)
                data = {name: value for name, value in there.items() if value}
                listed = DecisionFilter(data, rows, releases=current, at=AFTER).qs
                assert option.number == listed.count(), (asked, option)


def test_under_a_category_stand_its_subjects(kent):
    chosen = numbers(category="housing")["category"]
    assert chosen == {"Housing": 5, "Homelessness": 4, "Repairs": 1, "Transport": 4}
    within = numbers(subject="housing-repairs")
    assert within["category"] == chosen
    assert "year" not in within  # one year alone is no choice


def test_a_year_that_is_not_released_is_counted_nowhere(kent):
    """Not in the year's own number, nor in any other, nor in the total."""
    before = found(BEFORE)
    assert before.total == 7
    assert numbers(BEFORE)["outcome"] == {"Upheld": 4, "Not upheld": 3}
    assert before.by_council == {kent.pk: 7}
    assert found(BEFORE, year="2024-25").total == 0
    assert numbers(BEFORE, year="2024-25")["year"] == {"2024-25": None, "2023-24": 7}
    assert numbers(BEFORE, decided_after="2024-04-01") == {}
    assert found(AFTER).total == 10
    Release.objects.all().delete()
    assert found(AFTER).facets == []
    assert found(AFTER).total == 0


def test_compliance_is_that_of_released_years_alone(kent):
    assert sum(numbers(BEFORE)["compliance"].values()) == 4
    assert sum(numbers(AFTER)["compliance"].values()) == 5
    chosen = {"Complied on time": 4, "Complied late": 1}
    assert numbers(AFTER, compliance="late")["compliance"] == chosen


def test_queries_are_as_many_whatever_there_is(kent, django_assert_num_queries):
    for _ in range(2):
        for asked in ({}, {"outcome": "upheld", "category": "housing"}):
            rows = Decision.objects.public(AFTER)
            chosen = DecisionFilter(asked, rows, releases=Release.objects.current(AFTER), at=AFTER)
            assert not chosen.unreadable
            with django_assert_num_queries(7):  # three whether there are too many
                facets(chosen)
        other = factories.council()
        for subject in ("Trees", "Parks", "Signs"):
            factories.decision(other, subject=factories.subject("Other", "Other", subject))


def test_years_that_follow_each_other_are_one_range():
    assert str(of_years([Year(2024), Year(2022), Year(2023)])).count("gte") == 1
    assert str(of_years([Year(2024), Year(2022)])).count("gte") == 2


@pytest.fixture
def too_many(monkeypatch):
    monkeypatch.setattr(matches, "FEW", 3)
    monkeypatch.setattr(counts, "COUNTED", 3)


def test_where_more_is_found_than_is_counted_every_choice_is_there_without_a_number(kent, too_many):
    whole = found(q="damp")
    assert (whole.total, whole.has_numbers, whole.by_council) == (None, False, {})
    chosen = numbers(q="damp")
    assert chosen["outcome"].keys() >= {"Upheld", "Not upheld"}
    assert chosen["category"].keys() == {"Housing", "Transport"}
    assert chosen["year"].keys() == {"2024-25", "2023-24"}
    assert {number for facet in chosen.values() for number in facet.values()} == {None}
    within = numbers(q="damp", category="housing")["category"]
    assert within.keys() == {"Housing", "Homelessness", "Repairs", "Transport"}
    assert found(q="damp", category="housing").total is None  # five


def test_what_is_left_of_very_many_is_counted_again(kent, too_many):
    assert found(q="damp", year="2024-25").total == 3
    assert found(q="damp", year="2024-25").by_council == {kent.pk: 3}
    of_year = numbers(q="damp", year="2024-25")
    assert of_year["outcome"] == {"Upheld": 1, "Not upheld": 2}
    assert of_year["category"] == {"Housing": 1, "Transport": 2}
    assert of_year["year"] == {"2024-25": 3, "2023-24": None}
    assert found(q="damp", subject="housing-repairs").total == 1
    other = factories.decision(decided_on=date(2023, 6, 3), summary="Damp.")
    # What was agreed may be another council's by now: of all of these it is too much to count.
    assert numbers(q="damp", council=other.council.slug).keys() == {"compliance"}
    assert found(q="damp", council=other.council.slug).total == 1


def test_what_is_too_much_to_count_tells_nothing_of_a_year_not_released(kent, too_many):
    """Ten are found, three of which are of that year: it is neither in a number nor in "more"."""
    Decision.objects.filter(decided_on__lt=date(2024, 1, 1)).exclude(
        subject__heading="Transport"
    ).update(summary="Dry.")
    assert Decision.objects.public(BEFORE).filter(summary="Damp.").count() == 5
    assert found(BEFORE, q="damp").total == 2
    assert found(AFTER, q="damp").total is None
    assert "2024-25" not in numbers(BEFORE, q="damp").get("year", {})
