"""Lists in words: "Kent, Medway and Essex", and of a long one its beginning."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """As in "Kent, Medway and Essex"; empty where there are none."""
    every = [*words]
    if len(every) < 2:
        return "".join(every)
    *first, end = every
    return f"{', '.join(first)} {last} {end}"


def beginning(words: Iterable[str], most: int) -> str:
    """The first, and how many more there are: "Kent, Medway and 3 more"."""
    every = [*words]
    more = len(every) - most
    return ", ".join(every[:most]) + (f" and {more:,} more" if more > 0 else "")
