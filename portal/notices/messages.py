"""What somebody says to staff: a note that mentions a colleague, a report, a text given back.

An e-mail says that there is something to read, and of which record; never what.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from complaints.models import ErrorReport, Mention, Release
from complaints.notes.people import READS
from complaints.notes.shown import waiting_for
from councils.models import GivenBack, Owned
from councils.ownership.kinds import KINDS
from portal.notices.kinds import Source, Told
from portal.notices.records import has, keys_of, list_at, page_of
from portal.staff.own_work import may_own

PREPARES = "complaints.prepare_release"


def mentions_now(user: Any, at: datetime) -> list[str]:
    found = Mention.objects.unread_by(user).values_list("pk", flat=True)
    return [f"mention:{pk}" for pk in found]


def mentions_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    return [
        Told(f"mention:{row.pk}", f"{decision}, {decision.council}", page_of(decision))
        for row in waiting_for(user).filter(pk__in=keys_of(things))
        for decision in [row.note.decision]
    ]


def reports_now(user: Any, at: datetime) -> list[str]:
    return [f"report:{pk}" for pk in ErrorReport.objects.open().values_list("pk", flat=True)]


def reports_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    rows = ErrorReport.objects.open().filter(pk__in=keys_of(things))
    rows = rows.select_related("decision__council", "council")
    long = ("text", "decision__statement", "decision__summary")
    return [Told(f"report:{row.pk}", str(row), page_of(row)) for row in rows.defer(*long)]


def _returned(user: Any) -> Iterator[Told]:
    """Texts and letters that this person looks after since they came back, then releases."""
    theirs = set(Owned.objects.filter(owner=user).values_list("kind", "row"))
    open_ones = GivenBack.objects.open().select_related("kind").order_by("given_back_at", "pk")
    for each in open_ones:
        if (each.kind_id, each.row) not in theirs:
            continue
        kind = KINDS.get(f"{each.kind.app_label}.{each.kind.model}")
        record = kind.rows().filter(pk=each.row).first() if kind else None
        if kind and record and kind.may_work(user):
            told = f"{kind.named(record)}, {kind.about(record)}"
            yield Told(f"returned:{each.pk}:text", told, kind.url(record))
    if not user.has_perm(PREPARES):
        return
    for row in Release.objects.in_preparation().exclude(given_back_reason=""):
        if row.submitted_at is None:
            thing = f"returned:{row.pk}:release"
            yield Told(thing, f"Figures of {row.year}, edition {row.edition}", page_of(row))


def returned_now(user: Any, at: datetime) -> list[str]:
    return [each.thing for each in _returned(user)]


def returned_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    return [each for each in _returned(user) if each.thing in set(things)]


MESSAGES = (
    Source(
        "report",
        "report",
        "Reports from readers",
        "Read what each says, and say what was done about it.",
        partial(has, ("complaints.change_errorreport",)),
        partial(list_at, "complaints_errorreport_changelist"),
        reports_now,
        reports_told,
    ),
    Source(
        "mention",
        "mention",
        "Notes that mention you",
        "Read what a colleague noted, and mark it as read.",
        partial(has, (READS,)),
        partial(list_at, "own-work", "#mentions"),
        mentions_now,
        mentions_told,
    ),
    Source(
        "returned",
        "returned",
        "Given back, and you look after it",
        "Do what the comment asks, and submit it again.",
        may_own,
        partial(list_at, "own-work", "#mine"),
        returned_now,
        returned_told,
    ),
)
