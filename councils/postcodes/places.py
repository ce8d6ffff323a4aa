"""The councils that serve a place, on a day: one, or a district and its county."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from councils.models import Council, FormerCode, by_short_name
from councils.models.councils import CouncilQuerySet
from councils.register.succession import Successions, by_name

NO_COUNTY = "E99999999"


@dataclass(frozen=True)
class Place:
    """Who serves a place: ``councils`` has the district before its county.

    Where a council closed and several replaced it, which of them serves the place is not known:
    then there is more than one that is no county.
    """

    councils: tuple[Council, ...]

    @property
    def county(self) -> Council | None:
        return next((each for each in self.councils if each.type == Council.Type.COUNTY), None)

    @property
    def local(self) -> list[Council]:
        """The district, or the one council that does everything."""
        return [each for each in self.councils if each.type != Council.Type.COUNTY]

    @property
    def has_two_tiers(self) -> bool:
        return self.county is not None and bool(self.local)


def places_of(codes: Iterable[str], on: date) -> list[Place]:
    """The places with these codes as they are served on a day, in order of their councils' names.

    A code is a district's, or a district's and a county's with a space between. Former codes count,
    and councils that closed are followed to those in their place. What the register does not know
    is left out. At most three queries, however many codes.
    """
    pairs = [code.split(" ") for code in codes]
    by_code = _councils({code for pair in pairs for code in pair})
    later, found = _Later(on), set()
    for district, *rest in pairs:
        if council := by_code.get(district):
            named = [by_code[code] for code in rest if code in by_code]
            found.add(_place(later.of(council), named, on))
    return sorted((each for each in found if each.councils), key=_names)


def places_in(councils: CouncilQuerySet, on: date) -> list[tuple[str, Place]]:
    """Who serves the area of each council on a day, by its slug: councils that closed are followed.

    Of a county it is the county alone. Two queries, however many there are.
    """
    later = _Later(on)
    return [
        (each.slug, _place(later.of(each), [], on)) for each in councils.select_related("county")
    ]


def place_of(council: Council, on: date) -> Place:
    """A council's own area on a day: itself, and its county where it has one."""
    return _place([council] if council.existed_on(on) else [], [], on)


def _place(local: list[Council], named: list[Council], on: date) -> Place:
    """Of the district or single council, with the county: ``named``, else the register's."""
    if not any(each.type == Council.Type.DISTRICT for each in local):
        return Place(tuple(local))
    counties = [each for each in named if each.type == Council.Type.COUNTY]
    counties = counties or [each.county for each in local if each.county]
    there = {each for each in counties if each.existed_on(on)}
    return Place((*local, *by_name(there)))


class _Later:
    """Who is in a council's place on a day; successions are read once, where any is needed."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._known: Successions | None = None

    def of(self, council: Council) -> list[Council]:
        if council.existed_on(self.on):
            return [council]
        if council.opened_on and council.opened_on > self.on:
            return [council]  # a file may be ahead of the day
        self._known = self._known or Successions.read()
        return self._known.on_day(council, self.on)


def _councils(codes: set[str]) -> dict[str, Council]:
    wanted = codes - {NO_COUNTY, ""}
    rows = Council.objects.select_related("county").order_by(*by_short_name())
    former = FormerCode.objects.filter(code__in=wanted).select_related("council__county")
    found = {each.code: each.council for each in former}
    found |= {each.gss_code: each for each in rows.filter(gss_code__in=wanted) if each.gss_code}
    return found


def _names(place: Place) -> list[str]:
    return [each.name for each in place.councils]
