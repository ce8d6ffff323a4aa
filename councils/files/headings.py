"""What the places of a heading are called, where it has two rows or says something twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import zip_longest

from councils.files.cells import plain


def numbered(headings: list[str]) -> list[str]:
    """Each heading by a name of its own: the second *Number* is *Number (2)*."""
    met: Counter[str] = Counter()
    names = []
    for heading in headings:
        key = plain(heading)
        met[key] += bool(heading)
        names.append(f"{heading} ({met[key]})" if met[key] > 1 and heading else heading)
    return names


def grouped(
    upper: list[str], lower: list[str], column_of: Callable[[str], str | None]
) -> list[str]:
    """One heading for each column out of two rows, of which the upper one names groups.

    A group stands above its first column, as a merged cell has it. What stands in one row alone is
    the heading; else the lower one, with its group before it where it does not say enough.
    """
    often = Counter(plain(each) for each in lower if each)
    headings, group = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        group = above or (group if below else "")
        if not below:
            headings.append(above)
            group = ""
            continue
        together = f"{group}: {below}" if group else below
        says_enough = often[plain(below)] == 1 and (
            column_of(below) is not None or column_of(together) is None
        )
        headings.append(below if says_enough else together)
    return headings


def is_title(cells: list[str]) -> bool:
    """Whether a row says one thing at its beginning, above whatever table is below."""
    return bool(cells) and bool(cells[0]) and not any(cells[1:])
