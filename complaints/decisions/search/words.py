"""The words of a text, as both databases tell them apart."""

from __future__ import annotations

import re
from typing import TypeAlias

from complaints.decisions.search.index import BETWEEN_WORDS

Words: TypeAlias = tuple[str, ...]

_APART = str.maketrans(dict.fromkeys(BETWEEN_WORDS, " "))
_WORD = re.compile(r"\w+")


def words_of(text: str) -> Words:
    """In lower case; an apostrophe or a hyphen parts words, as in the index."""
    return tuple(_WORD.findall(text.lower().translate(_APART)))
