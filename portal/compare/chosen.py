"""Which councils an address compares, in which year, and what of the address could not be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from councils.lists import beginning, listed
from councils.models import Council
from councils.years import Year

LEAST, MOST = 2, 6
LONGEST_SLUG = 100


@dataclass(frozen=True)
class Chosen:
    """The councils in the order of the address, each once, and the year that it names, if any.

    ``problems`` are sentences: what of the address was passed over, and why.
    """

    councils: tuple[Council, ...] = ()
    year: Year | None = None
    problems: tuple[str, ...] = ()

    @property
    def slugs(self) -> list[str]:
        return [each.slug for each in self.councils]

    @property
    def are_compared(self) -> bool:
        return len(self.councils) >= LEAST

    @property
    def are_all(self) -> bool:
        """Whether no further one can be added."""
        return len(self.councils) >= MOST

    @cached_property
    def types(self) -> list[Council.Type]:
        """Of what types they are, each once."""
        return list(dict.fromkeys(Council.Type(each.type) for each in self.councils))

    @property
    def names(self) -> str:
        return listed(each.short_name for each in self.councils)

    @property
    def address(self) -> str:
        return self.at("compare")

    @property
    def adding(self) -> str:
        """What the slug of a further council completes to an address."""
        return f"{self.address}{'&' if self.councils or self.year else '?'}council="

    def at(self, name: str) -> str:
        """These councils and this year under the name of an address."""
        return f"{reverse(name)}{query(self.slugs, self.year)}"

    def in_year(self, year: Year) -> Chosen:
        return replace(self, year=year)

    def with_council(self, council: Council) -> Chosen:
        return replace(self, councils=(*self.councils, council))

    def without(self, council: Council) -> Chosen:
        return replace(self, councils=tuple(each for each in self.councils if each != council))


def query(slugs: Iterable[str], year: Year | None = None) -> str:
    """What follows the path: each council, and the year where there is one."""
    parts = [("council", slug) for slug in slugs]
    found = urlencode([*parts, ("year", str(year))] if year else parts)
    return f"?{found}" if found else ""


def chosen(
    slugs: Sequence[str], by_slug: Mapping[str, Council], year: Year | None = None
) -> Chosen:
    """The councils that these slugs name; whatever else they are is put into words."""
    wanted = list(dict.fromkeys(each.strip() for each in slugs if each.strip()))
    known = [by_slug[each] for each in wanted if each in by_slug]
    problems = [unknown(each) for each in wanted if each not in by_slug]
    twice = [each.short_name for each in known if slugs.count(each.slug) > 1]
    if twice:
        problems.append(f"{listed(twice)} stood in the address more than once, and counts once.")
    if left_out := known[MOST:]:
        names = beginning([each.short_name for each in left_out], 4)
        problems.append(f"Up to six councils fit beside each other. Left out: {names}.")
    return Chosen(tuple(known[:MOST]), year, tuple(problems))


def unknown(slug: str) -> str:
    """That no council has this name in addresses."""
    shown = slug if len(slug) <= LONGEST_SLUG else f"{slug[:LONGEST_SLUG]}…"
    return f"There is no council under “{shown}”, so it was left out."
