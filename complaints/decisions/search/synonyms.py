"""What else the field calls a thing: reference/synonyms.csv, read once.

A row says that who types ``term`` also means ``means``; ``both_ways`` that the reverse holds too.
It does not where the short form is another word as well: whoever looks for special educational
needs does not look for everything that a council was to *send*.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from complaints.decisions.search.common_words import COMMON
from complaints.decisions.search.words import Words, words_of

FILE = Path(__file__).resolve().parents[2] / "reference" / "synonyms.csv"


def key_of(words: Words) -> Words:
    """What is compared: an *and* more or less makes no other term."""
    return tuple(word for word in words if word not in COMMON) or words


@cache
def synonyms() -> Mapping[Words, tuple[Words, ...]]:
    """Each term by its key, with the others that it means."""
    found: dict[Words, list[Words]] = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            term, means = words_of(row["term"]), words_of(row["means"])
            found[key_of(term)].append(means)
            if row["both_ways"] == "yes":
                found[key_of(means)].append(term)
    return {key: tuple(dict.fromkeys(others)) for key, others in found.items()}


@cache
def longest() -> int:
    """How many words the longest term has."""
    return max(map(len, synonyms()))
