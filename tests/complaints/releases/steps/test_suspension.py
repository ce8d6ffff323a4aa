"""Two people suspend a year's figures at once, and two lift that; any instant knows which it is."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from complaints.models import Release, Suspension, YearNote
from complaints.releases.steps import approval, preparation, revisions, suspension
from councils.public_record import public_record
from councils.refusals import Refused
from councils.years import Year, london_instant
from tests import factories
from tests.complaints.elsewhere import came_of, running
from tests.complaints.preparation import AT, INSTANT, MINUTE, YEAR, a_year, ann, ben, decide, person
from tests.complaints.suspensions import dee, lifted, suspended

pytestmark = pytest.mark.django_db
NOW = london_instant("2025-08-01 11:00")
SECOND = timedelta(seconds=1)
WHY = "Two counties were mixed up."


def refused(why: str):
    return pytest.raises(Refused, match=why)


def asked(**fields) -> Suspension:
    return suspension.ask(YEAR, **{"reason": WHY, "by": dee(), "at": NOW} | fields)


def public(at) -> list[str]:
    return [str(each) for each in Release.objects.public(at).order_by("year", "edition")]


@pytest.fixture
def released():
    """Two public years; Kent has figures in both."""
    kent = a_year()
    factories.published("2023-24", factories.frozen(kent, upheld=1))
    return factories.release("2024-25")


def test_it_is_in_force_from_the_confirmation_and_until_it_is_lifted_at_any_instant(released):
    made = asked()
    before = public_record().version
    assert public(NOW + MINUTE) == ["2023-24, edition 1", "2024-25, edition 1"]
    suspension.confirm(made, by=ben(), at=NOW + 2 * MINUTE)
    assert public_record().version > before
    made.refresh_from_db()
    suspension.ask_to_lift(made, "They are right.", by=ben(), at=NOW + 5 * MINUTE)
    assert public(NOW + 6 * MINUTE) == ["2023-24, edition 1"]
    suspension.lift(made, by=dee(), at=NOW + 7 * MINUTE)
    again = suspended("2024-25", NOW + 9 * MINUTE)
    begun, ended, anew = (NOW + minutes * MINUTE for minutes in (2, 7, 9))
    for at, seen in (
        (begun - SECOND, True),
        (begun, False),
        (ended - SECOND, False),
        (ended, True),
        (anew - SECOND, True),
        (anew, False),
        (anew + timedelta(days=900), False),
    ):
        assert ("2024-25, edition 1" in public(at)) is seen, at
        assert (YEAR in Release.objects.current(at)) is seen
        assert Release.objects.suspended(at).exists() is not seen
        assert "2023-24, edition 1" in public(at)
    in_force = Suspension.objects.in_force(anew)
    assert [(each.pk, each.editions) for each in in_force] == [(again.pk, [1])]
    assert Release.objects.published(anew).count() == 2


def test_nobody_suspends_or_lifts_alone(released):
    made = asked()
    with refused("^You asked for it, so somebody else confirms it.$"):
        suspension.confirm(made, by=dee(), at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspension.objects.update(suspended_by=dee(), suspended_at=NOW)
    suspension.confirm(made, by=ben(), at=NOW)
    suspension.ask_to_lift(made, "Right.", by=ben(), at=NOW + MINUTE)
    with refused("^You asked for it, so somebody else confirms it.$"):
        suspension.lift(made, by=ben(), at=NOW + MINUTE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspension.objects.update(lifted_by=ben(), lifted_at=NOW + MINUTE)
    assert public(NOW + MINUTE) == ["2023-24, edition 1"]


def test_what_nobody_confirmed_is_taken_back_and_its_history_stays(released):
    made = asked()
    suspension.take_back(made, by=ben(), at=NOW + MINUTE)
    assert not Suspension.objects.exists()
    newest = Suspension.history.order_by("-history_id").first()
    assert newest.history_change_reason == "Taken back before it was confirmed"
    assert (newest.history_user, newest.reason) == (ben(), WHY)
    with refused("It is no longer there: somebody took it back before it was confirmed."):
        suspension.confirm(made, by=person("eve"), at=NOW + MINUTE)
    made = suspended("2024-25", NOW)
    with refused("It was suspended by Ben Sample on 1 August 2025, 11.00am. It is lifted, not"):
        suspension.take_back(made, by=ben(), at=NOW)
    suspension.ask_to_lift(made, "Right.", by=dee(), at=NOW)
    suspension.leave_in_force(made, by=ben(), at=NOW)
    made.refresh_from_db()
    assert (made.lifting_reason, made.lifting_asked_by) == ("", None)
    with refused("Nobody has asked that it is lifted."):
        suspension.lift(made, by=ben(), at=NOW)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"reason": "  "}, "Say why the figures are suspended: the reason is public."),
        ({"at": london_instant("2025-06-01 09:30")}, "No figures of 2024-25 are public"),
    ],
)
def test_what_is_not_public_or_has_no_reason_is_not_suspended(fields, why, released):
    with refused(why):
        asked(**fields)


def test_it_is_asked_once(released):
    asked()
    with refused("Dee Master asked on 1 August 2025, 11.00am that it is suspended. Somebody else"):
        asked(by=ben())
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspension.objects.create(year=YEAR, reason="x", asked_by=ben(), asked_at=NOW)
    suspended_one = Suspension.objects.get()
    suspension.confirm(suspended_one, by=ben(), at=NOW)
    with refused("No figures of 2024-25 are public: there is nothing to suspend."):
        asked(at=NOW + MINUTE)


def test_a_note_on_a_suspended_year_is_not_shown(released):
    for year in (2023, 2024):
        YearNote.objects.create(year=Year(year), text="Said.")
    suspended("2024-25", NOW)
    assert [str(each.year) for each in YearNote.objects.public(NOW)] == ["2023-24"]


def test_a_suspended_year_is_revised_and_what_is_counted_afterwards_is_public(released):
    suspended("2024-25", NOW)
    decide(factories.council("Surrey County"), upheld=1)
    after = NOW + MINUTE
    draft = revisions.revise(
        released, reason="Surrey was missing.", public_at=NOW + 9 * MINUTE, by=ann(), at=after
    )
    preparation.submit(draft, by=ann(), at=after)
    approval.approve(draft, by=ben(), at=after)
    corrected = NOW + 9 * MINUTE
    assert public(corrected - SECOND) == ["2023-24, edition 1"]
    assert public(corrected) == ["2023-24, edition 1", "2024-25, edition 2"]
    current = Release.objects.current(corrected)[YEAR]
    assert (current.edition, current.before) == (2, None)
    made = Suspension.objects.with_whether_replaced(corrected).get()
    assert (made.is_replaced, made.editions) == (True, [1])
    lifted(made, corrected + MINUTE)
    current = Release.objects.current(corrected + MINUTE)[YEAR]
    assert (current.edition, current.before) == (2, released)


def test_what_was_counted_before_it_was_suspended_does_not_become_public_by_itself(released):
    decide(factories.council("Surrey County"), upheld=1)
    soon = NOW + 9 * MINUTE
    draft = revisions.revise(released, reason="Drift.", public_at=soon, by=ann(), at=NOW - MINUTE)
    preparation.submit(draft, by=ann(), at=NOW - MINUTE)
    approval.approve(draft, by=ben(), at=NOW - MINUTE)
    assert public(soon) == ["2023-24, edition 1", "2024-25, edition 1", "2024-25, edition 2"]
    suspended("2024-25", NOW)
    assert public(soon) == ["2023-24, edition 1"]


def test_a_draft_that_was_counted_before_is_neither_submitted_nor_approved(released):
    decide(factories.council("Surrey County"), upheld=1)
    soon = NOW + 30 * MINUTE
    draft = revisions.revise(released, reason="Drift.", public_at=soon, by=ann(), at=NOW - MINUTE)
    why = (
        "The figures of 2024-25 that were counted before 1 August 2025, 11.00am are suspended:"
        " Two counties were mixed up. 2024-25, edition 2 is one of them."
    )
    preparation.submit(draft, by=ann(), at=NOW - MINUTE)
    suspended("2024-25", NOW)
    with refused(why):
        approval.approve(draft, by=ben(), at=NOW + MINUTE)
    approval.give_back(draft, "Count it again.", by=ben(), at=NOW + MINUTE)
    with refused(why):
        preparation.submit(draft, by=ann(), at=NOW + MINUTE)
    preparation.recount(draft, by=ann(), at=NOW + MINUTE)
    preparation.submit(draft, by=ann(), at=NOW + MINUTE)
    approval.approve(draft, by=ben(), at=NOW + MINUTE)
    assert public(soon) == ["2023-24, edition 1", "2024-25, edition 2"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_the_second_is_told(tmp_path):
    a_year()
    factories.release("2024-25", public_at=INSTANT)
    suspension.ask(YEAR, WHY, by=person("ann"), at=AT + timedelta(days=90))
    person("ben"), person("dee")
    with running("tests.complaints.racing_suspension", tmp_path) as start:
        told = came_of(start("confirmations"))
    assert told.count(None) == 1
    first = ("ben", "dee")[told.index(None)]
    told.remove(None)
    assert told == [f"It was suspended by {first} on 14 July 2025, 10.00am."]
