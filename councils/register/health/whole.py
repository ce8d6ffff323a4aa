"""The whole register, read once: as it is, and as is announced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from councils.boundaries.derived import why_without_area
from councils.models import Boundary, Contact, Council, FormerCode
from councils.register.changes.plan import Action, Plan


class Found(NamedTuple):
    """Something that cannot be, or is doubtful: between which councils, and what of them is so.

    ``about`` tells it from others of the same councils: a code, a day, a website.
    """

    councils: tuple[Council, ...]
    sentence: str
    about: str = ""


class Days(NamedTuple):
    """From the first day until the first after."""

    start: date
    end: date

    @classmethod
    def of(cls, start: date | None, end: date | None) -> Days:
        return cls(start or date.min, end or date.max)

    def meets(self, other: Days) -> bool:
        return self.start < other.end and other.start < self.end


class Whole:
    """Every council with its codes, successors, areas and what is announced of it, by name."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.plan = Plan(today)
        of_plan = self.plan.councils.values()
        self.councils = sorted(of_plan, key=lambda each: (each.sorted_under, each.name))
        self.by_pk = {each.pk: each for each in self.councils}
        self.former_codes = [
            (code.upper(), self.by_pk[pk])
            for code, pk in FormerCode.objects.order_by("code").values_list("code", "council")
        ]

    @cached_property
    def coded(self) -> dict[str, dict[Council, str]]:
        """Whose each code is, was and is to be, and which of these, in words."""
        found: dict[str, dict[Council, str]] = defaultdict(dict)
        for council in self.councils:
            if council.gss_code:
                found[council.gss_code.upper()][council] = "is"
        for code, council in self.former_codes:
            found[code].setdefault(council, "was")
        for change in self.plan.announced:
            if change.action == Action.RECODE and change.gss_code and not change.written_at:
                found[change.gss_code.upper()].setdefault(change.council, "is to be")
        return found

    @cached_property
    def _codes(self) -> dict[Council, set[str]]:
        found: dict[Council, set[str]] = defaultdict(set)
        for code, councils in self.coded.items():
            for council, words in councils.items():
                if words != "is to be":
                    found[council].add(code)
        return found

    def codes_of(self, council: Council) -> set[str]:
        """The codes that a council has and had."""
        return self._codes.get(council, set())

    @cached_property
    def days(self) -> list[date]:
        """Today, and each day on which something that is announced takes effect."""
        announced = {each.takes_effect_on for each in self.plan.announced}
        return [self.today, *sorted(day for day in announced if day > self.today)]

    @cached_property
    def areas(self) -> dict[Council, list[tuple[date | None, date | None]]]:
        """The days of each council's areas."""
        found: dict[Council, list[tuple[date | None, date | None]]] = defaultdict(list)
        rows = Boundary.objects.order_by("council", "start").values_list("council", "start", "end")
        for pk, start, end in rows:
            found[self.by_pk[pk]].append((start, end))
        return found

    @cached_property
    def why_without_area(self) -> dict[Council, str]:
        """Why no area could be put together for a new council, where none could."""
        return why_without_area()

    @cached_property
    def with_contacts(self) -> dict[Council, int]:
        """The councils that have contacts, and how many."""
        found: dict[Council, int] = defaultdict(int)
        for pk in Contact.objects.order_by("pk").values_list("council", flat=True):
            found[self.by_pk[pk]] += 1
        return found

    def counties(self, district: Council) -> Iterator[tuple[Council | None, Days]]:
        """In which county a district lies, from when until when, within its own days.

        Of what was before it was last written into another nothing is known any more.
        """
        moves = [
            each
            for each in self.plan.announced
            if each.council == district and each.action == Action.RECODE and each.county
        ]
        written = [each.takes_effect_on for each in moves if each.written_at]
        start = max([*written, district.opened_on or date.min])
        county = district.county
        for each in sorted(moves, key=lambda each: each.takes_effect_on):
            if not each.written_at:
                yield county, Days(start, each.takes_effect_on)
                start, county = each.takes_effect_on, each.county
        yield county, Days.of(start, district.closed_on)


def days_of(council: Council) -> Days:
    return Days.of(council.opened_on, council.closed_on)
