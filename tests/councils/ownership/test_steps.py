"""A record is given to who may do it, once, and every hand it went through is kept."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from complaints.decisions.steps.void_decisions import void
from complaints.models import Recommendation
from councils.models import Owned
from councils.ownership.steps import NOBODY, give, hand_over_all, let_go
from councils.refusals import Refused
from letters.models import Letter
from tests import factories
from tests.complaints.colleagues import done
from tests.councils.ownership.people import AT, colleague
from tests.letters.models import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("ann")


@pytest.fixture
def ben():
    return colleague("ben")


def test_what_is_given_has_its_owner_its_day_and_its_note(ann, ben):
    row = factories.recommendation()
    given = give(row, ben, by=ann, at=AT, next_on=date(2024, 8, 1), note="Call the council")
    assert Owned.objects.get() == given
    assert (given.record, given.owner, given.since) == (row, ben, AT)
    assert (given.next_on, given.note) == (date(2024, 8, 1), "Call the council")
    (kept,) = given.history.all()
    assert (kept.history_user, kept.history_date) == (ann, AT)


def test_what_was_entered_in_error_is_given_to_nobody(ann):
    row = factories.decision(text_approved_at=None)
    agreed = factories.recommendation(row)
    done(void, row, "The same case twice.", ann, AT)
    for each in (row, agreed):
        with pytest.raises(Refused, match="It was entered in error: nobody looks after it"):
            give(each, ann, by=ann, at=AT)
    assert not Owned.objects.exists()


def test_it_goes_from_hand_to_hand_and_each_has_it_since_then(ann, ben):
    row = factories.decision()
    give(row, ann, by=ann, at=AT)
    later = AT + timedelta(days=3)
    put_off = give(row, ann, by=ann, at=later, next_on=date(2024, 9, 1))
    assert put_off.since == AT
    handed = give(row, ben, by=ann, at=later)
    assert (handed.since, handed.next_on, Owned.objects.count()) == (later, None, 1)
    owners = handed.history.order_by("history_date", "pk").values_list("owner__username", flat=True)
    assert list(owners) == ["ann", "ann", "ben"]


@pytest.mark.parametrize(
    ("role", "fields"), [("Statistician", {}), ("Case officer", {"is_active": False})]
)
def test_nobody_gets_what_they_may_not_do(ann, role, fields):
    other = colleague("other", role, **fields)
    with pytest.raises(Refused, match=r"^Other may not work on a decision\.$"):
        give(factories.decision(), other, by=ann, at=AT)
    assert not Owned.objects.exists()


def test_a_day_that_has_passed_is_refused(ann):
    with pytest.raises(Refused, match="31 July 2024 has passed"):
        give(factories.decision(), ann, by=ann, at=AT, next_on=date(2024, 7, 31))


def test_who_takes_what_somebody_took_meanwhile_is_told(ann, ben):
    row = factories.decision()
    give(row, ann, by=ann, at=AT, seen=NOBODY)
    with pytest.raises(Refused, match="Somebody gave it to Ann meanwhile"):
        give(row, ben, by=ben, at=AT, seen=NOBODY)
    with pytest.raises(Refused, match="meanwhile"):
        let_go(row, by=ben, at=AT, seen=ben.pk)
    assert Owned.objects.get().owner == ann


def test_what_is_let_go_is_nobodys_and_its_history_stays(ann):
    row = factories.decision()
    give(row, ann, by=ann, at=AT)
    let_go(row, by=ann, at=AT, seen=ann.pk)
    assert not Owned.objects.exists()
    assert Owned.history.count() == 2
    with pytest.raises(Refused, match="Nobody looks after it"):
        let_go(row, by=ann, at=AT)


def test_who_leaves_hands_on_what_the_other_may_do(ann):
    """A reviewer looks after a letter and a recommendation; a case officer gets the second."""
    leaver = colleague("leaver", "Reviewer")
    letter, row = rows.letter(), factories.recommendation()
    for each in (letter, row):
        give(each, leaver, by=leaver, at=AT)
    later = AT + timedelta(days=1)
    assert hand_over_all(leaver, ann, by=ann, at=later) == (1, 1)
    (left,) = Owned.objects.all()
    assert (left.record, left.owner, left.since) == (row, ann, later)
    give(letter, leaver, by=leaver, at=later)
    assert hand_over_all(leaver, None, by=ann, at=later) == (0, 1)


def test_what_is_deleted_is_nobodys_any_more(ann):
    reviewer = colleague("reviewer", "Reviewer")
    letter, row = rows.letter(), factories.recommendation()
    give(letter, reviewer, by=reviewer, at=AT)
    give(row, ann, by=ann, at=AT)
    Letter.objects.get().delete()
    Recommendation.objects.get().delete()
    assert not Owned.objects.exists()


def test_a_record_has_one_owner_whatever_two_do_at_once(ann, ben):
    given = give(factories.decision(), ann, by=ann, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Owned.objects.create(kind=given.kind, row=given.row, owner=ben, since=AT)
