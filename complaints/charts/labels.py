"""Words in a chart: how wide they are at most, where they fit, how they are shortened.

A server cannot measure text, so widths are those of the widest face that the style sheets' font
lists lead to: DejaVu Sans Bold, or Public Sans where that is wider. A label that fits by this
estimate fits on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_EMS = {
    0.37: "ijlI|' ,.:;·",
    0.46: "f-()[]/\\",
    0.53: 'rt!"*`',
    0.60: "csz?›J–_",
    0.70: "0123456789aekovxyEFLTé",
    0.76: "bdghnpquCPSYZ{}$£",
    0.86: "ABKRVXDGHNU#+<=>^~",
    0.94: "wOQ&",
    1.06: "mM%@…",
    1.12: "W",
    1.20: "—Œ",
}
_WIDTHS = {character: ems for ems, characters in _EMS.items() for character in characters}
_WIDEST = 1.20
_REGULAR = 0.94  # no regular letter is wider than this share of the bold one
ASCENT, DESCENT = 0.80, 0.24  # of the size: letters with accents aside, none reaches further


@dataclass(frozen=True)
class Style:
    """The size of a kind of text in the drawing's units; charts.css sets the same."""

    size: float = 12
    bold: bool = False


STYLES = {
    "axis": Style(),
    "words": Style(),
    "here": Style(bold=True),
    "average": Style(bold=True),
    "count": Style(size=19, bold=True),
}


@lru_cache(maxsize=4096)
def width(words: str, kind: str = "axis") -> float:
    """The most that these words can take, in units of the drawing."""
    style = STYLES[kind]
    ems = sum(_WIDTHS.get(character, _WIDEST) for character in words)
    return ems * style.size * (1 if style.bold else _REGULAR)


class Box(NamedTuple):
    """Not a dataclass, and so are places and words: each candidate for a place makes one."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_within(self, other: Box) -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Text(NamedTuple):
    """Words at a place: ``x`` is their start, middle or end, ``y`` their baseline."""

    x: float
    y: float
    words: str
    kind: str = "axis"
    anchor: str = "start"

    @property
    def box(self) -> Box:
        wide, size = width(self.words, self.kind), STYLES[self.kind].size
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return Box(left, self.y - ASCENT * size, left + wide, self.y + DESCENT * size)


def text_around(
    x: float, y: float, words: str, kind: str, *, left: float = 0, right: float
) -> Text | None:
    """Words centred on ``x``, moved in where they would leave ``left`` to ``right``.

    None where they are wider than that. Words at an edge are anchored there, so that a narrower
    typeface still begins or ends at the edge.
    """
    half = width(words, kind) / 2
    if 2 * half > right - left:
        return None
    if x - half < left:
        return Text(left, y, words, kind)
    if x + half > right:
        return Text(right, y, words, kind, "end")
    return Text(x, y, words, kind, "middle")


def first_that_fits(candidates: Sequence[str], room: float, kind: str) -> str:
    """The first of these words that fits; the last where none does."""
    for words in candidates:
        if width(words, kind) <= room:
            return words
    return candidates[-1]


def wrapped(words: str, room: float, kind: str) -> list[str]:
    """The words in lines no wider than ``room``; a word that is wider stands alone."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and width(f"{lines[-1]} {word}", kind) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


class Places:
    """The places already taken inside some bounds."""

    def __init__(self, bounds: Box, taken: Iterable[Box] = ()) -> None:
        self.bounds = bounds
        self.taken = list(taken)

    def is_free(self, box: Box) -> bool:
        return box.is_within(self.bounds) and not any(box.overlaps(each) for each in self.taken)

    def take(self, box: Box) -> None:
        self.taken.append(box)


def apart(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Tops for two blocks near the wanted middles: in their order, apart, between the ends."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    tops = [middle - height / 2 for middle, height in zip(wanted, heights, strict=True)]
    for before, after in pairwise(order):
        shared = tops[before] + heights[before] - tops[after]
        if shared > 0:
            tops[before] -= shared / 2
            tops[after] += shared / 2
    limit = top
    for i in order:
        tops[i] = limit = max(tops[i], limit)
        limit += heights[i]
    limit = bottom
    for i in reversed(order):
        tops[i] = limit = min(tops[i], limit - heights[i])
    return tops
