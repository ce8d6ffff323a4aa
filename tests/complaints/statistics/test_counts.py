"""Which cases count where, by hand."""

from collections import Counter
from datetime import date

import pytest

from complaints.figures.performance import Performance
from complaints.models import Decision, Recommendation
from complaints.statistics.counts import Case, cases_in, tally
from councils.years import Year, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

YEAR = Year(2024)
BEFORE = date(2023, 9, 1)  # decided in the year before, so only compliance counts in YEAR


def compliance_in(year: Year) -> dict[str, int]:
    return dict(Counter(case.compliance for case in cases_in(year) if case.compliance))


def complied(of, on, **fields):
    return factories.recommendation(of, recorded_on=on, **fields)


def not_complied(of, on, **fields):
    return factories.recommendation(
        of, recorded_on=on, outcome="not_complied", done_on=None, **fields
    )


def outstanding(of, **fields):
    return factories.recommendation(of, outcome="", done_on=None, recorded_on=None, **fields)


@pytest.mark.parametrize(
    ("decided_on", "counts"),
    [
        (date(2024, 3, 31), 0),
        (date(2024, 4, 1), 1),
        (date(2025, 3, 31), 1),
        (date(2025, 4, 1), 0),
    ],
)
def test_a_decision_counts_in_the_year_of_its_date(decided_on, counts):
    factories.decision(decided_on=decided_on)
    assert len(cases_in(YEAR)) == counts


def test_the_two_tables_are_counted_apart():
    council = factories.council()
    for number in range(10):
        outcome = Decision.Outcome.UPHELD if number < 5 else Decision.Outcome.NOT_UPHELD
        made = factories.decision(council, outcome=outcome)
        if number < 5:
            for _ in range(3):
                complied(made, date(2024, 9, 1))
    performance, _ = tally(cases_in(YEAR))[council.pk]
    assert (performance.upheld, performance.investigated) == (5, 10)
    assert performance.on_time == 5


def test_a_case_is_counted_once_when_its_last_outcome_is_recorded():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 3, 31))
    complied(made, date(2024, 4, 1))
    assert (compliance_in(YEAR.previous), compliance_in(YEAR)) == ({}, {"on_time": 1})


def test_a_case_with_something_outstanding_is_not_counted_yet():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 5, 1))
    outstanding(made)
    assert compliance_in(YEAR) == {}


def test_the_first_failure_counts_at_once_and_only_then():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2023, 12, 1))
    not_complied(made, date(2024, 2, 1))
    not_complied(made, date(2024, 6, 1))
    complied(made, date(2025, 6, 1))
    outstanding(made)
    assert [compliance_in(Year(begins)) for begins in (2023, 2024, 2025)] == [
        {"not_complied": 1},
        {},
        {},
    ]


def test_one_late_recommendation_makes_the_case_late():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 5, 1))
    complied(made, date(2024, 5, 1), due_on=date(2024, 4, 1), done_on=date(2024, 4, 2))
    assert compliance_in(YEAR) == {"late": 1}


def test_done_on_the_day_it_was_due_is_on_time():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 5, 1), due_on=date(2024, 4, 2), done_on=date(2024, 4, 2))
    assert compliance_in(YEAR) == {"on_time": 1}


def test_a_failure_that_is_made_good_later_still_counts_once_in_its_first_year():
    made = not_complied(factories.decision(), date(2024, 5, 2))
    made.outcome, made.done_on, made.recorded_on = "complied", date(2025, 6, 1), date(2025, 6, 9)
    made.keep_first_failure()
    made.save()
    assert compliance_in(YEAR) == {"not_complied": 1}
    assert compliance_in(YEAR.next) == {}


def test_not_complied_comes_before_late():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 5, 1), due_on=date(2024, 4, 1), done_on=date(2024, 4, 2))
    not_complied(made, date(2024, 5, 2))
    assert compliance_in(YEAR) == {"not_complied": 1}


def test_both_kinds_of_recommendation_count():
    made = factories.decision(decided_on=BEFORE)
    not_complied(
        made, date(2024, 5, 1), kind=Recommendation.Kind.PERSONAL_REMEDY, public_summary=""
    )
    assert compliance_in(YEAR) == {"not_complied": 1}


