"""Recommendations as records to which evidence of compliance is attached."""

from complaints.models import Recommendation
from complaints.recommendations.steps.records import named
from councils.attachments.kinds import Kind, attached_kind

RECOMMENDATION = attached_kind(
    Kind(
        Recommendation,
        "recommendation",
        ("complaints.change_recommendation",),
        named=named,
        related=("decision", "council"),
    )
)
