"""Rows of the database one by one, however many there are, without reading the same thing twice.

Thousands of decisions are about one council and one subject: joined to each, they are made anew for
each, which takes as long as all the rest of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from complaints.models import Category, Decision, Recommendation, Release, ReleasedCase, Subject
from councils.models import Council

AT_ONCE = 2_000  # rows that are fetched from the database at a time


def in_turn(rows: Any) -> Iterator[Any]:
    return rows.iterator(chunk_size=AT_ONCE)


def _councils() -> Mapping[int, Council]:
    return Council.objects.in_bulk()


def _subjects() -> Mapping[int, Subject]:
    return Subject.objects.select_related("category").in_bulk()


@dataclass(frozen=True)
class Shared:
    """What many rows belong to, read once. A row whose own is not among it asks for it itself."""

    known: dict[str, Mapping[int, Any]] = field(
        default_factory=lambda: {"council": _councils(), "subject": _subjects()}
    )

    def give(self, row: Any, name: str) -> None:
        """What a row belongs to, as if it had been joined to it."""
        if found := self.known[name].get(getattr(row, f"{name}_id")):
            row._meta.get_field(name).set_cached_value(row, found)


def decisions_in_turn(decisions: Any) -> Iterator[Decision]:
    shared = Shared()
    for decision in in_turn(decisions.select_related(None)):
        shared.give(decision, "council")
        shared.give(decision, "subject")
        yield decision


def improvements_in_turn(recommendations: Any) -> Iterator[Recommendation]:
    shared = Shared()
    for recommendation in in_turn(recommendations.select_related(None).select_related("decision")):
        shared.give(recommendation, "council")
        shared.give(recommendation.decision, "subject")
        yield recommendation


def cases_in_turn(cases: Any) -> Iterator[ReleasedCase]:
    shared = Shared()
    shared.known["release"] = Release.objects.in_bulk()
    shared.known["category"] = Category.objects.in_bulk()
    for case in in_turn(cases.select_related(None).select_related("decision")):
        for name in ("release", "council", "category"):
            shared.give(case, name)
        shared.give(case.decision, "subject")
        yield case
