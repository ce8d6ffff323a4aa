"""The counts of a year, wherever a row has them: of a council, a category, a group."""

from __future__ import annotations

from operator import attrgetter

from django.contrib.humanize.templatetags.humanize import apnumber

from complaints.figures.outcomes import Outcome
from complaints.figures.sums import DEALT_WITH, NOT_FOR_US, Sum, in_order, in_words
from portal.open_data.columns import Column, Kind

UNPUBLISHED = "It was not published for this year."


def count(name: str, meaning: str, empty: str = "") -> Column:
    return Column(name, Kind.INTEGER, meaning, attrgetter(f"counts.{name}"), empty)


def _meaning(counted: Outcome | Sum) -> str:
    if isinstance(counted, Outcome):
        return counted.counts
    if counted is DEALT_WITH:
        return "Every complaint with a decision in the year"
    if counted is NOT_FOR_US:
        before = apnumber(len(counted.outcomes))
        return f"The {before} before together: not for the Ombudsman"
    return f"{in_words(reversed(counted.outcomes))} together".capitalize()


COUNT_COLUMNS = (
    *(count(each.name, _meaning(each)) for each in in_order()),
    count(
        "satisfactory_remedies",
        "Upheld complaints for which the council had already offered a satisfactory remedy",
        UNPUBLISHED,
    ),
    count("on_time", "Cases complied with on time", UNPUBLISHED),
    count("late", "Cases complied with late", UNPUBLISHED),
    count("not_complied", "Cases not complied with", UNPUBLISHED),
    count("compliance_outcomes", "The three before together", UNPUBLISHED),
)
