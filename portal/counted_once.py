"""What is counted of very many rows, counted once for all visitors.

Nothing public changes but with the version of the public record, at its next instant and at
London's midnight. Until then what was counted is the same, so it is kept by those three. What is
counted of frozen editions is kept as long as they are there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Protocol, TypeVar

from django.core.cache.backends.locmem import LocMemCache

from complaints.models import Release
from councils.models import PublicRecord
from councils.tables import note_read, noted
from councils.years import london_date

COUNTED = LocMemCache("counted", {"MAX_ENTRIES": 5_000})
SECONDS = 24 * 60 * 60  # for which they are kept, while nothing changes
Figure = TypeVar("Figure")


def counted_once(
    record: PublicRecord, at: datetime, count: Callable[[], Figure], *asked: object
) -> Figure:
    """What ``count`` finds at an instant, of what is ``asked``; ``record`` is the public one then.

    What is asked is told apart by how it is written, so it has no objects but plain ones. An answer
    that shows the figure depends on what was read for it, whoever had it counted.
    """
    return _known(count, *_while(record, at), *asked)


def frozen_once(releases: Iterable[Release], count: Callable[[], Figure], *asked: object) -> Figure:
    """What ``count`` finds in editions alone: they stay as they are, whatever else changes."""
    return _known(count, *((each.pk, each.made_at) for each in releases), *asked)


def _known(count: Callable[[], Figure], *parts: object) -> Figure:
    key = hashlib.sha256(repr(parts).encode()).hexdigest()
    known: tuple[Figure, frozenset[str]] | None = COUNTED.get(key)
    if known is None:
        with noted() as statements:
            known = count(), frozenset(statements.read)
        COUNTED.set(key, known, SECONDS)
    figure, tables = known
    note_read(tables)
    return figure


def _while(record: PublicRecord, at: datetime) -> tuple[object, ...]:
    return record.version, record.next_instant, london_date(at)


class Once(Protocol):
    """Who gives what ``work`` finds for what is ``asked``, worked out now or before."""

    def __call__(self, work: Callable[[], Figure], *asked: object) -> Figure: ...


def anew(work: Callable[[], Figure], *asked: object) -> Figure:
    return work()


@dataclass
class WorkedOut:
    """The very objects, of what is too much to be copied for each reader and changed by none.

    Of one state of the public record, as the process saw it last; so many of them, no more.
    """

    most: int
    state: tuple[object, ...] = ()
    found: dict[tuple[object, ...], tuple[Any, frozenset[str]]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def once(self, record: PublicRecord, at: datetime) -> Once:
        """For one request. Two that come at once may both work it out: neither waits."""
        state = _while(record, at)

        def worked_out_once(work: Callable[[], Figure], *asked: object) -> Figure:
            known = self.found.get((state, *asked))
            if known is None:
                with noted() as statements:
                    known = work(), frozenset(statements.read)
                self._keep(state, asked, known)
            note_read(known[1])
            figure: Figure = known[0]
            return figure

        return worked_out_once if SECONDS else anew

    def _keep(self, state: tuple[object, ...], asked: Any, known: Any) -> None:
        with self.lock:
            if state != self.state:
                self.state, self.found = state, {}
            if len(self.found) < self.most:
                self.found[(state, *asked)] = known


# A year's figures of all councils take a megabyte.
YEARS = WorkedOut(most=24)
