"""The admin of what this app keeps, a module for each thing."""

from complaints.admin import (
    decisions,
    error_reports,
    recommendations,
    releases,
    subjects,
    year_notes,
)

__all__ = ["decisions", "error_reports", "recommendations", "releases", "subjects", "year_notes"]
