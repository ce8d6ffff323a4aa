"""Councils for the letters typed so far: by the beginnings of words in their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import prefetch_related_objects

from councils.models import Alias, Council
from councils.register.names import folded, place
from councils.register.succession_words import existence

MOST = 8
LONGEST = 100


class TooLong(ValueError):
    """More letters than any council's name has."""

    def __init__(self) -> None:
        super().__init__(f"A name to look for has at most {LONGEST} characters.")


@dataclass(frozen=True)
class Suggestion:
    """A council that may be meant, and what has become of it."""

    council: Council
    note: str = ""


def suggestions(typed: str, today: date) -> list[Suggestion]:
    """The councils most likely meant: open ones first, then those whose name begins as typed."""
    if len(typed) > LONGEST:
        raise TooLong
    key = folded(typed)
    if not key:
        return []
    aliases = defaultdict(list)
    for pk, alias in Alias.objects.values_list("council_id", "key"):
        aliases[pk].append(alias)
    ranked = []
    for council in Council.objects.all():
        rank = nearness(key, council.name, council.short_name, *aliases[council.pk])
        if rank is not None:
            is_open = council.existed_on(today)
            ranked.append((not is_open, rank, folded(council.short_name), council.name, council))
    ranked.sort(key=lambda each: each[:-1])
    found = [each[-1] for each in ranked[:MOST]]
    prefetch_related_objects([each for each in found if each.closed_on], "successors")
    return [Suggestion(council, note(council, today)) for council in found]


def nearness(key: str, name: str, short_name: str, *aliases: str) -> int | None:
    """0 where the council's short name begins as typed, 1 where an alias does, 2 where words do.

    Each typed word begins a word of the name, and at least one of them a word of the place's own:
    "county" is in too many names to mean one.
    """
    short, words, own = words_of(name, short_name, *aliases)
    if short.startswith(key):
        return 0
    if any(alias.startswith(key) for alias in aliases):
        return 1
    typed = key.split()
    if all(begins_any(each, words) for each in typed) and any(
        begins_any(each, own) for each in typed
    ):
        return 2
    return None


@lru_cache(maxsize=2_000)
def words_of(name: str, short_name: str, *aliases: str) -> tuple[str, set[str], set[str]]:
    """The short name folded, every word of all names, and those that are the place's own."""
    keys = (folded(name), folded(short_name), *aliases)
    return (
        keys[1],
        {word for key in keys for word in key.split()},
        {word for key in keys for word in place(key).split()},
    )


def begins_any(typed: str, words: Iterable[str]) -> bool:
    return any(word.startswith(typed) for word in words)


def note(council: Council, today: date) -> str:
    """That a council is no longer, not yet or not much longer, and what comes after it."""
    if council.existed_on(today) and not council.closed_on:
        return ""
    told = existence(council, today, council.successors.all() if council.closed_on else ())
    return told.without_name if told else ""
