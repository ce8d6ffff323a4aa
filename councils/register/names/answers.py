"""What is answered to somebody who typed a council's name: the one door for whoever looks one up.

Pages, suggestions, letters, the API and staff's lists ask here; importers, who guess nothing, ask
``exact``. What was typed is not kept anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Case, QuerySet, Value, When

from councils.models import Council
from councils.register.names.index import index
from councils.register.names.matches import MEANT, Fit, Match, matches
from councils.register.succession_words import existence

LONGEST = 100
GUESSES = (Fit.NEAR, Fit.PART)


class TooLong(ValueError):
    """More letters than any council's name has."""

    def __init__(self) -> None:
        super().__init__(f"A name to look for has at most {LONGEST} characters.")


@dataclass(frozen=True)
class Answer:
    """The councils that may be meant on a day, best first."""

    day: date
    matches: tuple[Match, ...]

    @cached_property
    def pks(self) -> list[int]:
        return [each.called.pk for each in self.matches]

    @cached_property
    def strong_pks(self) -> list[int]:
        """Those that have the name or whole words of it; all where there are none such."""
        return [each.called.pk for each in self.matches if each.is_strong] or self.pks

    @property
    def is_guess(self) -> bool:
        """Whether no council has such a name, and these have one like it."""
        return bool(self.matches) and all(each.fit in GUESSES for each in self.matches)

    @property
    def slug_meant(self) -> str:
        """Of the one council that is meant; empty where it may be several, or is a guess.

        A council that is not open is meant by its full name or its code alone.
        """
        whole = [each for each in self.matches if each.fit is Fit.WHOLE]
        is_open = [each for each in self.matches if each.called.is_open(self.day)]
        named = [each for each in is_open if each.fit in MEANT]
        for each in (whole, named):
            if len(each) == 1:
                return each[0].called.slug
        return ""

    def narrowed(self, councils: QuerySet[Council]) -> QuerySet[Council]:
        """The councils of a query that may be meant, best first."""
        if not self.pks:
            return councils.none()
        places = (When(pk=pk, then=Value(place)) for place, pk in enumerate(self.pks))
        return councils.filter(pk__in=self.pks).order_by(Case(*places))


@dataclass(frozen=True)
class Suggestion:
    """A council that may be meant, and what has become of it."""

    council: Council
    note: str = ""


def answer(text: str, day: date) -> Answer:
    """Which councils a name or a code may mean on a day, in three queries; TooLong."""
    if len(text) > LONGEST:
        raise TooLong
    return Answer(day, tuple(matches(text, index(), day)))


def suggestions(found: Answer, most: int) -> Iterator[Suggestion]:
    """The first councils of an answer, each with what has become of it, in two queries."""
    councils = Council.objects.prefetch_related("successors").in_bulk(found.pks[:most])
    for pk in found.pks[:most]:
        council = councils[pk]
        told = existence(council, found.day, council.successors.all())
        is_plain = council.existed_on(found.day) and not council.closed_on
        yield Suggestion(council, told.without_name if told and not is_plain else "")


def named(text: str) -> Answer:
    """What a name means on any day."""
    return Answer(date.max, ()) if len(text) > LONGEST else answer(text, date.max)


def with_name(councils: QuerySet[Council], text: str) -> QuerySet[Council]:
    """Those that a name fits best, of any day."""
    return councils.filter(pk__in=named(text).strong_pks)
