"""Sets of boundaries as they are stored: which councils each draws, and who draws a council."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from councils.boundaries import topology
from councils.boundaries.borders import borders
from councils.files.changes import Changes, from_to
from councils.models import Boundary, BoundarySet, Council


@dataclass(frozen=True)
class Drawing:
    """What a file draws, checked; nothing of it is in the database yet."""

    name: str
    attribution: str
    topology: str
    content_hash: str
    councils: list[Council]
    notes: list[str]


def load(drawing: Drawing, at: datetime, write: bool) -> Changes:
    """Draws every council of a file in a set of its own; what is drawn so already is unchanged."""
    changes = Changes(notes=list(drawing.notes))
    stored = BoundarySet.objects.filter(content_hash=drawing.content_hash).first()
    if stored is None:
        stored = BoundarySet(
            name=drawing.name,
            attribution=drawing.attribution,
            topology=drawing.topology,
            content_hash=drawing.content_hash,
            loaded_at=at,
            borders=borders(json.loads(drawing.topology)),
        )
        _place(drawing.councils, stored, changes, write)
        return changes
    changes.unchanged = len(drawing.councils)
    details = [
        from_to(field, getattr(stored, field), getattr(drawing, field))
        for field in ("name", "attribution")
        if getattr(stored, field) != getattr(drawing, field)
    ]
    if details:
        changes.altered(stored, details)
        if write:
            stored.name, stored.attribution = drawing.name, drawing.attribution
            stored.save(update_fields=["name", "attribution"])
    return changes


def load_missing(drawing: Drawing, at: datetime, write: bool) -> Changes:
    """Draws the councils that are not drawn yet, in a set of their own."""
    drawn = set(
        Boundary.objects.filter(council__in=drawing.councils).values_list("council", flat=True)
    )
    missing = [council for council in drawing.councils if council.pk not in drawn]
    left = [council for council in drawing.councils if council.pk in drawn]
    if missing:
        reduced = topology.without(json.loads(drawing.topology), {council.slug for council in left})
        text = topology.text(reduced)
        changes = load(
            replace(
                drawing,
                topology=text,
                content_hash=topology.content_hash(text),
                councils=missing,
            ),
            at,
            write,
        )
    else:
        changes = Changes(notes=list(drawing.notes))
    for council in left:
        changes.left_alone(council, "is drawn already")
    return changes


def _place(councils: list[Council], new: BoundarySet, changes: Changes, write: bool) -> None:
    """Every council into the new set, out of the one that had it."""
    drawn = Boundary.objects.filter(council__in=councils).select_related("boundary_set", "council")
    older = {boundary.council: boundary.boundary_set for boundary in drawn}
    for council in councils:
        if council in older:
            changes.altered(council, [from_to("boundary", older[council], new)])
        else:
            changes.added(council)
    if write:
        new.save()
        drawn.update(boundary_set=new)
        Boundary.objects.bulk_create(
            Boundary(council=council, boundary_set=new)
            for council in councils
            if council not in older
        )
        for boundary_set in set(older.values()):
            _shrink(boundary_set, {council.slug for council in councils})


def _shrink(boundary_set: BoundarySet, slugs: Collection[str]) -> None:
    """Takes areas out of a set, and the set away with its last."""
    if boundary_set.boundaries.exists():
        left = topology.without(json.loads(boundary_set.topology), slugs)
        boundary_set.topology = topology.text(left)
        boundary_set.content_hash = topology.content_hash(boundary_set.topology)
        boundary_set.borders = borders(left)
        boundary_set.save(update_fields=["topology", "content_hash", "borders"])
    else:
        boundary_set.delete()
