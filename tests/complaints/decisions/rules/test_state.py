"""Where a decision stands with the public, in words for staff."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from complaints.decisions.rules.state import (
    improvements_to_show,
    label,
    shown_from,
    standing,
)
from complaints.models import Decision
from councils.years import LONDON
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2024, 9, 2, 12, tzinfo=UTC)
SHOWN = datetime(2024, 7, 15, tzinfo=LONDON)


@pytest.fixture
def ann():
    return get_user_model().objects.create_user("ann", first_name="Ann", last_name="Able")


@pytest.fixture
def bea():
    return get_user_model().objects.create_user("bea")


def told(decision: Decision, at=AT) -> tuple:
    found = standing(decision, at)
    return found.label, found.sentence, found.follows, found.is_public


def test_it_is_public_when_the_public_sees_it():
    """The words and the querysets' gate agree, to the second."""
    decision = factories.decision()
    before = SHOWN.replace(day=14, hour=23, minute=59, second=59)
    for at, is_public in ((before, False), (SHOWN, True), (AT, True)):
        assert standing(decision, at).is_public is is_public
        assert Decision.objects.public(at).exists() is is_public


def test_shown():
    decision = factories.decision()
    assert told(decision) == ("Shown", "Shown to the public since 15 July 2024.", "", True)


def test_shown_since_a_late_approval():
    approved_at = datetime(2024, 8, 1, 9, 30, tzinfo=LONDON)
    decision = factories.decision(text_approved_at=approved_at)
    assert told(decision)[1] == "Shown to the public since 1 August 2024, 9.30am."


def test_not_shown_yet():
    decision = factories.decision()
    assert told(decision, SHOWN.replace(day=14)) == (
        "Shown from 15 July 2024",
        "Not shown yet. It will be shown from 15 July 2024.",
        "",
        False,
    )


def test_not_approved(ann):
    decision = factories.decision(text_approved_at=None, text_changed_by=ann)
    assert told(decision, SHOWN.replace(day=14)) == (
        "Text not approved",
        "Not shown: its text is not approved yet (changed last by Ann Able).",
        "Once approved, it would be shown from 15 July 2024.",
        False,
    )
    assert told(decision)[2] == "Once approved, it would be shown at once."


def test_nothing_to_approve():
    decision = factories.decision(text_approved_at=None, summary="", statement="")
    assert told(decision)[1] == "Not shown: it has no text for the public yet."


def test_withheld_waits_for_a_second_person(ann, bea):
    at = datetime(2024, 8, 1, 9, 30, tzinfo=LONDON)
    decision = factories.decision(withheld_reason="identifiable", withheld_by=ann, withheld_at=at)
    assert told(decision) == (
        "Withheld, not confirmed",
        "Withheld since 1 August 2024, 9.30am by Ann Able: A person could be identified. It waits"
        " for a second person to confirm or restore it.",
        "Once restored, it would be shown at once.",
        False,
    )
    decision.withholding_confirmed_by = bea
    assert told(decision)[:2] == (
        "Withheld",
        "Withheld since 1 August 2024, 9.30am by Ann Able: A person could be identified. Confirmed"
        " by bea.",
    )


def test_withheld_in_a_file():
    decision = factories.decision(withheld_reason="consent")
    assert told(decision)[:2] == ("Withheld", "Withheld: Consent.")


def test_withheld_without_an_approval_needs_both():
    decision = factories.decision(withheld_reason="consent", text_approved_at=None)
    assert told(decision)[2] == "Once restored and approved, it would be shown at once."


def test_never_shown():
    decision = factories.decision(outcome="advice_given", withheld_reason="other")
    assert told(decision) == (
        "Counted only",
        "Never shown: decisions of this outcome (advice given) are counted.",
        "",
        False,
    )
    assert shown_from(decision) is None


def test_a_report_waits_for_its_moment():
    decision = factories.decision(kind="report", title="A report")
    assert told(decision) == (
        "No moment announced",
        "Not shown yet: no moment has been announced for this report.",
        "",
        False,
    )
    decision.announced_at = datetime(2024, 10, 1, 9, 30, tzinfo=LONDON)
    assert told(decision)[1] == "Not shown yet. It will be shown from 1 October 2024, 9.30am."
    decision.text_approved_at = decision.announced_at = None
    assert told(decision)[2] == "Once approved, it would be shown from the moment announced for it."


def test_days_are_londons():
    decision = factories.decision(
        kind="report", title="A report", announced_at=datetime(2024, 9, 30, 23, 15, tzinfo=UTC)
    )
    assert label(decision, AT) == "Shown from 1 October 2024"


def test_labels_ask_the_database_nothing(django_assert_num_queries, ann):
    factories.decision(withheld_reason="other", withheld_by=ann, withheld_at=AT)
    factories.decision()
    rows = list(Decision.objects.all())
    with django_assert_num_queries(0):
        assert sorted(label(each, AT) for each in rows) == ["Shown", "Withheld, not confirmed"]


def test_improvements_that_the_page_will_say():
    decision = factories.decision(text_approved_at=None)
    factories.recommendation(decision, public_summary="Train staff.")
    factories.recommendation(decision, public_summary="")
    factories.recommendation(
        decision, kind="personal_remedy", public_summary="", private_text="Pay Mrs B £500."
    )
    factories.recommendation()
    ended = factories.recommendation(decision, public_summary="Open the office on Mondays.")
    assert len(improvements_to_show(decision, AT)) == 2
    ended.no_longer_required_reason, ended.no_longer_required_at = "It closed.", AT
    ended.save()
    found = list(improvements_to_show(decision, AT))
    assert [each.public_summary for each in found] == ["Train staff."]
    assert {"private_text", "done_on"} <= found[0].get_deferred_fields()
