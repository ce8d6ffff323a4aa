"""Decisions, service improvements and compliance: case by case, of what is shown at an instant."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import apnumber
from django.urls import reverse

from complaints.decisions.references import in_address, shown
from complaints.figures.sums import DEALT_WITH, SHOWN
from complaints.models import Decision, ReleasedCase, Subject
from complaints.recommendations.improvements import Status
from complaints.recommendations.kinds_of_change import LABELS
from councils.models import Council
from portal.open_data.columns import Column, Dataset, Kind

HIDDEN = apnumber(len(DEALT_WITH.outcomes) - len(SHOWN.outcomes))
NO_SUBJECT = "No subject was given."


def _page_of(decision: Decision) -> str:
    return f"{settings.SITE_URL}{_decisions()}{in_address(decision.reference)}/"


@cache
def _decisions() -> str:
    """Asked once: looking an address up takes a quarter of the time of a file of decisions."""
    return reverse("decisions")


def _of_decision(decision_of: Callable[[Any], Decision]) -> dict[str, Column]:
    """The columns of a decision, wherever a row keeps it."""

    def get(path: str) -> Callable[[Any], Any]:
        found = attrgetter(path)
        return lambda row: found(decision_of(row))

    def of_subject(found: Callable[[Subject], Any]) -> Callable[[Any], Any]:
        def value(row: Any) -> Any:
            subject = decision_of(row).subject
            return None if subject is None else found(subject)

        return value

    columns = (
        Column(
            "reference",
            Kind.TEXT,
            "The Ombudsman’s reference: year of receipt, serial number, sometimes a letter",
            lambda row: shown(decision_of(row).reference),
        ),
        Column("decided_on", Kind.DATE, "Day of the decision", get("decided_on")),
        Column("year", Kind.YEAR, "Reporting year of that day", get("year")),
        Column(
            "category",
            Kind.TEXT,
            "Identifier of the reporting category that statistics are broken down by",
            of_subject(attrgetter("category.slug")),
            NO_SUBJECT,
        ),
        Column(
            "subject",
            Kind.TEXT,
            "Identifier of the subject",
            of_subject(attrgetter("slug")),
            NO_SUBJECT,
        ),
        Column("subject_name", Kind.TEXT, "Subject in words", of_subject(str), NO_SUBJECT),
        Column(
            "address", Kind.ADDRESS, "The decision’s page", lambda row: _page_of(decision_of(row))
        ),
    )
    return {column.name: column for column in columns}


def _council(council_of: Callable[[Any], Council], who: str) -> tuple[Column, Column]:
    return (
        Column("council", Kind.TEXT, f"{who}: its identifier", lambda row: council_of(row).slug),
        Column("council_name", Kind.TEXT, "Its name", lambda row: council_of(row).name),
    )


def _same(row: Any) -> Any:
    return row


decision = _of_decision(_same)
STATEMENT = Column(
    "statement",
    Kind.TEXT,
    "The whole statement; a line that begins with ## is a heading",
    attrgetter("statement"),
    "It is not on this site.",
)
DECISIONS = Dataset(
    slug="decisions",
    title="Decisions",
    one_row="One row is one decision about one body. What is not shown is not here, though it"
    " counts.",
    key=("reference",),
    refers={"council": "councils", "subject": "subjects"},
    fields=(
        decision["reference"],
        *_council(attrgetter("council"), "The body that it is about"),
        decision["decided_on"],
        decision["year"],
        Column(
            "kind",
            Kind.TEXT,
            "Decision statement, or public interest report",
            attrgetter("kind"),
            allowed=tuple(Decision.Kind.values),
        ),
        Column(
            "outcome",
            Kind.TEXT,
            f"What was decided; the {HIDDEN} earlier outcomes are never shown case by case",
            attrgetter("outcome"),
            allowed=SHOWN.names,
        ),
        Column(
            "satisfactory_remedy",
            Kind.BOOLEAN,
            "Whether it was upheld, and the council had already offered a remedy that satisfied",
            attrgetter("satisfactory_remedy"),
        ),
        decision["category"],
        decision["subject"],
        decision["subject_name"],
        Column("title", Kind.TEXT, "Its title", attrgetter("title"), "Only reports have one."),
        Column("summary", Kind.TEXT, "What it found, in short", attrgetter("summary"), "None."),
        Column(
            "acted_for",
            Kind.TEXT,
            "Who acted for the council; what they do counts as its own",
            attrgetter("acted_for"),
            "The council itself.",
        ),
        decision["address"],
    ),
)

improvement = _of_decision(attrgetter("recommendation.decision"))


def _decided_about(row: Any) -> str | None:
    about = row.recommendation.decided_about
    return about.slug if about else None


SERVICE_IMPROVEMENTS = Dataset(
    slug="service-improvements",
    title="Service improvements",
    one_row="One row is one change that a council agreed to make after fault was found.",
    key=("reference", "council", "number"),
    refers={
        "council": "councils",
        "decided_about": "councils",
        "reference": "decisions",
        "subject": "subjects",
    },
    fields=(
        improvement["reference"],
        *_council(attrgetter("recommendation.council"), "The council that has to make it"),
        Column(
            "decided_about",
            Kind.TEXT,
            "The council that the decision is about, which another replaced or stands in for: its"
            " identifier",
            _decided_about,
            "It is the council that has to make it.",
        ),
        Column(
            "number",
            Kind.INTEGER,
            "Its number among the recommendations of the decision; personal remedies are private",
            attrgetter("recommendation.number"),
        ),
        improvement["decided_on"],
        improvement["year"],
        improvement["category"],
        improvement["subject"],
        improvement["subject_name"],
        Column(
            "summary",
            Kind.TEXT,
            "What the council agreed to change",
            attrgetter("recommendation.public_summary"),
        ),
        Column(
            "compliance",
            Kind.TEXT,
            "What became of it",
            attrgetter("compliance"),
            "Nothing is recorded, or the figures of the year in which it was recorded are not"
            " published yet.",
            allowed=tuple(ReleasedCase.Compliance.values),
        ),
        Column(
            "change",
            Kind.TEXT,
            "Which kind of change it is, by the words of the summary",
            attrgetter("recommendation.change"),
            allowed=tuple(LABELS),
        ),
        Column(
            "due_on",
            Kind.DATE,
            "Day by which it is to be done",
            attrgetter("recommendation.due_on"),
        ),
        Column(
            "status",
            Kind.TEXT,
            "How it stands on the day of the answer: as compliance says, or that it is not due yet,"
            " overdue without an outcome, or has one that is not published yet",
            attrgetter("status.value"),
            allowed=tuple(Status.values),
        ),
        improvement["address"],
    ),
)

case = _of_decision(attrgetter("decision"))
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
        *_council(attrgetter("council"), "The council for which it was counted"),
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
        *_council(attrgetter("council"), "The council that had to comply"),
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
