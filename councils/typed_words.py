"""What somebody types to find something, read in one way wherever it is typed.

Curly and straight apostrophes are one, in what is typed and in what is looked through; quotation
marks and other marks round a word are passed over.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)

# The commonest first: a word with several of them is looked for with these two alone.
APOSTROPHES = "'\u2019\u2018\u02bc\u2032`\u00b4"
COMMONEST, MOST_IN_A_WORD = 2, 3
QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
ROUND_A_WORD = "'.,;:!?()[]{}<>\u2026"
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, " "))


def straight(text: str) -> str:
    """With straight apostrophes, and with a space for each quotation mark."""
    return text.translate(_STRAIGHT)


def typed_words(text: str) -> list[str]:
    """The words to look for; nothing but marks is taken as it is."""
    words = [word.strip(ROUND_A_WORD) for word in straight(text).split()]
    return [word for word in words if word] or text.split()


def with_words(rows: QuerySet[Row], text: str, *fields: str) -> QuerySet[Row]:
    """Those that have every word somewhere in these fields, however its apostrophes are drawn."""
    for word in typed_words(text):
        somewhere = Q()
        for way in ways(word):
            for field in fields:
                somewhere |= Q(**{f"{field}__icontains": way})
        rows = rows.filter(somewhere)
    return rows


def ways(word: str) -> list[str]:
    """A word with each kind of apostrophe that a text may have in it."""
    parts = re.split("'", word, maxsplit=MOST_IN_A_WORD)
    gaps = len(parts) - 1
    kinds = APOSTROPHES if gaps == 1 else APOSTROPHES[:COMMONEST]
    return [
        "".join(part + mark for part, mark in zip(parts, (*marks, ""), strict=True))
        for marks in product(kinds, repeat=gaps)
    ]