def test_what_is_no_longer_required_is_left_out():
    said = {"no_longer_required_reason": "The person has died."}
    ended = said | {"no_longer_required_at": london_midnight(date(2024, 5, 2))}
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 5, 1))
    outstanding(made, **ended)
    not_complied(made, date(2024, 5, 1), **ended)
    complied(made, date(2024, 5, 1), due_on=date(2024, 4, 1), done_on=date(2024, 4, 9), **ended)
    assert compliance_in(YEAR) == {"on_time": 1}


def test_a_case_of_which_nothing_is_required_any_longer_is_none():
    made = factories.decision(decided_on=BEFORE)
    ended = {"no_longer_required_at": london_midnight(date(2024, 5, 2))}
    complied(made, date(2024, 5, 1), no_longer_required_reason="The school has closed.", **ended)
    assert cases_in(YEAR) == []


def test_what_nobody_else_has_agreed_to_end_is_still_required():
    made = factories.decision(decided_on=BEFORE)
    complied(made, date(2024, 5, 1))
    outstanding(made, no_longer_required_reason="The person has died.")
    assert compliance_in(YEAR) == {}


def test_compliance_counts_with_the_successor_and_the_decision_with_the_predecessor():
    old = factories.council("Allerdale Council", closed_on=date(2023, 4, 1))
    new = factories.council("Cumberland Council", opened_on=date(2023, 4, 1))
    made = factories.decision(old, decided_on=date(2023, 6, 1))
    complied(made, date(2023, 9, 1), council=new)
    assert cases_in(Year(2023)) == [
        Case(made.pk, old.pk, None, "upheld"),
        Case(made.pk, new.pk, None, "", False, "on_time"),
    ]
    counted = tally(cases_in(Year(2023)))
    assert counted[old.pk][0] == Performance(upheld=1)
    assert counted[new.pk][0] == Performance(on_time=1)


def test_a_decision_with_recommendations_to_two_councils_is_two_cases():
    made = factories.decision(decided_on=BEFORE)
    not_complied(made, date(2024, 5, 1))
    complied(made, date(2024, 5, 1), council=factories.council())
    assert compliance_in(YEAR) == {"not_complied": 1, "on_time": 1}


@pytest.mark.parametrize("reason", Decision.Withheld.values)
def test_what_is_withheld_counts_and_is_not_broken_down(reason):
    made = factories.decision(subject=factories.subject(), withheld_reason=reason)
    complied(made, date(2024, 9, 1))
    (case,) = cases_in(YEAR)
    assert case == Case(made.pk, made.council_id, None, "upheld", False, "on_time")
    totals, categories = tally([case])[made.council_id]
    assert categories == {None: totals}


def test_a_withheld_case_of_another_year_is_not_broken_down_either():
    made = factories.decision(
        decided_on=BEFORE, subject=factories.subject(), withheld_reason="consent"
    )
    complied(made, date(2024, 5, 1))
    assert [case.category_id for case in cases_in(YEAR)] == [None]


def test_categories_are_those_of_the_subject():
    homeless = factories.subject("Housing", "Housing", "Homelessness")
    allocations = factories.subject("Housing", "Housing", "Allocations")
    council = factories.council()
    factories.decision(council, subject=homeless)
    factories.decision(council, subject=allocations, outcome="not_upheld")
    factories.decision(council)
    totals, categories = tally(cases_in(YEAR))[council.pk]
    assert categories == {
        homeless.category_id: Performance(upheld=1, not_upheld=1),
        None: Performance(upheld=1),
    }
    assert totals == Performance(upheld=2, not_upheld=1)


def test_unshown_outcomes_and_unapproved_texts_count():
    council = factories.council()
    for outcome in Decision.Outcome.values:
        factories.decision(council, outcome=outcome, text_approved_at=None)
    assert tally(cases_in(YEAR))[council.pk][0] == Performance(1, 1, 1, 1, 1, 1)


def test_a_remedy_is_counted_among_the_upheld():
    made = factories.decision(satisfactory_remedy=True)
    assert tally(cases_in(YEAR))[made.council_id][0] == Performance(
        upheld=1, satisfactory_remedies=1
    )


def test_the_number_of_queries_does_not_depend_on_the_number_of_cases(django_assert_num_queries):
    for wanted in (1, 3):
        while Decision.objects.count() < wanted:
            complied(factories.decision(), date(2024, 9, 1))
        with django_assert_num_queries(2):
            assert len(cases_in(YEAR)) == wanted
