"""Subjects, decisions with their recommendations, and releases with their frozen figures."""

from complaints.models.decisions import Decision
from complaints.models.extensions import Extension
from complaints.models.figures import CategoryFigures, CouncilFigures, ReleasedCase
from complaints.models.notes import Mention, Note
from complaints.models.preparation import CountCheck, EarlyAccess, Postponement, YearNote
from complaints.models.received import ComplaintsReceived, ReceivedFigures
from complaints.models.recommendations import Recommendation
from complaints.models.releases import Release
from complaints.models.reviews import ConfirmedWords, ErrorReport, FormerReference, Review
from complaints.models.subjects import Category, Subject
from complaints.models.suspension import Suspension
from complaints.models.voidings import Voiding

__all__ = [
    "Category",
    "CategoryFigures",
    "ComplaintsReceived",
    "ConfirmedWords",
    "CouncilFigures",
    "CountCheck",
    "Decision",
    "EarlyAccess",
    "ErrorReport",
    "Extension",
    "FormerReference",
    "Mention",
    "Note",
    "Postponement",
    "ReceivedFigures",
    "Recommendation",
    "Release",
    "ReleasedCase",
    "Review",
    "Subject",
    "Suspension",
    "Voiding",
    "YearNote",
]
