"""What a council was called before and until when, and what it is going to be called.

That a council is renamed, and from when, is announced. What it was called until then is kept with
it when that day comes (``former_names``), so that whoever has a council knows its name of any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from councils.dates import day_in_words, iso
from councils.lists import listed
from councils.models import AnnouncedChange, Council
from councils.years import Year

DAY = timedelta(days=1)


class Former(NamedTuple):
    """A name that a council had, and the first day on which it was called otherwise.

    The name is empty where the change was written before such names were kept and nothing knows it.
    """

    until: date
    name: str
    short_name: str


def former_name(until: date, name: str, short_name: str) -> dict[str, str]:
    """As it is kept with the council."""
    return {"until": iso(until), "name": name, "short_name": short_name}


def former_names(council: Council) -> list[Former]:
    """The oldest first."""
    return [
        Former(date.fromisoformat(each["until"]), each["name"], each["short_name"])
        for each in council.former_names
    ]


def _of_day(council: Council, day: date) -> Former | None:
    """None where it had today's name."""
    if not council.former_names:
        return None
    return next((each for each in former_names(council) if day < each.until), None)


def as_on(council: Council, day: date) -> Council:
    """The council with the name that it had on a day; itself where that is today's.

    What is told of it then tells the name of that day, and ``now_called`` is today's. It is for
    reading alone: it cannot be saved.
    """
    found = _of_day(council, day)
    if found is None or not found.name:
        return council
    then = copy(council)
    then.name, then.short_name, then.now_called = found.name, found.short_name, council.name
    return then


def as_in(council: Council, year: Year) -> Council:
    """The council with its name of a year: the one that it had when the year ended."""
    return as_on(council, year.last_day)


def name_on(council: Council, day: date) -> str | None:
    """None where it was called otherwise, and nothing knows how."""
    found = _of_day(council, day)
    return council.name if found is None else found.name or None


def renamed(then: Council) -> str:
    """Of a council ``as_on`` a day: what it was called from when since, in a sentence, or ""."""
    if not then.now_called:
        return ""
    known = former_names(then)
    names = [*(each.name for each in known[1:]), then.now_called]
    since = [
        f"{name} on {day_in_words(each.until)}"
        for each, name in zip(known, names, strict=True)
        if name
    ]
    own = next(place for place, each in enumerate(known) if each.name == then.name)
    return f"{then.name} was renamed {listed(since[own:])}."


def with_names(councils: QuerySet[Council]) -> QuerySet[Council]:
    """Knowing which will be renamed, so that nobody asks what the others are going to be called."""
    of_each = _renamings().filter(council=OuterRef("pk"), written_at=None)
    return councils.annotate(is_renamed=Exists(of_each))


def _renamings() -> QuerySet[AnnouncedChange]:
    return AnnouncedChange.objects.standing().filter(action=AnnouncedChange.Action.RENAME)


def called(council: Council, today: date, year: Year | None = None) -> list[str]:
    """Sentences: what it was called before, what in a ``year``, what it will be."""
    return [*_before(council, year), *_coming(council, today)]


def _before(council: Council, year: Year | None) -> Iterator[str]:
    former = former_names(council)
    if year and (name := _in_all_of(year, former)):
        yield f"In {year} this council was called {name}."
    known = [each for each in former if each.name]
    if known:
        names = [f"{name} until {day_in_words(until - DAY)}" for until, name, _ in known]
        yield f"{council.name} was called {listed(names)}."
    for each in former:
        if not each.name:
            yield (
                f"{council.name} had another name until {day_in_words(each.until - DAY)}, which"
                " is not recorded here."
            )


def _coming(council: Council, today: date) -> Iterator[str]:
    """Each name until the next; a change of the website alone is none."""
    if not getattr(council, "is_renamed", True):
        return
    waiting = _renamings().filter(council=council, takes_effect_on__gt=today)
    coming = waiting.exclude(name="").order_by("takes_effect_on")
    if names := [f"{each.name} from {day_in_words(each.takes_effect_on)}" for each in coming]:
        yield f"{council.name} will be called {listed(names)}."


def _in_all_of(year: Year, former: list[Former]) -> str:
    """The name it had from the year's first day to its last; empty where that is today's."""
    first = next((name for until, name, _ in former if year.start < until), "")
    last = next((name for until, name, _ in former if year.last_day < until), "")
    return last if first == last else ""
