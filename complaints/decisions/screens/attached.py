"""Decisions as records to which case officers and reviewers attach files."""

from complaints.models import Decision
from complaints.notes.people import READS
from councils.attachments.kinds import Kind, attached_kind

DECISION = attached_kind(
    Kind(
        Decision,
        "decision",
        (READS,),
        named=lambda decision: f"{decision}, {decision.council}",
        related=("council",),
    )
)
