"""What staff see of this app: importing a thing's screens registers them."""

from complaints.decisions.screens import attached as attached_decisions
from complaints.decisions.screens import decisions, error_reports
from complaints.decisions.screens import owned as owned_decisions
from complaints.recommendations.screens import attached as attached_recommendations
from complaints.recommendations.screens import owned as owned_recommendations
from complaints.recommendations.screens import recommendations
from complaints.releases.screens import releases, year_notes
from complaints.subjects import screens as subjects

__all__ = [
    "attached_decisions",
    "attached_recommendations",
    "decisions",
    "error_reports",
    "owned_decisions",
    "owned_recommendations",
    "recommendations",
    "releases",
    "subjects",
    "year_notes",
]
