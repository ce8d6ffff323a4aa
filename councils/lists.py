"""Lists in words: "Kent, Medway and Essex", and of a long one its beginning."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import get_text_list


def listed(words: Iterable[str], last: str = "and") -> str:
    """As in "Kent, Medway and Essex"; empty where there are none."""
    return get_text_list([*words], last)


def beginning(words: Iterable[str], most: int) -> str:
    """The first, and how many more there are: "Kent, Medway and 3 more"."""
    every = [*words]
    more = len(every) - most
    return ", ".join(every[:most]) + (f" and {more:,} more" if more > 0 else "")
