"""How many counted cases can be read: 63 upheld: 58 shown, 5 not."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision
from complaints.statistics.counted import CountedCases, counted_cases
from councils.years import london_midnight
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2025, 8, 1))


def test_shown_and_not_shown():
    council = factories.council()
    for _ in range(3):
        factories.decision(council)
    factories.decision(council, withheld_reason="identifiable")
    factories.decision(council, text_approved_at=None)
    factories.decision(council, outcome="not_upheld")
    factories.decision(council, outcome="closed_after_initial_enquiries")
    factories.decision(council, outcome="referred_back")
    factories.decision()
    counted = counted_cases(factories.release(), council, LATER)
    assert counted == [
        CountedCases("upheld", "Upheld", 5, 3),
        CountedCases("not_upheld", "Not upheld", 1, 1),
        CountedCases("closed_after_initial_enquiries", "Closed after initial enquiries", 1, 1),
    ]
    assert [each.not_shown for each in counted] == [2, 0, 0]


def test_a_case_of_the_last_day_is_not_shown_for_six_weeks():
    council = factories.council()
    factories.decision(council, decided_on=date(2025, 3, 31))
    release = factories.release()
    shown_from = london_midnight(date(2025, 3, 31) + timedelta(42))
    for at, shown in ((shown_from - timedelta(seconds=1), 0), (shown_from, 1)):
        assert counted_cases(release, council, at) == [CountedCases("upheld", "Upheld", 1, shown)]


def test_counts_stay_while_what_is_shown_follows_the_decisions():
    council = factories.council()
    factories.decision(council)
    release = factories.release()
    Decision.objects.update(outcome="not_upheld", withheld_reason="under_review")
    assert counted_cases(release, council, LATER) == [CountedCases("upheld", "Upheld", 1, 0)]


def test_compliance_alone_is_no_decision_counted():
    made = factories.decision(decided_on=date(2023, 9, 1))
    factories.recommendation(made, recorded_on=date(2024, 5, 1))
    assert counted_cases(factories.release(), made.council, LATER) == []


def test_an_imported_year_has_no_cases():
    council = factories.council()
    assert counted_cases(published("2024-25", frozen(council, upheld=63)), council, LATER) == []
