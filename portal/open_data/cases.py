"""Decisions and service improvements: case by case, of what is shown at an instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
from portal.open_data.names import name_on_day

HIDDEN = apnumber(len(DEALT_WITH.outcomes) - len(SHOWN.outcomes))
NO_SUBJECT = "No subject was given."


def _page_of(decision: Decision) -> str:
    return f"{settings.SITE_URL}{_decisions()}{in_address(decision.reference)}/"


@cache
def _decisions() -> str:
    """Asked once: looking an address up takes a quarter of the time of a file of decisions."""
    return reverse("decisions")


def of_decision(decision_of: Callable[[Any], Decision]) -> dict[str, Column]:
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


def council_columns(
    council_of: Callable[[Any], Council], who: str, decision_of: Callable[[Any], Decision]
) -> tuple[Column, ...]:
    return (
        Column("council", Kind.TEXT, f"{who}: its identifier", lambda row: council_of(row).slug),
        Column("council_name", Kind.TEXT, "Its name today", lambda row: council_of(row).name),
        name_on_day(lambda row: decision_of(row).decided_on, council_of),
    )


def _same(row: Any) -> Any:
    return row


decision = of_decision(_same)
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
        *council_columns(attrgetter("council"), "The body that it is about", _same),
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
# A decision by itself, and each that changed, has its whole statement.
WHOLE_DECISIONS = replace(
    DECISIONS, fields=(*DECISIONS.fields[:-1], STATEMENT, DECISIONS.fields[-1])
)

improvement = of_decision(attrgetter("recommendation.decision"))


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
        *council_columns(
            attrgetter("recommendation.council"),
            "The council that has to make it",
            attrgetter("recommendation.decision"),
        ),
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
