"""What the page of a reorganisation says around its tables, as does the pack: did, or will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.humanize.templatetags.humanize import apnumber

from councils.dates import day_in_words
from councils.register.reorganisations import Reorganised


@dataclass(frozen=True)
class Words:
    """``lead`` stands before the names of the new councils, ``took_places`` follows them."""

    title: str
    lead: str
    took_places: str
    closed: str  # the heading of those that closed
    whose: str  # of figures of all of them
    left_title: str
    left: str


def words(found: Reorganised, today: date) -> Words:
    is_over = found.has_happened(today)
    old = len(found.old)
    shared = any(len(each) > 1 for each in found.after.values())
    closed = "closed" if is_over else "will close"
    number = str(apnumber(old)).capitalize()
    place = "its place" if old == 1 else "their places"
    took = "took" if is_over else "will take"
    new = "new council" if len(found.new) == 1 else "new councils"
    are = "reorganised" if is_over else "to be reorganised"
    return Words(
        title=f"{found.place}: {are} on {day_in_words(found.on)}",
        lead=f"{number} council{'' if old == 1 else 's'} {closed} that day.",
        took_places=f"{took} {place}.",
        closed=closed.capitalize(),
        whose=f"All that {closed}, added up",
        left_title=f"What {'was' if is_over else 'would be'} left to the {new}",
        left=" ".join(
            [
                "Decisions stay with the council that they are about. What it still had to do"
                f" {'is now' if is_over else 'will be'} for the council that has its place."
                " Improvements are counted as they stand today.",
                *["What a county left is counted at each council that has its place."] * shared,
                *["What had come from councils before them is counted too."] * bool(found.earlier),
            ]
        ),
    )


def sums(found: Reorganised, today: date, *, has_own_years: bool) -> str:
    """What stands above the table of figures: of new councils there may be none in it yet."""
    closed = "closed" if found.has_happened(today) else "will close"
    own = "new council’s" if len(found.new) == 1 else "new councils’"
    apart = (
        "stand apart, below, as they are published. The two are not one line: nothing was shared"
        " out."
        if has_own_years
        else "will stand apart, below. The two will not be one line: nothing is shared out."
    )
    return (
        f"The councils that {closed} are added up, all of them together. The {own} own years"
        f" {apart}"
    )
