"""Changing what the public sees: one lock, one version, one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex
from threading import Event

from django.db import transaction
from django.utils import timezone

from councils import tables
from councils.models import PublicRecord

# Set where this process has changed the record since it was last read for all to come.
WRITTEN_HERE = Event()

MADE_UP = "Demonstration: these figures are made up. They say nothing about any real council."


class Demonstration(Exception):
    """Real data is refused on an instance whose figures are made up."""

    def __init__(self) -> None:
        super().__init__(
            "This portal holds a demonstration: an instance is a demonstration or real, never both."
            " Empty it first with: manage.py remove_demo"
        )


@contextmanager
def changing_public_record() -> Iterator[PublicRecord]:
    """A transaction that holds the record's lock, counts it up, and keeps which tables it wrote.

    Locked before anything else is read, so an import and a release wait for each other.
    """
    with transaction.atomic():
        PublicRecord.objects.get_or_create(pk=1)
        record = PublicRecord.objects.select_for_update().get(pk=1)
        record.version += 1
        record.save(update_fields=["version"])
        with tables.noted() as statements:
            yield record
        for table in statements.written - {tables.THE_RECORD} | {tables.ANYTHING}:
            record.tables[table] = token_hex(8)
        record.changed_at = timezone.now()
        record.save(update_fields=["demonstration", "tables", "changed_at"])
        transaction.on_commit(WRITTEN_HERE.set)


def public_record() -> PublicRecord:
    """The record as it is now, without a lock."""
    return PublicRecord.objects.filter(pk=1).first() or PublicRecord(pk=1)


def made_up_note(record: PublicRecord | None = None) -> str:
    """The line that goes with made-up figures wherever they go; empty where they are real."""
    return MADE_UP if (record or public_record()).demonstration else ""


def refuse_on_demonstration(record: PublicRecord | None = None) -> None:
    if (record or public_record()).demonstration:
        raise Demonstration
