"""Readers say what is wrong on a page; staff look, and say what was done about it."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from complaints.models import Decision, ErrorReport
from councils.models import Council
from councils.refusals import Refused


def report(
    kind: str,
    text: str,
    *,
    at: datetime,
    decision: Decision | None = None,
    council: Council | None = None,
) -> ErrorReport:
    """Keeps what a reader wrote about a decision or a council; the same words only once."""
    said = {"kind": kind, "text": text, "decision": decision, "council": council}
    known: ErrorReport | None = ErrorReport.objects.open().filter(**said).first()
    return known or ErrorReport.objects.create(**said, reported_at=at)


def close(report: ErrorReport, answer: str, *, by: AbstractBaseUser, at: datetime) -> None:
    """Notes what was done about a report. Refused without words, or where it is closed already."""
    if not answer.strip():
        raise Refused("Say what was done about it.")
    closed = ErrorReport.objects.filter(pk=report.pk, closed_at=None).update(
        answer=answer.strip(), closed_by=by, closed_at=at
    )
    if not closed:
        report.refresh_from_db()
        raise Refused(f"{report.closed_by} has closed this report already: {report.answer}")
