"""Sets of boundaries as they are stored: which councils each draws, and when."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from councils.boundaries import topology
from councils.boundaries.borders import borders
from councils.boundaries.derived import loaded, loaded_periods
from councils.boundaries.periods import Period, dated
from councils.files.changes import Changes, from_to
from councils.models import Boundary, BoundarySet, Council

Periods = Mapping[Council, Sequence[Period]]


@dataclass(frozen=True)
class Drawing:
    """What a file draws and when, checked; nothing of it is in the database yet.

    Of a council that it draws in several ways at several times, it is one of them.
    """

    name: str
    attribution: str
    document: dict[str, Any]
    councils: Periods
    notes: list[str]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _text(self.document, self.councils))

    @property
    def content_hash(self) -> str:
        return topology.content_hash(self.text)

    def only(self, councils: Periods) -> Drawing:
        """Of these councils and days alone."""
        gone = {council.slug for council in self.councils.keys() - councils.keys()}
        return replace(self, document=topology.without(self.document, gone), councils=councils)


def load(drawing: Drawing, at: datetime, write: bool) -> Changes:
    """Draws every council of a file in a set of its own; what is drawn so already is unchanged."""
    changes = Changes(notes=list(drawing.notes))
    same = Q(content_hash=drawing.content_hash) | Q(loaded_hash=drawing.content_hash)
    stored = BoundarySet.objects.filter(same).first()
    if stored is None:
        stored = BoundarySet(
            name=drawing.name,
            attribution=drawing.attribution,
            topology=drawing.text,
            content_hash=drawing.content_hash,
            loaded_at=at,
            borders=borders(json.loads(drawing.text)),
        )
        _place(drawing.councils, stored, changes, write)
        return changes
    changes.unchanged = len(drawing.councils)
    details = [
        from_to(name, getattr(stored, name), getattr(drawing, name))
        for name in ("name", "attribution")
        if getattr(stored, name) != getattr(drawing, name)
    ]
    if details:
        changes.altered(stored, details)
        if write:
            stored.name, stored.attribution = drawing.name, drawing.attribution
            stored.save(update_fields=["name", "attribution"])
    return changes


def load_missing(drawing: Drawing, at: datetime, write: bool) -> Changes:
    """Draws councils on the days on which they are not drawn yet, in a set of their own."""
    drawn: dict[int, list[Period]] = defaultdict(list)
    for boundary in Boundary.objects.filter(council__in=drawing.councils, is_derived=False):
        drawn[boundary.council_id].append(Period.of(boundary.start, boundary.loaded_end))
    missing = {
        council: left
        for council, periods in drawing.councils.items()
        if (left := _left(council, periods, drawn[council.pk]))
    }
    if missing:
        changes = load(drawing.only(missing), at, write)
    else:
        changes = Changes(notes=list(drawing.notes))
    for council in drawing.councils:
        if council not in missing:
            changes.left_alone(council, "is drawn already")
    return changes


def _left(council: Council, periods: Sequence[Period], taken: Sequence[Period]) -> list[Period]:
    """What is left of periods without others, where the council existed on a day of it."""
    left = list(periods)
    for other in taken:
        left = [piece for each in left for piece in each.without(other)]
    existed = Period.of(council.opened_on, council.closed_on)
    return [each for each in left if each.within(existed)]


def _place(councils: Periods, new: BoundarySet, changes: Changes, write: bool) -> None:
    """Every council into the new set, out of those that had it on these days.

    What is derived of the sets before is made anew afterwards: here it is as if it were not there.
    """
    drawn = Boundary.objects.filter(council__in=councils, is_derived=False)
    drawn = drawn.select_related("boundary_set", "council")
    replaced: dict[Council, list[Boundary]] = defaultdict(list)
    kept: list[Boundary] = []
    for each in drawn:
        period = Period.of(each.start, each.loaded_end)
        left = _left(each.council, [period], councils[each.council])
        if left != [period]:
            replaced[each.council].append(each)
            older = each.boundary_set
            kept += (Boundary(council=each.council, boundary_set=older, **p.days) for p in left)
    for council in councils:
        if council in replaced:
            older = max((each.boundary_set for each in replaced[council]), key=lambda each: each.pk)
            changes.altered(council, [from_to("boundary", older, new)])
        else:
            changes.added(council)
    if write:
        new.save()
        gone = [each for boundaries in replaced.values() for each in boundaries]
        Boundary.objects.filter(council__in=councils, is_derived=True).delete()
        Boundary.objects.filter(pk__in=[each.pk for each in gone]).delete()
        Boundary.objects.bulk_create(
            [
                *kept,
                *(
                    Boundary(council=council, boundary_set=new, **period.days)
                    for council, periods in councils.items()
                    for period in periods
                ),
            ]
        )
        for boundary_set in {each.boundary_set for each in gone}:
            _draw_again(boundary_set)


def _draw_again(boundary_set: BoundarySet) -> None:
    """What is left of a set, as it was loaded; without any area it goes."""
    rows = list(boundary_set.boundaries.select_related("council"))
    periods = loaded_periods(rows)
    if not periods:
        boundary_set.delete()
        return
    document = topology.encode(topology.decode(loaded(json.loads(boundary_set.topology), rows)))
    text = topology.text(dated(document, periods))
    boundary_set.topology = text
    boundary_set.content_hash = boundary_set.loaded_hash = topology.content_hash(text)
    boundary_set.borders = borders(document)
    boundary_set.save(update_fields=["topology", "content_hash", "loaded_hash", "borders"])


def _text(document: Mapping[str, Any], councils: Periods) -> str:
    return topology.text(
        dated(document, {council.slug: sorted(periods) for council, periods in councils.items()})
    )
