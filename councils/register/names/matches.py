"""Which councils a typed name fits, and how well: exactly, by its words, by how they begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from councils.register.names.index import Called, Index
from councils.register.names.mistakes import likely, run_together, without_mistaken_kinds
from councils.register.names.notation import (
    COUNTY,
    KIND_WORDS,
    PART_OF_COUNTY,
    folded,
    place,
    pressed,
    telling,
    whole,
    with_long_kinds,
    written_out,
)


class Fit(IntEnum):
    """How a name fits a council, the best first."""

    WHOLE = 0  # its full name, in any order, or a code
    NAME = 1  # its name in short, or but for the kind of council
    ALIAS = 2  # another name of it
    OTHER_KIND = 3  # one of its names, of a kind of council that it is not
    WORDS = 4  # whole words of its names
    BEGINS = 5  # a name of it begins so
    ALIAS_BEGINS = 6  # another name of it begins so
    BEGINNINGS = 7  # words in its names begin so
    KIND = 8  # its full name says this kind of council
    NEAR = 9  # its name is written nearly so
    PART = 10  # its whole name is a part of what was typed


MEANT = (Fit.WHOLE, Fit.NAME, Fit.ALIAS)
STRONG = (*MEANT, Fit.OTHER_KIND, Fit.WORDS)
SHORTEST = 2  # letters of a place within what was typed


@dataclass(frozen=True)
class Typed:
    """What was typed: folded, its place, and the place with short forms written out."""

    key: str
    place: str
    out: str

    @classmethod
    def of(cls, text: str, known: Index) -> Typed:
        """However the words for its kind are spelt."""
        return cls.just(without_mistaken_kinds(with_long_kinds(folded(text)), known.words))

    @classmethod
    def just(cls, key: str) -> Typed:
        """As it is folded."""
        left = place(key)
        return cls(key, left, written_out(left))

    @cached_property
    def whole(self) -> frozenset[str]:
        return whole(self.key)

    @cached_property
    def pressed(self) -> frozenset[str]:
        return frozenset((pressed(self.place), pressed(self.out))) - {""}

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(telling(self.out.split()))

    @cached_property
    def own_words(self) -> list[str]:
        """Words that can only be of a place, finished or not."""
        return [word for word in self.words if not _begins_any(word, KIND_WORDS)]

    @cached_property
    def is_of_the_kind(self) -> Callable[[Called], bool]:
        """A name that says *county* means a council whose names say it, and the reverse."""
        if COUNTY.search(self.key):
            return lambda called: called.says_county
        if PART_OF_COUNTY.search(self.key):
            return lambda called: not called.says_county
        return lambda called: True


@dataclass(frozen=True)
class Match:
    called: Called
    fit: Fit

    @property
    def is_strong(self) -> bool:
        return self.fit in STRONG


def matches(text: str, known: Index, day: date) -> list[Match]:
    """The councils that it fits, best first: those open on the day before those that are not.

    Only a council whose full name or code was typed comes before open ones that it fits as well.
    Where it fits none, those whose names it may be with a mistake in it, the likeliest first.
    """
    if code := known.by_code.get("".join(text.split()).casefold()):
        return [Match(code, Fit.WHOLE)]
    typed = Typed.of(text, known)
    if found := fitting(typed, known):
        return sorted(found, key=lambda each: _standing(each, typed, day))
    if not typed.place:
        return []
    if same := run_together(typed.key, known):
        return [Match(each, Fit.NEAR) for each in same]
    parts = sorted(
        (part, not each.is_open(day), each.order, each)
        for each in known.called
        if (part := -_longest_part(each, typed)) < 0
    )
    near = likely(typed.out, known, day, is_sure=bool(parts))
    if near or not parts:
        return [Match(each, Fit.NEAR) for each in near]
    return [Match(each, Fit.PART) for *_, each in parts]


def fitting(typed: Typed, known: Index) -> list[Match]:
    """Those that it fits as it is written, in no order."""
    fit_of = _fit if typed.place else _fit_of_kind
    fits = ((each, fit_of(typed, each)) for each in known.called)
    return [Match(called, fit) for called, fit in fits if fit is not None]


def _standing(match: Match, typed: Typed, day: date) -> tuple[bool | int | str, ...]:
    called, fit = match.called, match.fit
    begins = called.short.startswith(typed.place)
    is_open = called.is_open(day)
    return fit is not Fit.WHOLE, not match.is_strong, not is_open, fit, not begins, *called.order


def _fit(typed: Typed, called: Called) -> Fit | None:
    if typed.whole in called.wholes:
        return Fit.WHOLE
    is_own = not typed.pressed.isdisjoint(called.pressed)
    is_other = not typed.pressed.isdisjoint(called.other_pressed)
    is_of_the_kind = typed.is_of_the_kind(called)
    if is_own and is_of_the_kind:
        return Fit.NAME
    if typed.whole in called.other_wholes or (is_other and is_of_the_kind):
        return Fit.ALIAS
    if is_own or is_other:
        return Fit.OTHER_KIND
    if is_of_the_kind and typed.words <= called.own_words:
        return Fit.WORDS
    if any(each.startswith(typed.place) for each in called.places):
        return Fit.BEGINS
    if any(each.startswith(typed.place) for each in called.other_places):
        return Fit.ALIAS_BEGINS
    if all(_begins_any(each, called.own_words) for each in typed.own_words) and (
        any(_begins_any(each, called.own_words) for each in typed.words)
    ):
        return Fit.BEGINNINGS
    return None


def _fit_of_kind(typed: Typed, called: Called) -> Fit | None:
    """Of what names no place, such as "london borough"."""
    says_it = typed.whole and any(typed.whole <= each for each in called.wholes)
    return Fit.KIND if says_it else None


def _begins_any(beginning: str, words: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for word in words)


def _longest_part(called: Called, typed: Typed) -> int:
    """How many letters of what was typed are one of its places; 0 where none is a part of it."""
    around = f" {typed.out} "
    parts = (each for each in called.every_place if len(each) > SHORTEST and f" {each} " in around)
    return max(map(len, parts), default=0)
