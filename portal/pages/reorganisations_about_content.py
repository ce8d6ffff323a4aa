"""What the page of a reorganisation and its pack rest on: editions, sources, definitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from complaints.figures.measures import with_panel
from complaints.models import Release
from councils.dates import day_in_words
from councils.lists import listed
from portal.open_data.licence import LICENCE

BOUNDARIES = (
    "Source of boundaries: Office for National Statistics licensed under the Open Government"
    " Licence v.3.0. Contains OS data © Crown copyright and database right 2024."
)


@dataclass(frozen=True)
class Sources:
    """Of which editions and of which day it is, whose the figures are, and the areas if drawn."""

    editions: str
    source: str
    boundaries: str

    @property
    def every(self) -> list[str]:
        return [each for each in (self.editions, self.source, self.boundaries) if each]


def sources(editions: Iterable[Release], at: datetime, *, has_maps: bool) -> Sources:
    name = settings.OMBUDSMAN["name"]
    told = listed(f"{each.year} (edition {each.edition})" for each in editions)
    figures = f"Figures: {told}. " if told else ""
    return Sources(
        f"{figures}As they were public on {day_in_words(at)}.",
        f"Source: {name}. Available under the {LICENCE['title']}, except where stated otherwise.",
        BOUNDARIES if has_maps else "",
    )


def about_figures() -> list[tuple[str, str]]:
    """Each word of the figures, and what it means."""
    measures = [(each.name, each.definition) for each in with_panel() if not each.by_residents]
    return [
        *measures,
        (
            "Added up",
            "All councils that are reorganised together, in each year in which every one of them"
            " was there and has figures. The rate is that of the sums.",
        ),
    ]


def about_left() -> list[tuple[str, str]]:
    """Each word of what is left, and what it means."""
    return [
        (
            "Decisions",
            "Those that can be read, of the years whose figures are public. Others were counted"
            " in the figures.",
        ),
        (
            "Improvements",
            "What the councils before it agreed to, without what another of the new councils has"
            " to make. What nobody is recorded to make stands at each.",
        ),
        (
            "Overdue",
            "The council should have done it before today, and no outcome is recorded. What became"
            " of others is told once the figures of that year are public.",
        ),
    ]
