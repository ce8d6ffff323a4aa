"""What staff see of this app: importing a thing's screens registers them."""

from complaints.decisions.screens import decisions, error_reports
from complaints.recommendations.screens import recommendations
from complaints.releases.screens import releases, year_notes
from complaints.subjects import screens as subjects

__all__ = ["decisions", "error_reports", "recommendations", "releases", "subjects", "year_notes"]
