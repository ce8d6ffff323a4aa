"""Whether decisions of a file may be there already, or twice in the file.

Asked at entry one by one (``rules.duplicates``); of a file no two are compared but those that have
something in common: what a mistyped reference could have been is looked up, and texts are known by
a few of their words that stand side by side, so that they need not be kept.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from itertools import pairwise
from typing import Any, NamedTuple
from zlib import crc32

from django.db.models import Value
from django.db.models.functions import Left

from complaints.decisions.importing.cases import Case
from complaints.decisions.rules.duplicates import (
    COMPARED,
    LAST_DIGIT,
    LIKE_REFERENCE,
    LIKE_TEXT,
    NEAR,
    SHORTEST,
    differ_in_one_place,
    may_be,
)
from complaints.models import Decision
from councils.doubts import Doubt

DAY = timedelta(days=1)
KEPT = 16  # of the hashes of two words side by side, the smallest: like texts share most of them
FOUND_BY = 3  # of them
ALIKE = 0.5  # of the words side by side of two texts: those that both have
LOOKED_AT = 20  # decisions that are found by the same hash, of one council and fortnight
TRIED = 5  # of all that are found, those that most hashes found
TEXTS = ("summary", "statement")


class Known(NamedTuple):
    """What is kept of a decision of the file or of the database: not its texts."""

    reference: str
    decided_on: date
    hashes: tuple[Sequence[int], ...]  # of each text


class Duplicates:
    """Those that a file's decisions may be; what is stored of those days is read once."""

    def __init__(self) -> None:
        self._first: date | None = None
        self._last: date | None = None
        self._references: dict[int, dict[str, Known]] = defaultdict(dict)  # by council
        self._like: dict[tuple[int, int, int], list[Known]] = {}

    def read(self, batch: Iterable[Case]) -> None:
        """What is stored of the days of those cases and near them, unless it was read before."""
        cases = [case for case in batch if case.values.get("decided_on")]
        if not cases:
            return
        days = [case.values["decided_on"] for case in cases]
        has_texts = any(case.values.get(name) for case in cases for name in TEXTS)
        first, last = min(days) - NEAR, max(days) + NEAR
        if self._first is None or self._last is None:
            self._read(first, last, has_texts)
            self._first, self._last = first, last
            return
        if first < self._first:
            self._read(first, self._first - DAY, has_texts)
            self._first = first
        if last > self._last:
            self._read(self._last + DAY, last, has_texts)
            self._last = last

    def of(self, decision: Decision) -> Iterator[Doubt]:
        """The first that a new decision may be; it is one of those that others may be then."""
        council, decided_on = decision.council_id, decision.decided_on
        if not council or not decided_on:
            return
        known = _known(decision.reference, decided_on, [getattr(decision, e) for e in TEXTS])
        found = self._mistyped(known, council) or self._alike(known, council)
        self._keep(known, council)
        if found:
            yield found

    def _read(self, first: date, last: date, has_texts: bool) -> None:
        rows = Decision.objects.without_void().filter(decided_on__gte=first, decided_on__lte=last)
        texts: list[Any] = [Left(name, COMPARED) if has_texts else Value("") for name in TEXTS]
        for reference, council, day, *read in (
            rows.order_by("decided_on", "reference")
            .values_list("reference", "council", "decided_on", *texts)
            .iterator()
        ):
            self._keep(_known(reference, day, read), council)

    def _keep(self, known: Known, council: int) -> None:
        self._references[council][known.reference] = known
        for key in _found_by(known, council):
            rows = self._like.setdefault(key, [])
            if len(rows) < LOOKED_AT:
                rows.append(known)

    def _mistyped(self, known: Known, council: int) -> Doubt | None:
        """One whose reference is like this one, where their texts are not quite others."""
        references = self._references[council]
        for reference in _neighbours(known.reference):
            other = references.get(reference)
            if other and _are_near(known, other) and not _are_others(known, other):
                return may_be(reference, other.decided_on, LIKE_REFERENCE)
        return None

    def _alike(self, known: Known, council: int) -> Doubt | None:
        found: Counter[int] = Counter()
        rows: dict[int, Known] = {}
        for period in (-1, 0, 1):
            for key in _found_by(known, council, period):
                for other in self._like.get(key, ()):
                    rows[id(other)] = other
                    found[id(other)] += 1
        near = [rows[key] for key, _ in found.most_common() if _are_near(known, rows[key])]
        for other in near[:TRIED]:
            likeness = map(_are_like, known.hashes, other.hashes)
            if other.reference != known.reference and any(likeness):
                return may_be(other.reference, other.decided_on, LIKE_TEXT)
        return None


def _known(reference: str, decided_on: date, texts: Iterable[str]) -> Known:
    return Known(reference, decided_on, tuple(_hashes(text[:COMPARED]) for text in texts))


def _found_by(known: Known, council: int, period: int = 0) -> Iterator[tuple[int, int, int]]:
    fortnight = divmod(known.decided_on.toordinal(), NEAR.days)[0] + period
    for hashes in known.hashes:
        for each in hashes[:FOUND_BY]:
            yield council, fortnight, each


def _are_near(one: Known, other: Known) -> bool:
    return abs(one.decided_on - other.decided_on) <= NEAR


def _are_others(one: Known, other: Known) -> bool:
    """Whether both have a text of the same kind, and none is like the other's."""
    both = [pair for pair in zip(one.hashes, other.hashes, strict=True) if all(pair)]
    return bool(both) and not any(_are_like(*pair) for pair in both)


def _hashes(text: str) -> Sequence[int]:
    if len(text) < SHORTEST:
        return ()
    words = text.split()
    pairs = {crc32(f"{one} {next_one}".encode()) for one, next_one in pairwise(words)}
    return array("L", nsmallest(KEPT, pairs))


def _are_like(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether both have enough of what either has, by the smallest of all."""
    both = set(one).intersection(other)
    if not both:
        return False
    smallest = nsmallest(KEPT, both.union(one, other))
    return len(both.intersection(smallest)) >= ALIKE * len(smallest)


def _neighbours(reference: str) -> Iterator[str]:
    """Every reference that differs from it in one place, as ``differ_in_one_place`` says."""
    for place in range(LAST_DIGIT):
        before, digit, after = reference[:place], reference[place], reference[place + 1 :]
        for other in "0123456789":
            if other != digit:
                yield before + other + after
        exchanged = before + after[0] + digit + after[1:]
        if differ_in_one_place(reference, exchanged):
            yield exchanged
