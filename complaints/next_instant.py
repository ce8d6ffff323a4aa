"""The next instant at which something becomes public by itself; the record as it is until then."""

import json
import logging
from datetime import UTC, date, datetime
from functools import cache
from time import monotonic
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Exists, Subquery
from django.utils.dateparse import parse_date, parse_datetime

from complaints.models import Decision, Release, Suspension
from complaints.recommendations.steps.succession import follow
from councils.models import AnnouncedChange, PublicRecord
from councils.public_record import WRITTEN_HERE
from councils.register.changes.due import take_effect
from councils.register.readings import unchanged
from councils.years import london_date, london_midnight

LOG = logging.getLogger(__name__)
SOME_INSTANT = datetime(1, 1, 1, tzinfo=UTC)  # stands in a statement for the one that is asked


class Held(NamedTuple):
    """What this process read last, of which instant, and when by a clock that nobody sets."""

    record: PublicRecord
    at: datetime
    read: float


_held: Held | None = None


def record_at(at: datetime) -> PublicRecord:
    """The public record with ``next_instant``: when a release or report becomes public next.

    What was announced of the register for a day that has come is written first.

    And ``has_suspensions``: whether figures are suspended, so that nobody has to look for which.

    Between two instants what is public does not change by itself, except at London's midnight. So
    one that was read is good for ``RECORD_SECONDS``, but for no instant at or past its next, and
    not where this process has changed something since.
    """
    global _held
    if record := standing(at):
        return record
    WRITTEN_HERE.clear()
    began = monotonic()
    record = read(at)
    if _is_due(record, at) and not settings.READ_ONLY and _takes_effect(at):
        WRITTEN_HERE.clear()
        record = read(at)
    _held = Held(record, at, began)
    return record


def standing(at: datetime) -> PublicRecord | None:
    """The same where it need not be read: for whoever has nothing to do with the database."""
    held = _held
    return held.record if held and _stands(held, at) else None


def _stands(held: Held, at: datetime) -> bool:
    if WRITTEN_HERE.is_set() or monotonic() - held.read >= settings.RECORD_SECONDS:
        return False
    upcoming = held.record.next_instant
    if _is_due(held.record, at):
        return False
    return held.at <= at and (upcoming is None or at < upcoming)


def _is_due(record: PublicRecord, at: datetime) -> bool:
    """Whether something that was announced of the register is to be written now."""
    return record.register_due is not None and record.register_due <= at


def _takes_effect(at: datetime) -> bool:
    """Where the database is busy whoever comes next tries again; until then all stays as it was."""
    try:
        with unchanged():  # by this: whom a council goes into is announced before
            take_effect(london_date(at), at, closing=follow)
    except DatabaseError:
        LOG.exception("What was announced of the register could not be written.")
        return False
    return True


def read(at: datetime) -> PublicRecord:
    """With one statement, which is put together once: to do so takes longer than to answer it."""
    sql, params = _statement(connection.vendor)
    some, this = map(connection.ops.adapt_datetimefield_value, (SOME_INSTANT, at))
    with connection.cursor() as cursor:
        cursor.execute(sql, [this if each == some else each for each in params])
        row = cursor.fetchone()
    if row is None:
        record, instants, due, suspended = PublicRecord(pk=1), [], None, False
    else:
        pk, version, demonstration, tables, changed_at, *following, due, suspended = row
        record = PublicRecord(
            pk=pk,
            version=version,
            demonstration=bool(demonstration),
            tables=json.loads(tables) if isinstance(tables, str) else tables,
            changed_at=_instant(changed_at),
        )
        instants = [found for each in following if (found := _instant(each))]
    record.next_instant = min(instants, default=None)
    record.has_suspensions = bool(suspended)
    record.register_due = _midnight(due)
    return record


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    # What nobody approved is not waited for, an approval comes before its instant and is a change
    # of the record; or who watches would learn of an instant at which nothing is shown.
    releases = Release.objects.announced(SOME_INSTANT).order_by("public_at")
    reports = Decision.objects.announced(SOME_INSTANT).order_by("announced_at")
    changes = AnnouncedChange.objects.due(date.max).order_by("takes_effect_on")
    asked = PublicRecord.objects.filter(pk=1).annotate(
        next_release=Subquery(releases.values("public_at")[:1]),
        next_report=Subquery(reports.values("announced_at")[:1]),
        due=Subquery(changes.values("takes_effect_on")[:1]),
        suspended=Exists(Suspension.objects.in_force(SOME_INSTANT)),
    )
    columns = ("pk", "version", "demonstration", "tables", "changed_at")
    rows = asked.values_list(*columns, "next_release", "next_report", "due", "suspended")
    sql, params = rows.query.get_compiler("default").as_sql()
    return sql, tuple(params)


def _midnight(value: Any) -> datetime | None:
    """At which a day begins that SQLite keeps as text."""
    day = parse_date(value) if isinstance(value, str) else value
    return london_midnight(day) if day else None


def _instant(value: Any) -> datetime | None:
    """SQLite keeps instants as text, in UTC."""
    found = parse_datetime(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
