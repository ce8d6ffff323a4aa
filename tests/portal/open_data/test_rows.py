"""Rows read one by one: they say what models say, and each council and subject is read once."""

import pytest

from complaints.models import Decision, Recommendation
from complaints.recommendations.improvements import each_with_status, with_status
from complaints.statistics.readable_cases import cases_to_read
from councils.models import Council
from councils.years import london_instant
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS
from portal.open_data.counted_cases import COMPLIANCE, COUNTED_DECISIONS
from portal.open_data.rows import Known, cases_in_turn, decisions_in_turn, improvements_in_turn
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-05 12:00")


@pytest.fixture
def made():
    kent = factories.council("Kent County Council")
    for subject in (factories.subject(), None, factories.subject(name="Allocations")):
        satisfactory = {"acted_for": "A company", "satisfactory_remedy": subject is None}
        made = factories.decision(kent, subject=subject, **satisfactory)
        factories.recommendation(made)
    return factories.release("2024-25")


def test_rows_say_what_models_say(made):
    decisions = Decision.objects.public(AT).for_data().newest_first()
    assert [DECISIONS.nested(row) for row in decisions_in_turn(decisions)] == [
        DECISIONS.nested(row) for row in decisions
    ]
    cases = cases_to_read([made], AT)
    for dataset in (COUNTED_DECISIONS, COMPLIANCE):
        assert [dataset.nested(row) for row in cases_in_turn(cases)] == [
            dataset.nested(row) for row in cases
        ]
    improvements = Recommendation.objects.public(AT).for_data().newest_first()
    rows = each_with_status(improvements_in_turn(improvements), {made.year: made}, AT)
    assert [SERVICE_IMPROVEMENTS.nested(row) for row in rows] == [
        SERVICE_IMPROVEMENTS.nested(row) for row in with_status(improvements, {made.year: made}, AT)
    ]


def test_what_rows_have_in_common_is_one_object(made):
    first, *others = decisions_in_turn(Decision.objects.public(AT).for_data())
    assert len(others) == 2
    assert all(each.council is first.council for each in others)


def test_what_was_added_meanwhile_is_asked_for(django_assert_num_queries):
    known = Known(Council.objects.all())
    kent = factories.council("Kent County Council")
    with django_assert_num_queries(1):
        assert [known[kent.pk], known[kent.pk]] == [kent, kent]
    assert known[None] is None
