"""What is said of a council's opening, its closing, and who replaces whom: did, or will.

A change may be announced years ahead, so that a council has a day of closing and successors long
before it closes. Every sentence takes the day in London on which it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.register.reorganisations import reorganisations
from councils.register.succession import Reorganisation, reorganisation_of


@dataclass(frozen=True)
class Told:
    """What happens to a council, and the councils that this names; pages link to these.

    ``what`` follows the council's name: "closed on 1 April 2023". ``joint`` leads to ``councils``.
    """

    council: Council
    what: str
    joint: str = ""
    councils: tuple[Council, ...] = ()
    has_happened: bool = True

    @property
    def sentence(self) -> str:
        """Whole, without a full stop."""
        return f"{self.council.name} {self.without_name}"

    @property
    def without_name(self) -> str:
        return self.naming(names_in_words(self.councils))

    def naming(self, councils: str) -> str:
        """What follows the council's own name, with other words for the councils."""
        return f"{self.what}{self.joint} {councils}" if self.councils else self.what


def closing(council: Council, on: date, replaced_by: Iterable[Council] = ()) -> Told | None:
    """As on a day: "closed on 1 April 2023 and was replaced by …", or "will close on …".

    None where no closing is known.
    """
    if council.closed_on is None:
        return None
    day, new = day_in_words(council.closed_on), tuple(replaced_by)
    if council.closed_on <= on:
        return Told(council, f"closed on {day}", " and was replaced by", new)
    return Told(council, f"will close on {day}", " and will be replaced by", new, False)


def opening(council: Council, on: date, replaces: Iterable[Council] = ()) -> Told | None:
    """As on a day: "opened on 1 April 2023 and replaced …", or "will open on …".

    None where no opening is known, nor whom it replaces.
    """
    old = tuple(replaces)
    if council.opened_on is None:
        return Told(council, "replaced", "", old) if old else None
    day = day_in_words(council.opened_on)
    if council.opened_on <= on:
        return Told(council, f"opened on {day}", " and replaced", old)
    return Told(council, f"will open on {day}", " and will replace", old, False)


def replacing(council: Council, on: date, known: Reorganisation | None = None) -> Told | None:
    """An opening, done or announced, in the place of others; None where it replaces nobody."""
    told = opening(
        council, on, (known if known is not None else reorganisation_of(council, on)).replaces
    )
    return told if told and told.councils else None


def changes_of(council: Council, found: Reorganisation, on: date) -> dict[str, Any]:
    """What a page says of both, and of the group that it shows added up.

    An opening is told where it replaced others, or is still to come.
    """
    opens = opening(council, on, found.replaces)
    is_over = found.is_over(on)
    both = [(found.old, found.new), found.went_into]
    return {
        "reorganisation": found,
        "closing": closing(council, on, found.replaced_by),
        "served_before": served_before(council, found.replaces, on),
        "opening": opens if opens and (opens.councils or not opens.has_happened) else None,
        "group_were": "were" if is_over else "will be",
        "group_closed": "closed" if is_over else "close",
        "reorganised_as": _reorganised_as([old[0] for old, _ in both if old], found),
    }


def served_before(council: Council, replaced: Iterable[Council], on: date) -> str:
    """What a postcode does not tell: which of several councils served an address before.

    Who lay over all of them is certain. Empty before the day, and where one council alone came
    before, which served every address.
    """
    old = list(replaced)
    lower = [each for each in old if each.type != Council.Type.COUNTY]
    if not council.opened_on or council.opened_on > on or len(lower) < 2:
        return ""
    unknown = "which of the others did, a postcode cannot tell"
    counties = [each for each in old if each.type == Council.Type.COUNTY]
    if len(counties) == 1 and all(each.county_id == counties[0].pk for each in lower):
        return f"Before that day {counties[0].name} served every address here; {unknown}."
    return "Which of them served an address before that day, a postcode cannot tell."


def _reorganised_as(closed: Iterable[Council], found: Reorganisation) -> list[tuple[str, date]]:
    """The address and the day of each in which one of these closed."""
    first = list(closed)
    every = reorganisations(found.known) if first else []
    groups = [each for council in first for each in every if council in each.old]
    return [(each.slug, each.on) for each in groups]


def existence(council: Council, on: date, successors: Iterable[Council] = ()) -> Told | None:
    """The same in a list, in few words: "closed 1 April 2023; replaced by …", "opens …".

    None where neither its opening nor its closing is known.
    """
    opened, closed = council.opened_on, council.closed_on
    if opened and opened > on:
        return Told(council, f"opens {day_in_words(opened)}", has_happened=False)
    if closed and closed <= on:
        what, new = f"closed {day_in_words(closed)}", tuple(successors)
        return Told(council, what, "; replaced by", new)
    if closed:
        what, new = f"closes {day_in_words(closed)}", tuple(successors)
        return Told(council, what, "; to be replaced by", new, False)
    return Told(council, f"opened {day_in_words(opened)}") if opened else None


def names_in_words(
    councils: Iterable[Council], shown: Callable[[Council], str] = attrgetter("name")
) -> str:
    """Their names, as in "Cumberland Council and Westmorland and Furness Council"."""
    return listed(shown(each) for each in councils)
