"""What a restore undoes that protected somebody, where the database replaced still answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError, transaction

from complaints.figures.outcomes import VOID
from complaints.models import Decision, FormerReference, Suspension
from councils.models import Attachment
from letters.models import Message

NAMED = 30  # of each kind; the rest is counted


@dataclass(frozen=True)
class Protected:
    """What was hidden, suspended, sent, and of attachments removed."""

    references: frozenset[str]
    years: frozenset[str]
    labels: frozenset[str]
    removed: frozenset[int] = frozenset()


def protected(at: datetime) -> Protected | None:
    """As it is now; None of a database that is empty, broken or of another version."""
    public = Decision.objects.public(at)
    try:
        with transaction.atomic():
            hidden = Decision.objects.exclude(pk__in=public.values("pk"))
            void = FormerReference.objects.filter(decision__outcome=VOID).exclude(
                reference__in=public.values("reference")
            )
            sent = Message.objects.filter(state=Message.State.SENT)
            return Protected(
                frozenset(
                    key
                    for rows in (hidden, void)
                    for key in rows.values_list("reference", flat=True)
                ),
                frozenset(str(each.year) for each in Suspension.objects.in_force(at)),
                frozenset(each.label for each in sent.select_related("council", "letter__council")),
                frozenset(Attachment.objects.exclude(removed_at=None).values_list("pk", flat=True)),
            )
    except (DatabaseError, InterfaceError):
        return None


def undone(before: Protected, at: datetime) -> list[str]:
    """What is public, shown, to be sent and kept again, a line for each kind."""
    public = Decision.objects.public(at)
    shown = public.filter(reference__in=before.references) if before.references else public.none()
    now = protected(at)
    assert now
    back = Attachment.objects.there().filter(pk__in=before.removed) if before.removed else ()
    kinds = (
        (
            "Decisions that were hidden and are PUBLIC AGAIN",
            shown.values_list("reference", flat=True),
        ),
        ("Figures that were suspended and are PUBLIC AGAIN", before.years - now.years),
        ("Letters that were sent and count as not sent", before.labels - now.labels),
        (
            "Attachments that were removed and ARE KEPT AGAIN, to be removed anew",
            [f"{each.record} ({each})" for each in back],
        ),
    )
    return [f"{words}: {_listed(sorted(found))}" for words, found in kinds if found]


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
