"""The cases that a year's figures counted, one by one, as far as their decisions are shown."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from complaints.figures.sums import SHOWN
from complaints.models import Decision, ReleasedCase
from portal.open_data.cases import NO_SUBJECT, council_columns, of_decision
from portal.open_data.columns import Column, Dataset, Kind

case = of_decision(attrgetter("decision"))
_OF_EDITION = (
    Column(
        "year", Kind.YEAR, "Reporting year whose figures counted it", attrgetter("release.year")
    ),
    Column("edition", Kind.INTEGER, "Edition of those figures", attrgetter("release.edition")),
)


def _category(case: Any) -> Any:
    """Where there is none beside a subject it would tell that the case had been withheld."""
    subject = case.decision.subject
    category = case.category or (subject and subject.category)
    return category.slug if category else None


_COUNTED_CATEGORY = Column(
    "category",
    Kind.TEXT,
    "Identifier of the reporting category under which it was counted; of a case that the figures do"
    " not break down, that of its subject",
    _category,
    NO_SUBJECT,
)
COUNTED_DECISIONS = Dataset(
    slug="counted-decisions",
    title="Decisions that a year’s figures counted",
    one_row="One row is one decision that an edition of a year’s figures counted, as it counted it,"
    " and that is shown. What is not shown still counts, so these may be fewer than the figure.",
    key=("year", "edition", "reference", "council"),
    refers={"council": "councils", "subject": "subjects"},
    fields=(
        *_OF_EDITION,
        case["reference"],
        *council_columns(
            attrgetter("council"), "The council for which it was counted", attrgetter("decision")
        ),
        case["decided_on"],
        Column(
            "kind",
            Kind.TEXT,
            "Decision statement, or public interest report",
            attrgetter("decision.kind"),
            allowed=tuple(Decision.Kind.values),
        ),
        Column(
            "outcome",
            Kind.TEXT,
            "The outcome with which it was counted",
            attrgetter("outcome"),
            allowed=SHOWN.names,
        ),
        Column(
            "satisfactory_remedy",
            Kind.BOOLEAN,
            "Whether it was counted as one with a satisfactory remedy",
            attrgetter("satisfactory_remedy"),
        ),
        _COUNTED_CATEGORY,
        case["subject"],
        case["subject_name"],
        Column("title", Kind.TEXT, "Its title", attrgetter("decision.title"), "No report."),
        Column(
            "summary", Kind.TEXT, "What it found, in short", attrgetter("decision.summary"), "None."
        ),
        case["address"],
    ),
)
COMPLIANCE = Dataset(
    slug="compliance",
    title="Compliance, case by case",
    one_row="One row is one case whose compliance outcome a year’s figures counted, and whose"
    " decision is shown. What is not shown still counts, so these may be fewer than the figure.",
    key=("year", "edition", "reference", "council"),
    refers={"council": "councils", "reference": "decisions"},
    fields=(
        *_OF_EDITION,
        case["reference"],
        *council_columns(
            attrgetter("council"), "The council that had to comply", attrgetter("decision")
        ),
        Column(
            "compliance",
            Kind.TEXT,
            "Not complied, late or on time, in that order, over the case’s recommendations",
            attrgetter("compliance"),
            allowed=tuple(ReleasedCase.Compliance.values),
        ),
        case["decided_on"],
        _COUNTED_CATEGORY,
        case["subject"],
        case["subject_name"],
        case["address"],
    ),
)
