"""What became of what was agreed in one decision, as far as it is public."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision, Recommendation, Release
from complaints.recommendations.fulfilment import NOT_DUE, NOT_PUBLISHED, OVERDUE, became_of
from councils.years import london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2026, 1, 1))
SECOND = timedelta(seconds=1)
LATE = {"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2), "recorded_on": date(2024, 8, 2)}
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
REMEDY = {"kind": "personal_remedy", "public_summary": "", "private_text": "Pay Mrs B £500."}


def told(decision, at=LATER) -> list[str]:
    agreed = Recommendation.objects.public(at).of(decision)
    return [each.words for each in became_of(decision, agreed, Release.objects.current(at), at)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "The council complied on time"),
        (LATE, "The council complied late"),
        ({"outcome": "not_complied", "done_on": None}, "The council did not comply"),
        (REMEDY, "The council complied on time"),
    ],
)
def test_an_outcome_is_told_with_the_figures_of_its_year(fields, words):
    made = factories.recommendation(**fields)
    public_at = factories.release().public_at
    assert told(made.decision, public_at - SECOND) == ([NOT_PUBLISHED] if fields != REMEDY else [])
    assert told(made.decision, public_at) == [f"{words}, as the figures of 2024-25 counted it."]


def test_what_is_open_is_overdue_from_the_day_after_it_was_due():
    made = factories.recommendation(due_on=date(2025, 12, 31), **OPEN)
    assert told(made.decision, LATER - SECOND) == [NOT_DUE]
    assert told(made.decision, LATER) == [OVERDUE]


def test_a_remedy_for_one_person_is_never_told_to_be_due_or_overdue():
    made = factories.recommendation(due_on=date(2025, 12, 31), **OPEN, **REMEDY)
    assert told(made.decision, LATER - SECOND) == told(made.decision, LATER) == []


def test_of_a_counted_case_what_is_overdue_is_still_told():
    decision = factories.decision()
    failed = {"outcome": "not_complied", "done_on": None}
    factories.recommendation(decision, **failed)
    factories.recommendation(decision, due_on=date(2025, 12, 31), **OPEN)
    factories.release()
    assert told(decision) == [
        "The council did not comply, as the figures of 2024-25 counted it.",
        OVERDUE,
    ]


def test_of_what_is_void_nothing_is_told():
    made = factories.recommendation(**LATE)
    factories.release()
    assert len(told(made.decision)) == 1
    Recommendation.objects.update(
        no_longer_required_reason="The school closed.", no_longer_required_at=LATER
    )
    assert told(made.decision) == []
    Recommendation.objects.update(no_longer_required_at=None)
    Decision.objects.update(outcome="not_upheld")
    assert told(made.decision) == []


def test_each_council_has_its_own():
    decision = factories.decision(factories.council("Old"))
    new = factories.council("New", opened_on=date(2024, 1, 1))
    factories.recommendation(decision, **LATE)
    factories.recommendation(decision, council=new, due_on=date(2025, 12, 31), **OPEN)
    releases = {each.year: each for each in [factories.release()]}
    agreed = Recommendation.objects.public(LATER).of(decision)
    found = became_of(decision, agreed, releases, LATER)
    assert [(each.council.name, each.compliance, str(each.year)) for each in found] == [
        ("Old", "late", "2024-25"),
        ("New", "", "None"),
    ]
    assert found[1].words == OVERDUE
