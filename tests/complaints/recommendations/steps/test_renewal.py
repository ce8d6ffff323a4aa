"""What two people ended is required again once two people say so."""

from datetime import date, datetime

import pytest

from complaints.models import Decision, Recommendation
from complaints.recommendations.steps.compliance import NewOutcome, record_outcome
from complaints.recommendations.steps.deadlines import confirm_end, propose_end
from complaints.recommendations.steps.renewal import ask, confirm, leave
from complaints.statistics.counts import cases_in
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import LONDON, Year
from tests import factories
from tests.complaints.colleagues import colleague, newest

pytestmark = pytest.mark.django_db
AT = datetime(2024, 8, 1, 10, tzinfo=LONDON)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
ENDED = (
    *("no_longer_required_reason", "no_longer_required_by", "no_longer_required_confirmed_by"),
    *("no_longer_required_at", "required_again_reason", "required_again_by"),
)


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def row(ann, bob):
    """Not complied with, and ended by two people."""
    made = factories.recommendation(factories.decision(reference="24018407"), **OPEN)
    take(record_outcome, [NewOutcome(made.pk, "not_complied")], by=ann)
    take(propose_end, made, "Moved away.", by=ann)
    take(confirm_end, made, by=bob)
    return Recommendation.objects.get()


def take(step, *arguments, **more):
    with changing_public_record():
        return step(*arguments, at=AT, **more)


def refused(step, row, *arguments, **more) -> str:
    before = list(Recommendation.objects.values())
    with pytest.raises(Refused) as found:
        take(step, row, *arguments, **more)
    assert list(Recommendation.objects.values()) == before
    return str(found.value).removeprefix("24 018 407, recommendation 1")


def counted() -> list[str]:
    return [case.compliance for case in cases_in(Year(2024)) if case.compliance]


def test_it_counts_and_is_shown_as_before_once_somebody_else_confirms(row, ann, bob):
    assert (counted(), list(Recommendation.objects.public(AT))) == ([], [])
    take(ask, row, " She came back. ", by=bob)
    assert counted() == []
    assert list(Recommendation.objects.public(AT)) == []
    assert list(Recommendation.objects.awaiting_confirmation()) == [row]
    take(confirm, row, by=ann)
    assert counted() == ["not_complied"]
    assert list(Recommendation.objects.public(AT)) == [row]
    assert list(Recommendation.objects.awaiting_confirmation()) == []
    row.refresh_from_db()
    assert {getattr(row, name) for name in ENDED} == {"", None}
    assert (row.outcome, row.first_not_complied_on) == ("not_complied", date(2024, 8, 1))


def test_why_and_who_is_kept(row, ann, bob):
    take(ask, row, "She came back.", by=bob)
    kept = newest(row)
    assert (kept.history_user, kept.required_again_reason) == (bob, "She came back.")
    take(confirm, row, by=ann)
    kept = newest(row)
    assert (kept.history_user, kept.history_change_reason) == (ann, "Confirmed as required again")


def test_one_person_does_not_undo_it_alone(row, ann, bob):
    assert refused(ask, row, " ", by=ann) == ": say why."
    take(ask, row, "She came back.", by=ann)
    sentence = ": it was you who said so, so somebody else confirms it."
    assert refused(confirm, row, by=ann) == sentence
    assert refused(ask, row, "Again.", by=bob) == (
        ": Ann has said already that it is required again."
    )


def test_it_may_stay_ended(row, ann, bob):
    take(ask, row, "She came back.", by=ann)
    take(leave, row, "She did not.", by=bob)
    row.refresh_from_db()
    assert (row.required_again_reason, row.required_again_by) == ("", None)
    assert row.no_longer_required_at is not None
    assert newest(row).history_change_reason == "Left ended: She did not."
    assert refused(leave, row, "Why.", by=bob) == (
        "Nobody says that 24 018 407, recommendation 1 is required again."
    )


def test_what_is_required_or_of_a_decision_not_upheld_is_not_required_again(row, ann, bob):
    other = factories.recommendation(row.decision, **OPEN)
    assert "has not been ended: it is required." in refused(ask, other, "Why.", by=ann)
    other.delete()
    take(ask, row, "She came back.", by=ann)
    Decision.objects.update(outcome="not_upheld")
    assert refused(confirm, row, by=bob) == ": Only an upheld decision has recommendations."
    take(leave, row, "It is not upheld any more.", by=bob)
    assert refused(ask, row, "Why.", by=ann) == ": Only an upheld decision has recommendations."
