"""Every council by what it is called: read with two queries, worked out once for the same names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from councils.models import Alias, Council, FormerCode
from councils.register.names.notation import COUNTY, folded, place, pressed, whole

_COLUMNS = (*("pk", "slug", "name", "short_name", "gss_code", "opened_on", "closed_on"),)
SHORTEST_MISTAKEN = 4  # letters of a word in which a mistake can be told


@dataclass(frozen=True, eq=False)
class Called:
    """One council by its names, folded.

    ``keys`` are its full name, slug and aliases; ``wholes`` the words of its full name and slug,
    ``other_wholes`` those of its aliases; ``places`` and ``other_places`` both without kinds.
    """

    pk: int
    slug: str
    short: str
    opened_on: date | None
    closed_on: date | None
    codes: frozenset[str]
    keys: frozenset[str]
    wholes: frozenset[frozenset[str]]
    other_wholes: frozenset[frozenset[str]]
    places: tuple[str, ...]
    other_places: tuple[str, ...]
    says_county: bool

    def is_open(self, day: date) -> bool:
        return (self.opened_on is None or self.opened_on <= day) and (
            self.closed_on is None or self.closed_on > day
        )

    @cached_property
    def pressed(self) -> frozenset[str]:
        return frozenset(map(pressed, self.places))

    @cached_property
    def other_pressed(self) -> frozenset[str]:
        return frozenset(map(pressed, self.other_places))

    @cached_property
    def every_place(self) -> tuple[str, ...]:
        return (*self.places, *self.other_places)

    @cached_property
    def runs(self) -> list[tuple[str, frozenset[str]]]:
        """Its names with their kinds, without spaces, and their pairs of letters."""
        runs = {key.replace(" ", "") for key in self.keys}
        return [(run, pairs_of(run)) for run in runs]

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of its own name; an alias is known as a whole."""
        return frozenset(word for each in self.places for word in each.split())

    @cached_property
    def order(self) -> tuple[str, str]:
        return self.short, self.slug


@dataclass(frozen=True, eq=False)
class Spelling:
    """A place of a council, or a word of one, as a mistake in it is told by."""

    name: str
    is_whole: bool
    called: Called
    pairs: frozenset[str]


def pairs_of(name: str) -> frozenset[str]:
    """Each two letters of a name side by side, with marks for where it begins and ends."""
    marked = f"^{name}$"
    return frozenset(marked[at : at + 2] for at in range(len(marked) - 1))


class Index:
    """All councils, and the words in their names."""

    def __init__(self, called: tuple[Called, ...]) -> None:
        self.called = called
        self.words = frozenset(
            word for each in called for name in each.every_place for word in name.split()
        )
        self.by_code = {code: each for each in called for code in each.codes}

    @cached_property
    def spellings(self) -> list[Spelling]:
        """Every place and every longer word of one."""
        found = {}
        for each in self.called:
            for name in each.every_place:
                found[name, each.pk] = Spelling(name, True, each, pairs_of(name))
        for each in self.called:
            for word in each.own_words:
                if len(word) >= SHORTEST_MISTAKEN:
                    found.setdefault((word, each.pk), Spelling(word, False, each, pairs_of(word)))
        return list(found.values())


def index() -> Index:
    """As the register is now, with three queries."""
    return _worked_out(
        tuple(Council.objects.order_by("pk").values_list(*_COLUMNS)),
        tuple(Alias.objects.order_by("pk").values_list("council_id", "key")),
        tuple(FormerCode.objects.order_by("pk").values_list("council_id", "code")),
    )


@lru_cache(maxsize=2)
def _worked_out(
    councils: tuple[tuple[int, str, str, str, str | None, date | None, date | None], ...],
    aliases: tuple[tuple[int, str], ...],
    former_codes: tuple[tuple[int, str], ...],
) -> Index:
    aliases_of, codes_of = defaultdict(list), defaultdict(list)
    for pk, key in aliases:
        aliases_of[pk].append(key)
    for pk, code in former_codes:
        codes_of[pk].append(code)
    called = []
    for pk, slug, name, short_name, gss_code, opened_on, closed_on in councils:
        short, full, others = folded(short_name), folded(name), aliases_of[pk]
        codes = (*codes_of[pk], gss_code)
        called.append(
            Called(
                pk=pk,
                slug=slug,
                short=short,
                opened_on=opened_on,
                closed_on=closed_on,
                codes=frozenset(code.casefold() for code in codes if code),
                keys=frozenset((full, folded(slug), *others)),
                wholes=frozenset({whole(full), whole(folded(slug))} - {frozenset()}),
                other_wholes=frozenset({whole(key) for key in others} - {frozenset()}),
                places=_places(short, full),
                other_places=_places(*others),
                says_county=any(COUNTY.search(key) for key in (short, full, *others)),
            )
        )
    return Index(tuple(called))


def _places(*keys: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(pressed, map(place, keys))))
