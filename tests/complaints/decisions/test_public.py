"""The gate of cases, a second before and a second after."""

from datetime import UTC, date, datetime, timedelta

import pytest

from complaints.decisions.public import SHOWN_AFTER, SHOWN_AFTER_IN_WORDS, shown_since
from complaints.models import Decision, Recommendation
from councils.years import LONDON, london_instant, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
LATER = london_midnight(date(2030, 1, 1))
AT_0930 = london_instant("2025-05-20 09:30")


def shown_at(at) -> list[Decision]:
    return list(Decision.objects.public(at))


@pytest.mark.parametrize(
    ("decided_on", "shown_from"),
    [
        (date(2024, 6, 3), datetime(2024, 7, 14, 23, 0, tzinfo=UTC)),  # summer time throughout
        (date(2025, 2, 20), datetime(2025, 4, 2, 23, 0, tzinfo=UTC)),  # the clocks go forward
        (date(2025, 9, 20), datetime(2025, 11, 1, 0, 0, tzinfo=UTC)),  # the clocks go back
        (date(2025, 2, 16), datetime(2025, 3, 30, 0, 0, tzinfo=UTC)),  # on the day they change
        (date(2025, 9, 14), datetime(2025, 10, 25, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_statement_is_shown_from_midnight_of_the_42nd_day(decided_on, shown_from):
    made = factories.decision(decided_on=decided_on, text_approved_at=shown_from - timedelta(9))
    local = shown_from.astimezone(LONDON)
    assert (local.date() - decided_on, local.hour) == (timedelta(42), 0)
    assert shown_at(shown_from - SECOND) == []
    assert shown_at(shown_from) == [made]
    assert shown_at(LATER) == [made]


def test_the_instant_may_come_in_any_time_zone():
    factories.decision(decided_on=date(2024, 6, 3))
    at = london_midnight(date(2024, 7, 15))
    assert len(shown_at(at.astimezone(UTC))) == len(shown_at(at)) == 1
    assert shown_at((at - SECOND).astimezone(UTC)) == []


def test_a_text_is_shown_from_its_approval():
    approved = datetime(2024, 9, 1, 12, tzinfo=LONDON)
    made = factories.decision(text_approved_at=approved)
    assert (shown_at(approved - SECOND), shown_at(approved)) == ([], [made])


@pytest.mark.parametrize(
    ("fields", "since"),
    [
        ({}, datetime(2024, 7, 14, 23, tzinfo=UTC)),
        (
            {"text_approved_at": datetime(2024, 9, 1, 12, tzinfo=LONDON)},
            datetime(2024, 9, 1, 12, tzinfo=LONDON),
        ),
        (
            {"restored_at": datetime(2024, 7, 14, 12, tzinfo=LONDON)},
            datetime(2024, 7, 14, 23, tzinfo=UTC),
        ),
        (
            {"restored_at": datetime(2024, 10, 1, 12, tzinfo=LONDON)},
            datetime(2024, 10, 1, 12, tzinfo=LONDON),
        ),
        (
            {"kind": "report", "title": "A report", "announced_at": AT_0930},
            AT_0930,
        ),
        (
            {
                "kind": "report",
                "title": "A report",
                "announced_at": AT_0930,
                "text_approved_at": AT_0930 + SECOND,
            },
            AT_0930 + SECOND,
        ),
    ],
)
def test_the_last_of_its_instants_is_the_one_since_which_it_is_shown(fields, since):
    made = factories.decision(**fields)
    assert shown_since(made) == since
    if "restored_at" not in fields:
        assert (shown_at(since - SECOND), shown_at(since)) == ([], [made])


def test_each_kind_alone_is_what_both_are_together():
    statement = factories.decision()
    report = factories.decision(
        kind="report", title="A report", announced_at=datetime(2024, 9, 1, 9, tzinfo=LONDON)
    )
    factories.decision(kind="report", title="Not announced")
    for kind, found in (("statement", [statement]), ("report", [report])):
        assert list(Decision.objects.public(LATER, kind)) == found
    assert set(Decision.objects.public(LATER)) == {statement, report}
    assert not Decision.objects.public(datetime(2024, 8, 31, 9, tzinfo=LONDON), "report")


def test_without_approval_nothing_is_shown():
    factories.decision(text_approved_at=None)
    assert shown_at(LATER) == []


@pytest.mark.parametrize("reason", Decision.Withheld.values)
def test_what_is_withheld_is_not_shown(reason):
    made = factories.decision(withheld_reason=reason)
    factories.recommendation(made)
    assert shown_at(LATER) == []
    assert not Recommendation.objects.public(LATER).exists()
    Decision.objects.update(withheld_reason="")
    assert shown_at(LATER) == [made]


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [
        ("invalid_or_incomplete", False),
        ("advice_given", False),
        ("referred_back", False),
        ("closed_after_initial_enquiries", True),
        ("not_upheld", True),
        ("upheld", True),
    ],
)
@pytest.mark.parametrize("kind", Decision.Kind.values)
def test_only_three_outcomes_are_ever_shown(outcome, shown, kind):
    report = {"title": "A report", "announced_at": AT_0930} if kind == "report" else {}
    factories.decision(outcome=outcome, kind=kind, **report)
    assert bool(shown_at(LATER)) is shown


@pytest.mark.parametrize("decided_on", [date(2025, 5, 19), date(2024, 1, 8)])
def test_a_report_is_shown_from_its_announced_moment_and_not_by_the_six_weeks(decided_on):
    made = factories.decision(
        kind="report", title="A report", decided_on=decided_on, announced_at=AT_0930
    )
    assert (shown_at(AT_0930 - SECOND), shown_at(AT_0930)) == ([], [made])


def test_a_report_that_is_not_announced_is_not_shown():
    factories.decision(kind="report", title="A report")
    assert shown_at(LATER) == []


def test_a_report_waits_for_its_approval_too():
    factories.decision(kind="report", title="A report", announced_at=AT_0930, text_approved_at=None)
    assert shown_at(LATER) == []


def test_decisions_about_other_bodies_pass_the_gate_each_by_itself():
    first = factories.decision(reference="16010636a")
    second = factories.decision(reference="16010636b")
    factories.decision(reference="16010636c", withheld_reason="consent")
    factories.decision(reference="16010637")
    assert list(first.about_other_bodies(LATER)) == [second]


def test_prose_says_how_long_it_waits_as_the_rule_has_it():
    assert (SHOWN_AFTER_IN_WORDS, SHOWN_AFTER.days) == ("six weeks", 42)
