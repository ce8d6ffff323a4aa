"""Decisions and readers' reports as work that somebody owns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from complaints.models import Decision, ErrorReport, Review, Voiding
from councils.ownership.kinds import Kind, owned_kind


def undecided(rows: Any, at: datetime) -> Any:
    """Those of which something waits for a second person: text, withholding, review, voiding."""
    waiting = Decision.objects.awaiting_text_approval().filter(pk=OuterRef("pk"))
    withheld = Decision.objects.awaiting_confirmation().filter(pk=OuterRef("pk"))
    reviews = Review.objects.open().filter(decision=OuterRef("pk"))
    voidings = Voiding.objects.waiting().filter(decision=OuterRef("pk"))
    return rows.filter(
        Q(Exists(waiting)) | Q(Exists(withheld)) | Q(Exists(reviews)) | Q(Exists(voidings))
    )


def about(report: ErrorReport) -> str:
    if report.decision is None:
        return str(report.council)
    return f"{report.decision}, {report.decision.council}"


def over(decision: Decision) -> str:
    """Of what was entered in error nothing is left to do."""
    return "It was entered in error: nobody looks after it." if decision.is_void else ""


DECISION = owned_kind(
    Kind(
        Decision,
        "decision",
        ("complaints.change_decision",),
        undecided,
        over=over,
        unread=("statement", "summary"),
    )
)
ERROR_REPORT = owned_kind(
    Kind(
        ErrorReport,
        "reader’s report",
        ("complaints.change_errorreport",),
        lambda rows, at: rows.filter(closed_at=None),
        named=lambda report: report.get_kind_display(),
        about=about,
        related=("decision__council", "council"),
    )
)
