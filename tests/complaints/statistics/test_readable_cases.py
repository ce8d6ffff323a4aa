"""How many counted cases can be read: 63 upheld: 58 shown, 5 not."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision
from complaints.statistics.readable_cases import (
    CountedCases,
    NotShown,
    cases_to_read,
    compliance_to_read,
    counted_cases,
    decisions_to_read,
    not_shown,
)
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


def test_why_cases_are_not_shown_is_counted_over_all_councils():
    kent = factories.council()
    for about in (kent, factories.council()):
        factories.decision(about)
        factories.decision(about, withheld_reason="consent")
    factories.decision(kent, withheld_reason="identifiable", outcome="not_upheld")
    factories.decision(kent, text_approved_at=None)
    factories.decision(kent, outcome="referred_back")
    release = factories.release()
    factories.decision(kent, withheld_reason="other")  # entered since, so not counted
    assert not_shown(release, LATER) == NotShown(
        6,
        [
            ("A person could be identified", 1),
            ("Consent", 2),
            ("Not withheld, but not shown yet", 1),
        ],
    )
    assert not_shown(release, LATER).not_shown == 4


def test_it_agrees_with_what_councils_pages_say():
    councils = [factories.council() for _ in range(3)]
    for number, reason in enumerate(("", "consent", "", "under_review", "employment", "premature")):
        factories.decision(councils[number % 3], withheld_reason=reason)
    factories.decision(councils[0], outcome="not_upheld", text_approved_at=None)
    release = factories.release()
    each = [row for council in councils for row in counted_cases(release, council, LATER)]
    found = not_shown(release, LATER)
    assert found.counted == sum(row.counted for row in each) == 7
    assert found.not_shown == sum(row.not_shown for row in each) == 5


def test_where_all_is_shown_no_reason_is_given():
    factories.decision()
    assert not_shown(factories.release(), LATER) == NotShown(1, [])


def test_an_imported_year_says_nothing_of_reasons():
    assert not_shown(published("2024-25", frozen(upheld=63)), LATER) is None


def test_reasons_take_one_query(django_assert_num_queries):
    for _ in range(3):
        factories.decision(withheld_reason="consent")
    release = factories.release()
    with django_assert_num_queries(1):
        not_shown(release, LATER)


def test_a_case_is_read_where_it_counted_for_its_outcome_and_where_for_its_compliance():
    """Decided in one year and done in the next, it is in both years, once for each."""
    late = {"due_on": date(2024, 4, 10), "done_on": date(2024, 4, 10)}
    made = factories.decision(decided_on=date(2024, 3, 1))
    factories.recommendation(made, recorded_on=date(2024, 4, 10), **late)
    plain = factories.decision(decided_on=date(2024, 5, 1))
    releases = [factories.release("2024-25"), factories.release("2023-24")]

    def read(of) -> list:
        return [(str(case.release.year), case.decision) for case in of(releases, LATER)]

    assert read(decisions_to_read) == [("2024-25", plain), ("2023-24", made)]
    assert read(compliance_to_read) == [("2024-25", made)]
    assert read(cases_to_read) == [("2024-25", made), ("2024-25", plain), ("2023-24", made)]
    Decision.objects.filter(pk=made.pk).update(withheld_reason="consent")
    assert read(cases_to_read) == read(decisions_to_read) == [("2024-25", plain)]
    assert read(compliance_to_read) == []
