"""The admin of what this app keeps, a module for each thing."""

from complaints.admin import decisions, error_reports, recommendations, releases, subjects

__all__ = ["decisions", "error_reports", "recommendations", "releases", "subjects"]
