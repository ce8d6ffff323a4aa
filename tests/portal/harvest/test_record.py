"""Noting what was written: by triggers, in the order of commits, and no more than there is."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction

from complaints.models import Decision
from councils.public_record import changing_public_record
from councils.years import london_instant
from portal.harvest.record import is_due, note_changes
from portal.harvest.triggers import names
from portal.models import ToldRecord, ToldRow, TouchedRow
from tests import factories
from tests.portal.harvest.conftest import AT, of

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
KEPT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def everything(at=AT):
    while note_changes(at):
        pass
    return list(ToldRow.objects.filter(is_gone=False).order_by("key").values_list("key", flat=True))


def test_after_all_migrations_every_trigger_is_there():
    """SQLite drops a table's triggers where a migration makes the table anew."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}
    assert len(names()) == 18
    assert set(names()) <= found


def test_what_was_compared_is_not_compared_again():
    factories.decision(reference="24000001")
    assert is_due(AT)
    assert everything() == ['["24 000 001"]']
    assert not is_due(AT)
    # A day later something may have become public by itself: the day of no decision came.
    assert not is_due(AT + timedelta(days=1))


def test_what_is_not_public_gets_no_place():
    made = factories.decision(reference="24000001", text_approved_at=None)
    assert everything() == []
    of("24000001").update(summary="Edited.")
    everything()
    made.delete()
    everything()
    assert ToldRow.objects.count() == ToldRecord.objects.get().last == 0


def test_what_is_compared_at_once_is_bounded(monkeypatch):
    monkeypatch.setattr("portal.harvest.record.MOST", 2)
    council = factories.council()
    TouchedRow.objects.all().delete()
    for number in range(3):
        factories.decision(council, reference=f"2400000{number}")
    assert note_changes(AT)
    assert ToldRow.objects.count() == 2
    assert not note_changes(AT)
    assert ToldRow.objects.count() == 3


def test_an_earlier_instant_than_it_was_compared_at_compares_nothing():
    """Of two machines one clock is slow: it takes nothing back that the other has shown."""
    report = factories.decision(
        kind="report", title="One", announced_at=AT, reference="24000001", summary="One."
    )
    assert everything() == ['["24 000 001"]']
    report.save()
    assert not note_changes(AT - timedelta(seconds=1))
    assert ToldRow.objects.filter(is_gone=False).count() == 1


def test_while_the_last_change_is_yet_to_come_by_the_clock_nothing_is_compared(monkeypatch):
    factories.decision(reference="24000001", text_approved_at=AT)
    with changing_public_record() as record:
        pass
    record.changed_at = AT
    record.save()
    assert not note_changes(AT - timedelta(seconds=1))
    assert (TouchedRow.objects.exists(), ToldRow.objects.count()) == (True, 0)
    assert everything() == ['["24 000 001"]']


@pytest.mark.django_db(transaction=True)
def test_what_commits_late_is_not_missed():
    """Written before another row and committed after it was compared."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time.")
    factories.decision(reference="24000001")
    factories.decision(reference="24000002")
    everything()

    def meanwhile():
        try:
            of("24000002").update(summary="Second.")
            everything()
        finally:
            connection.close()

    with transaction.atomic():
        of("24000001").update(summary="First.")
        other = Thread(target=meanwhile)
        other.start()
        other.join()
    assert TouchedRow.objects.count() == 1
    place = ToldRecord.objects.get().last
    everything()
    [told] = ToldRow.objects.filter(place__gt=place)
    assert told.key == '["24 000 001"]'


def test_asking_costs_the_same_with_many_more(client, clock, django_assert_max_num_queries):
    clock.set(london_instant("2025-06-20 12:00"))
    council = factories.council()
    for number in range(40):
        factories.decision(council, reference=f"240000{number:02}")
    first = client.get("/api/v1/decisions/?changed_since=1900-01-01&page_size=5").json()
    assert (len(first["results"]), Decision.objects.count()) == (5, 40)
    address = f"/api/v1/decisions/?page_size=5&changed_since={first['changed_since']}"
    with django_assert_max_num_queries(14):
        assert len(client.get(address).json()["results"]) == 5
