"""The address of a reorganisation: made once, and kept whatever its councils are called later.

It is made of the slugs of councils, which never change, and of the year: ``cumbria-2023``. Where
two would have the same, the earlier keeps it; the other is called by the council by which it is
known, which is unique, since a council closes once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from django.utils.text import slugify

from councils.dates import iso
from councils.lists import listed
from councils.models import Council

if TYPE_CHECKING:
    from councils.register.reorganisations import Reorganised

KIND = re.compile(r"-(?:(?:metropolitan-borough|county|borough|district|city)-)?council$")


def named_by(old: Iterable[Council], new: Iterable[Council]) -> list[Council]:
    """What a reorganisation is called by: the county that closed, else those that came of it."""
    counties = [each for each in old if each.type == Council.Type.COUNTY]
    return counties or list(new)


def place_of(short_names: Iterable[str]) -> str:
    return listed(each.removesuffix(" County") for each in short_names)


def plain(old: Iterable[Council], new: Iterable[Council], on: date) -> str:
    """The address that it has unless another has it: as in ``north-yorkshire-2023``."""
    places = sorted(KIND.sub("", each.slug) for each in named_by(old, new))
    return f"{slugify(listed(places))}-{on.year}"


def addresses(groups: Iterable[Reorganised]) -> dict[str, str]:
    """Of each, by what it is known by; no two are the same."""
    found: dict[str, str] = {}
    for each in sorted(groups, key=lambda each: (each.on, each.key)):
        tried = (plain(each.old, each.new, each.on), *_of_its_own(each))
        found[each.key] = next(slug for slug in tried if slug not in found.values())
    return found


def _of_its_own(each: Reorganised) -> tuple[str, str]:
    return f"{each.key}-{each.on.year}", f"{each.key}-{iso(each.on)}"


def leads_on(asked: str, groups: Sequence[Reorganised]) -> str | None:
    """Where an address leads that none has now: one of a name that its councils have or had."""
    for each in groups:
        if asked in _of_its_own(each):
            return each.slug
    of_year = [each for each in groups if asked.endswith(f"-{each.on.year}")]
    wanted = {council.pk for each in of_year for council in named_by(each.old, each.new)}
    names = {pk: dict.fromkeys([short]) for pk, short in _short_names_now(of_year)}
    if wanted:
        past = Council.history.filter(id__in=wanted).order_by("history_id")
        for pk, short in past.values_list("id", "short_name"):
            names[pk][short] = None
    for each in of_year:
        called = (names[council.pk] for council in named_by(each.old, each.new))
        if any(slugify(f"{place_of(way)}-{each.on.year}") == asked for way in product(*called)):
            return each.slug
    return None


def _short_names_now(groups: Iterable[Reorganised]) -> Iterable[tuple[int, str]]:
    for each in groups:
        for council in named_by(each.old, each.new):
            yield council.pk, council.short_name
