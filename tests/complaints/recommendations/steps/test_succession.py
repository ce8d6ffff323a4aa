"""What a council that closed has to do goes to its successor, on the day."""

from datetime import UTC, date, datetime

import pytest

from complaints.models import Recommendation
from complaints.next_instant import record_at
from complaints.recommendations.steps.succession import follow
from councils.models import AnnouncedChange, PublicRecord
from councils.register.changes.due import take_effect
from tests import factories

pytestmark = pytest.mark.django_db
THE_DAY = date(2027, 4, 1)
MIDNIGHT = datetime(2027, 3, 31, 23, tzinfo=UTC)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


def closing(name, *successors):
    old = factories.council(name, closed_on=THE_DAY)
    old.successors.set(successors)
    return old


@pytest.fixture
def new():
    return factories.council("New Council", type="unitary", opened_on=THE_DAY)


def agreed(council, **fields):
    decision = factories.decision(council)
    return factories.recommendation(decision, council=council, **OPEN | fields)


def must_comply(row):
    return Recommendation.objects.get(pk=row.pk).council


def test_what_is_outstanding_follows_and_the_decision_stays(new):
    old = closing("Old Council", new)
    due, overdue = agreed(old, due_on=date(2027, 6, 1)), agreed(old, due_on=date(2027, 1, 1))
    done = agreed(old, outcome="complied", done_on=date(2026, 7, 1), recorded_on=date(2026, 7, 2))
    assert follow(old, THE_DAY, MIDNIGHT) == 2
    assert must_comply(due) == must_comply(overdue) == new
    assert must_comply(done) == old
    due.refresh_from_db()
    assert due.decision.council == old
    kept = due.history.latest("history_id")
    assert kept.history_change_reason == (
        "Old Council closed on 1 April 2027: New Council has its place"
    )
    assert follow(old, THE_DAY, MIDNIGHT) == 0


def test_where_several_have_its_place_a_person_says_who_must_comply(new):
    old = closing("Old County Council", new, factories.council("Other", opened_on=THE_DAY))
    row = agreed(old, due_on=date(2027, 6, 1))
    assert follow(old, THE_DAY, MIDNIGHT) == 0
    assert must_comply(row) == old
    assert list(Recommendation.objects.at_closed_councils(date(2027, 3, 31))) == []
    assert list(Recommendation.objects.at_closed_councils(THE_DAY)) == [row]


def test_along_a_chain_it_goes_to_whoever_is_there(new):
    between = closing("Between", new)
    old = closing("Old Council", between)
    row = agreed(old, due_on=date(2027, 6, 1))
    assert follow(old, THE_DAY, MIDNIGHT) == 1
    assert must_comply(row) == new


def test_it_follows_at_midnight_by_whoever_asks_then(new, monkeypatch, settings):
    monkeypatch.setattr("complaints.next_instant._held", None)
    settings.RECORD_SECONDS = 60
    PublicRecord.objects.get_or_create(pk=1)
    old = closing("Old Council", new)
    row = agreed(old, due_on=date(2027, 6, 1))
    change = AnnouncedChange.objects.create(council=old, action="close", takes_effect_on=THE_DAY)
    record_at(MIDNIGHT.replace(hour=22))
    assert must_comply(row) == old
    assert take_effect(THE_DAY, MIDNIGHT) == 0  # whoever does not know what it has to do leaves it
    record_at(MIDNIGHT)
    assert must_comply(row) == new
    change.refresh_from_db()
    assert change.written_at == MIDNIGHT
