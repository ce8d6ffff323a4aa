"""Rows read one by one: as if joined, and each council and subject read once."""

import pytest

from complaints.models import Decision, Recommendation
from complaints.statistics.counted import cases_to_read
from councils.models import Council
from councils.years import london_instant
from portal.open_data.cases import COUNTED_DECISIONS, DECISIONS
from portal.open_data.reading import (
    Shared,
    cases_in_turn,
    decisions_in_turn,
    improvements_in_turn,
)
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-05 12:00")


@pytest.fixture
def made():
    kent = factories.council("Kent County Council")
    for subject in (factories.subject(), None, factories.subject(name="Allocations")):
        factories.recommendation(factories.decision(kent, subject=subject))
    return factories.release("2024-25")


def test_rows_say_what_they_say_when_they_are_joined(made):
    decisions = Decision.objects.public(AT).for_data().newest_first()
    assert [DECISIONS.nested(row) for row in decisions_in_turn(decisions)] == [
        DECISIONS.nested(row) for row in decisions
    ]
    cases = cases_to_read([made], AT)
    assert [COUNTED_DECISIONS.nested(row) for row in cases_in_turn(cases)] == [
        COUNTED_DECISIONS.nested(row) for row in cases
    ]
    rows = list(improvements_in_turn(Recommendation.objects.public(AT).for_data()))
    assert {row.council.name for row in rows} == {"Kent County Council"}
    assert {str(row.decision.subject) for row in rows} == {
        *("Housing › Homelessness", "None", "Housing › Allocations")
    }


def test_what_rows_have_in_common_is_one_object(made):
    first, *others = decisions_in_turn(Decision.objects.public(AT).for_data())
    assert all(each.council is first.council for each in others)


def test_a_row_whose_own_came_later_asks_for_it():
    shared = Shared()
    row = factories.decision(factories.council("Kent County Council"))
    row = Decision.objects.get(pk=row.pk)
    shared.give(row, "council")
    assert row.council == Council.objects.get(name="Kent County Council")
