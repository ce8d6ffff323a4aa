"""Columns that more than one data set of cases has: of the decision, and of a council."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.urls import reverse

from complaints.decisions.references import in_address, shown
from complaints.models import Decision, Subject
from councils.models import Council
from portal.open_data.columns import Column, Kind

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


def council_columns(council_of: Callable[[Any], Council], who: str) -> tuple[Column, Column]:
    return (
        Column("council", Kind.TEXT, f"{who}: its identifier", lambda row: council_of(row).slug),
        Column("council_name", Kind.TEXT, "Its name", lambda row: council_of(row).name),
    )
