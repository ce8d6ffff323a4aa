"""What a council was called before and until when, and what it is going to be called.

A name has no days in the register: that a council is renamed, and from when, is announced, and what
it was called until then is kept with that when its day comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from councils.dates import day_in_words
from councils.lists import listed
from councils.models import AnnouncedChange, Council
from councils.years import Year

DAY = timedelta(days=1)


def with_names(councils: QuerySet[Council]) -> QuerySet[Council]:
    """Knowing which were renamed, or will be, so that nobody asks what the others were called."""
    of_each = _renamings().filter(council=OuterRef("pk"))
    return councils.annotate(is_renamed=Exists(of_each))


def _renamings() -> QuerySet[AnnouncedChange]:
    return AnnouncedChange.objects.standing().filter(action=AnnouncedChange.Action.RENAME)


def called(council: Council, today: date, year: Year | None = None) -> list[str]:
    """Sentences: what it was called before, what in the whole of a ``year``, what it will be."""
    if not getattr(council, "is_renamed", True):
        return []
    renamed = list(_renamings().filter(council=council).order_by("takes_effect_on"))
    return list(_sentences(council, renamed, today, year))


def _sentences(
    council: Council, renamed: list[AnnouncedChange], today: date, year: Year | None
) -> Iterator[str]:
    """Each name until the next; a change of the website alone is none."""
    former = [
        (each.takes_effect_on, each.was_called)
        for each in renamed
        if each.written_at and each.was_called
    ]
    if year and (name := _in_all_of(year, former)):
        yield f"In {year} this council was called {name}."
    if former:
        names = (f"{name} until {day_in_words(until - DAY)}" for until, name in former)
        yield f"{council.name} was called {listed(names)}."
    coming = [
        (each.takes_effect_on, each.name)
        for each in renamed
        if each.takes_effect_on > today and each.name
    ]
    if coming:
        names = (f"{name} from {day_in_words(since)}" for since, name in coming)
        yield f"{council.name} will be called {listed(names)}."


def _in_all_of(year: Year, former: list[tuple[date, str]]) -> str:
    """The name it had from the year's first day to its last; empty where that is today's."""
    first = next((name for until, name in former if year.start < until), "")
    last = next((name for until, name in former if year.last_day < until), "")
    return last if first == last else ""
