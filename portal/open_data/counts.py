"""The counts of a year, wherever a row has them: of a council, a category, a group."""

from __future__ import annotations

from operator import attrgetter

from portal.open_data.columns import Column, Kind

UNPUBLISHED = "It was not published for this year."


def count(name: str, meaning: str, empty: str = "") -> Column:
    return Column(name, Kind.INTEGER, meaning, attrgetter(f"counts.{name}"), empty)


COUNT_COLUMNS = (
    count("invalid_or_incomplete", "Complaints that were invalid or incomplete"),
    count("advice_given", "Complaints answered with advice"),
    count("referred_back", "Complaints referred back for local resolution"),
    count("not_for_us", "The three before together: not for the Ombudsman"),
    count("closed_after_initial_enquiries", "Complaints closed after initial enquiries"),
    count("not_upheld", "Complaints investigated and not upheld"),
    count("upheld", "Complaints investigated and upheld"),
    count("investigated", "Upheld and not upheld together"),
    count("dealt_with", "Every complaint with a decision in the year"),
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
