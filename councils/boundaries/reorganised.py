"""Two small maps of a reorganisation: whose the areas were, and whose they are."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shapely import Polygon

from councils.boundaries import topology
from councils.boundaries.outlines import HEIGHT, Outlines, drawn
from councils.boundaries.periods import Period
from councils.models import Boundary, Council
from councils.register.reorganisations import Reorganised


@dataclass(frozen=True)
class Area:
    """One council's area: its path, where its number stands, and whose of the new ones it is."""

    council: Council
    path: str
    x: int
    y: int
    number: int
    series: int  # of the council that has its place, from 1; 0 where there are several


@dataclass(frozen=True)
class Maps:
    """Before and after on one scale; ``missing`` are old councils that cannot be drawn.

    Where the new councils have no areas of their own yet, theirs are those they were made of.
    """

    width: int
    before: Sequence[Area]
    after: Sequence[Area]
    missing: Sequence[Council]
    is_put_together: bool  # what is drawn after it
    height: int = HEIGHT


def maps(found: Reorganised) -> Maps | None:
    """None where nothing of it can be drawn. Counties lie over districts, so these alone count."""
    on, new, after, lower = found.on, found.new, found.after, found.lower
    lines = _lines([(each, on - timedelta(1)) for each in lower] + [(each, on) for each in new])
    numbers = {each.pk: number for number, each in enumerate(lower, start=1)}
    series = {each.pk: number for number, each in enumerate(new, start=1)}

    def area(council: Council, number: int, of: int) -> Area:
        path = lines.paths[council.slug]
        return Area(council, path, *_inside(path), number, of)

    before = [
        area(each, numbers[each.pk], series[after[each.pk][0].pk] if _is_one(after, each) else 0)
        for each in lower
        if each.slug in lines.paths
    ]
    if not before:
        return None
    now = [area(each, series[each.pk], series[each.pk]) for each in new if each.slug in lines.paths]
    is_put_together = len(now) < len(new)
    if is_put_together:
        now = [each for each in before if each.series]
    missing = [each for each in lower if each.slug not in lines.paths]
    return Maps(lines.width, before, now, missing, is_put_together)


def _is_one(after: dict[int, list[Council]], council: Council) -> bool:
    return len(after[council.pk]) == 1


def _lines(wanted: Sequence[tuple[Council, date]]) -> Outlines:
    """The outlines of councils, each as on its day."""
    texts = []
    rows = Boundary.objects.filter(council__in=[each for each, _ in wanted])
    days = {council.pk: day for council, day in wanted}
    found: dict[int, set[str]] = {}
    wholes: dict[int, str] = {}
    for row in rows.select_related("council", "boundary_set"):
        if Period.of(row.start, row.end).contains(days[row.council_id]):
            found.setdefault(row.boundary_set_id, set()).add(row.council.slug)
            wholes[row.boundary_set_id] = row.boundary_set.topology
    for pk, slugs in sorted(found.items()):
        texts.append(topology.text(topology.only(json.loads(wholes[pk]), slugs)))
    return drawn(texts)


def _inside(path: str) -> tuple[int, int]:
    """A point in the middle of the largest part of an area, in the steps of its path."""
    shapes = []
    for part in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", path):
        x, y = int(part[0]), int(part[1])
        points = [(x, y)]
        ways = [int(each) for each in re.findall(r"-?\d+", part[2])]
        for step in range(0, len(ways) - 1, 2):
            x, y = x + ways[step], y + ways[step + 1]
            points.append((x, y))
        if len(points) > 2:
            shapes.append(Polygon(points).buffer(0))
    if not shapes:
        return 0, 0
    point = max(shapes, key=lambda each: each.area).representative_point()
    return round(point.x), round(point.y)
