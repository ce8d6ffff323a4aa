"""Two texts compared word by word, for whoever judges what became of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 12  # words that stand before and after what was changed
SAME, ADDED, REMOVED, LEFT_OUT = "same", "added", "removed", "left out"


@dataclass(frozen=True)
class Piece:
    """A run of words: the same in both texts, added, removed, or left out as both have it."""

    kind: str
    text: str


def word_changes(old: str, new: str) -> list[Piece]:
    """What was removed and added, in order, with some words around each; empty where equal."""
    if old == new:
        return []
    pieces: list[Piece] = []
    for before, after in _paragraphs(old, new):
        if before == after:
            pieces.append(Piece(SAME, before))
        else:
            pieces += _words(before, after)
    return list(_shortened(_joined(pieces)))


def _paragraphs(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Runs of lines that are the same or not: words are compared within those alone."""
    one, other = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for _, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield "".join(one[i:j]), "".join(other[k:m])


def _words(old: str, new: str) -> Iterator[Piece]:
    one, other = re.findall(r"\S+|\s+", old), re.findall(r"\S+|\s+", new)
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(one[i:j]))
            continue
        if i < j:
            yield Piece(REMOVED, "".join(one[i:j]))
        if k < m:
            yield Piece(ADDED, "".join(other[k:m]))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind as one; a lone space between two changes joins them."""
    found: list[Piece] = []
    for each in pieces:
        if found and found[-1].kind == each.kind:
            found[-1] = Piece(each.kind, found[-1].text + each.text)
        elif each.text:
            found.append(each)
    return found


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    """Without most of what stayed the same."""
    last = len(pieces) - 1
    for place, each in enumerate(pieces):
        words = re.findall(r"\s*\S+\s*", each.text)
        keeps = AROUND * ((place > 0) + (place < last))
        if each.kind != SAME or len(words) <= keeps + 1:
            yield each
            continue
        if place > 0:
            yield Piece(SAME, "".join(words[:AROUND]))
        yield Piece(LEFT_OUT, f"{len(words) - keeps:,} words unchanged")
        if place < last:
            yield Piece(SAME, "".join(words[-AROUND:]))
