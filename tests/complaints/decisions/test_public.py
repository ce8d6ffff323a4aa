"""The two gates, a second before and a second after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.decisions.public import shown_since
from complaints.models import Decision, Recommendation, Release
from councils.years import LONDON, Year, london_instant, london_midnight
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


def test_a_service_improvement_is_shown_with_its_decision():
    made = factories.recommendation()
    shown_from = london_midnight(made.decision.decided_on + timedelta(42))
    assert list(Recommendation.objects.public(shown_from - SECOND)) == []
    assert list(Recommendation.objects.public(shown_from)) == [made]
    assert list(Recommendation.objects.public(shown_from).of(made.decision)) == [made]
    assert list(Recommendation.objects.public(shown_from - SECOND).of(made.decision)) == []


def test_a_personal_remedy_and_an_improvement_without_a_summary_are_never_shown():
    made = factories.decision()
    factories.recommendation(
        made, kind="personal_remedy", public_summary="", private_text="Pay Mrs B £500."
    )
    factories.recommendation(made, public_summary="", private_text="Train staff by May.")
    assert shown_at(LATER) == [made]
    assert not Recommendation.objects.public(LATER).exists()


def test_what_is_no_longer_required_is_shown_nowhere_from_the_instant_at_which_it_ended():
    made = factories.recommendation()
    Recommendation.objects.update(
        no_longer_required_reason="The school closed.", no_longer_required_at=LATER
    )
    for at, shown in ((LATER - SECOND, [made]), (LATER, [])):
        assert list(Recommendation.objects.public(at)) == shown
        assert list(Recommendation.objects.standing(at)) == shown


def test_what_somebody_alone_says_is_no_longer_required_still_is():
    made = factories.recommendation()
    Recommendation.objects.update(no_longer_required_reason="The school closed.")
    assert list(Recommendation.objects.public(LATER)) == [made]


@pytest.mark.parametrize("outcome", [each for each in Decision.Outcome.values if each != "upheld"])
def test_what_was_agreed_ends_with_a_decision_that_is_not_upheld_any_more(outcome):
    made = factories.recommendation()
    assert list(Recommendation.objects.public(LATER)) == [made]
    Decision.objects.update(outcome=outcome)
    assert not Recommendation.objects.public(LATER).exists()
    assert not Recommendation.objects.standing(LATER).exists()


def test_decisions_about_other_bodies_pass_the_gate_each_by_itself():
    first = factories.decision(reference="16010636a")
    second = factories.decision(reference="16010636b")
    factories.decision(reference="16010636c", withheld_reason="consent")
    factories.decision(reference="16010637")
    assert list(first.about_other_bodies(LATER)) == [second]


def released(**fields) -> Release:
    defaults = {
        "year": Year(2024),
        "source": Release.Source.COUNTED,
        "public_at": AT_0930,
        "made_at": AT_0930 - timedelta(28),
        "made_by_command": True,
    }
    return Release.objects.create(**defaults | fields)


def public_at(at) -> list[Release]:
    return list(Release.objects.public(at))


def test_a_release_is_public_from_its_instant():
    release = released()
    assert (public_at(AT_0930 - SECOND), public_at(AT_0930)) == ([], [release])
    assert list(Release.objects.announced(AT_0930 - SECOND)) == [release]
    assert list(Release.objects.announced(AT_0930)) == []


def test_a_release_by_staff_waits_for_a_second_person():
    release = released(made_by_command=False)
    assert public_at(LATER) == []
    assert not Release.objects.announced(AT_0930 - SECOND).exists()
    release.approved_by = User.objects.create(username="second")
    release.approved_at = AT_0930 - timedelta(2)
    release.save()
    assert (public_at(AT_0930 - SECOND), public_at(AT_0930)) == ([], [release])


def test_a_withdrawn_release_is_never_public_nor_announced():
    released(withdrawn_at=AT_0930 - timedelta(1))
    assert public_at(LATER) == []
    assert not Release.objects.announced(AT_0930 - SECOND).exists()


def test_the_current_release_is_the_newest_public_edition_of_each_year():
    revised_at = AT_0930 + timedelta(60)
    old = released(year=Year(2023), public_at=AT_0930 - timedelta(365))
    first = released()
    second = released(edition=2, reason="A council was missing.", public_at=revised_at)
    released(edition=3, reason="x", public_at=revised_at, made_by_command=False)
    assert list(Release.objects.current(AT_0930 - SECOND).items()) == [(Year(2023), old)]
    for at, current in ((AT_0930, first), (revised_at - SECOND, first), (revised_at, second)):
        assert list(Release.objects.current(at).items()) == [
            (Year(2024), current),
            (Year(2023), old),
        ]
    assert public_at(revised_at) == [second, first, old]
