"""What changed since a place among the changes, in their order; where that goes on is a cursor."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from councils.years import london_midnight
from portal.harvest.datasets import HARVESTED, Years
from portal.models import ToldRecord, ToldRow

PATTERN = "^[A-Za-z0-9_-]+$"
LONGEST = 100
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class NoPlace(ValueError):
    """It is no place among the changes of this list, or not since the portal was restored."""

    def __init__(self) -> None:
        super().__init__(
            "it leads to no place among the changes of this list: begin anew with a day, and take"
            " all rows again"
        )


@dataclass(frozen=True)
class Changes:
    """Rows as they are now, the names of what is gone, and where it goes on."""

    rows: Sequence[Any]
    gone: Sequence[dict[str, Any]]
    cursor: str
    is_more: bool


def changes(slug: str, since: str, size: int, at: datetime, years: Years) -> Changes:
    """What changed since a cursor or a day; NoPlace.

    What was compared at a later instant than this, by another machine's clock, waits. A row that is
    told and not public any more was changed meanwhile: it comes again, as gone.
    """
    told = ToldRecord.objects.filter(pk=1).first()
    begins = _place(slug, since, told)
    of_list = ToldRow.objects.filter(dataset=slug, place__gt=begins, told_at__lte=at)
    found = list(of_list.order_by("place")[: size + 1])
    page = found[:size]
    harvested = HARVESTED[slug]
    numbers = [each.number for each in page if not each.is_gone]
    now = dict(harvested.rows(numbers, at, years)) if numbers else {}
    return Changes(
        [now[each.number] for each in page if not each.is_gone and each.number in now],
        [harvested.named(each.key) for each in page if each.is_gone],
        _written(slug, page[-1].place if page else begins, told),
        len(found) > size,
    )


def _place(slug: str, since: str, told: ToldRecord | None) -> int:
    if DAY.fullmatch(since):
        return _before(slug, since)
    if len(since) > LONGEST:
        raise NoPlace
    try:
        content = base64.b64decode(since + "=" * (-len(since) % 4), altchars=b"-_", validate=True)
        identity, of, place = json.loads(content)
    except (ValueError, TypeError, RecursionError):
        raise NoPlace from None
    if told is None or [identity, of] != [told.identity, slug] or type(place) is not int:
        raise NoPlace
    if not 0 <= place < 2**63:
        raise NoPlace
    return place


def _before(slug: str, day: str) -> int:
    """The last place before what was told on a day and after it."""
    try:
        midnight = london_midnight(date.fromisoformat(day))
    except (ValueError, OverflowError):
        raise NoPlace from None
    of_list = ToldRow.objects.filter(dataset=slug)
    since = of_list.filter(told_at__gte=midnight).order_by("told_at", "place")
    first = since.values_list("place", flat=True).first()
    if first is not None:
        return first - 1
    return of_list.order_by("-place").values_list("place", flat=True).first() or 0


def _written(slug: str, place: int, told: ToldRecord | None) -> str:
    content = json.dumps([told.identity if told else "", slug, place], separators=(",", ":"))
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")
