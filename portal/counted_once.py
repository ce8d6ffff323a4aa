"""What is counted of very many rows, counted once for all visitors.

Nothing public changes but with the version of the public record, at its next instant and at
London's midnight. Until then what was counted is the same, so it is kept by those three. What is
counted of frozen editions is kept as long as they are there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

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
    return _known(count, record.version, record.next_instant, london_date(at), *asked)


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
