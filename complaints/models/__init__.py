"""Subjects, decisions with their recommendations, and releases with their frozen figures."""

from complaints.models.decisions import Decision, Recommendation
from complaints.models.releases import (
    CategoryFigures,
    CouncilFigures,
    Release,
    ReleasedCase,
    YearNote,
)
from complaints.models.subjects import Category, Subject

__all__ = [
    "Category",
    "CategoryFigures",
    "CouncilFigures",
    "Decision",
    "Recommendation",
    "Release",
    "ReleasedCase",
    "Subject",
    "YearNote",
]
