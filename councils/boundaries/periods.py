"""From when until when an area is so, and how a topology says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from councils.dates import iso


@dataclass(frozen=True, order=True)
class Period:
    """The first day and the first day after it; ``date.min`` and ``date.max`` where it is open."""

    start: date = date.min
    end: date = date.max

    @classmethod
    def of(cls, start: date | None, end: date | None) -> Period:
        return cls(start or date.min, end or date.max)

    @classmethod
    def parsed(cls, start: str, end: str) -> Period:
        """Of days as ISO 8601 writes them; empty where it is open."""
        days = (date.fromisoformat(each) if each else None for each in (start, end))
        return cls.of(*days)

    def __bool__(self) -> bool:
        return self.start < self.end

    @property
    def days(self) -> dict[str, date | None]:
        """As the database has them: None where it is open."""
        return {
            "start": self.start if self.start > date.min else None,
            "end": self.end if self.end < date.max else None,
        }

    def contains(self, day: date) -> bool:
        return self.start <= day < self.end

    def within(self, other: Period) -> Period:
        """What of it lies in another; empty, and so false, where nothing does."""
        return Period(max(self.start, other.start), min(self.end, other.end))

    def without(self, other: Period) -> list[Period]:
        """What of it lies before another, and what after."""
        if not self.within(other):
            return [self]
        left = Period(self.start, other.start), Period(other.end, self.end)
        return [each for each in left if each]


ALWAYS = Period()


def joined(periods: Iterable[Period]) -> list[Period]:
    """In order, with those that touch made one."""
    found: list[Period] = []
    for each in sorted(periods):
        if found and each.start <= found[-1].end:
            found[-1] = Period(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return found


def dated(document: Mapping[str, Any], periods: Mapping[str, Sequence[Period]]) -> dict[str, Any]:
    """A topology whose areas say when they are so, in ``properties``; an area that is always says
    nothing, and one that is so at several times stands there as often, along the same arcs.
    """
    objects = {
        layer: member
        | {
            "geometries": [
                {**geometry, **_said(period)}
                for geometry in member["geometries"]
                for period in periods.get(geometry["id"], (ALWAYS,))
            ]
        }
        for layer, member in document["objects"].items()
    }
    return {**document, "objects": objects}


def _said(period: Period) -> dict[str, dict[str, str]]:
    said = {name: iso(day) for name, day in period.days.items() if day}
    return {"properties": said} if said else {}
