"""Recommendations as work that somebody owns."""

from complaints.decisions.screens.owned import over
from complaints.models import Recommendation
from complaints.recommendations.steps.records import named
from councils.ownership.kinds import Kind, owned_kind

RECOMMENDATION = owned_kind(
    Kind(
        Recommendation,
        "recommendation",
        ("complaints.change_recommendation",),
        lambda rows, at: rows.outstanding(),
        named=named,
        due=lambda row: row.due_on,
        related=("decision", "council"),
        over=lambda row: over(row.decision),
    )
)
