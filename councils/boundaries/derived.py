"""Areas of new councils from their first day, put together of those that they were made of.

Only where whole councils make up the new one, all of them drawn in one set: then it is drawn in the
same set, along the same arcs. What it replaced is drawn until that day. A file that has an area of
its own for the council has the last word. What is derived follows from the register and from what
was loaded, so it is made anew wherever either changes, and goes where it no longer follows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from councils.boundaries import topology
from councils.boundaries.borders import borders
from councils.boundaries.layers import object_of
from councils.boundaries.periods import Period, dated
from councils.boundaries.unions import Arcs, NotAlongArcs, united
from councils.lists import listed
from councils.models import Boundary, BoundarySet, Council
from councils.register.succession import Successions
from councils.register.whole_parts import nested_at_opening

A_DAY = timedelta(days=1)
OVER_EACH_OTHER = "the areas of those that it replaces lie over each other"


@dataclass(frozen=True)
class Derivation:
    """A council's area from its first day: of what, in which set.

    ``replaced`` are drawn until then.
    """

    council: Council
    parts: Sequence[Council]
    replaced: Sequence[Council]
    set_pk: int
    period: Period


@dataclass
class Derivable:
    """What follows from the register and from what was loaded; of the others, why nothing does."""

    areas: list[Derivation] = field(default_factory=list)
    why_not: dict[Council, str] = field(default_factory=dict)


def derivable() -> Derivable:
    """Of every council that replaced others and has no area of its own on its first day."""
    found = Derivable()
    drawn: dict[Council, list[tuple[Period, int]]] = defaultdict(list)
    for row in Boundary.objects.filter(is_derived=False).select_related("council"):
        drawn[row.council].append((Period.of(row.start, row.loaded_end), row.boundary_set_id))
    if not drawn:
        return found
    known = Successions()
    opened = [(each.opened_on, each.slug, each) for each in known.before if each.opened_on]
    for opening, _, council in sorted(opened):
        if not council.is_compared or _set_on(drawn[council], opening) is not None:
            continue
        parts = nested_at_opening(council, known)
        in_sets = {each: _set_on(drawn[each], opening - A_DAY) for each in parts}
        if why_not := _why_not(in_sets):
            found.why_not[council] = why_not
            continue
        (set_pk,) = {pk for pk in in_sets.values() if pk is not None}
        later = [each.start for each, _ in drawn[council] if each.start > opening]
        period = Period(opening, min([council.closed_on or date.max, *later]))
        drawn[council].append((period, set_pk))
        found.areas.append(Derivation(council, parts, known.before[council], set_pk, period))
    return found


def _set_on(drawn: Iterable[tuple[Period, int]], day: date) -> int | None:
    return next((pk for period, pk in drawn if period.contains(day)), None)


def _why_not(in_sets: dict[Council, int | None]) -> str:
    """Why no area can be put together of these; empty where it can."""
    if not in_sets:
        return "it is not known to be made of whole councils, all of which close as it opens"
    if without := [each.short_name for each, pk in in_sets.items() if pk is None]:
        return f"{listed(without)} {'has' if len(without) == 1 else 'have'} none to make it of"
    if len(set(in_sets.values())) > 1:
        return "it cannot be put together of areas from several files"
    return ""


def derive_areas() -> bool:
    """Makes what follows, and takes away what no longer does; whether anything changed.

    To be asked under the public record's lock, wherever the register or the boundaries change.
    """
    wanted: dict[int, list[Derivation]] = defaultdict(list)
    for each in derivable().areas:
        wanted[each.set_pk].append(each)
    concerned = BoundarySet.objects.filter(Q(pk__in=wanted) | ~Q(loaded_hash=""))
    changed = [_drawn(each, wanted[each.pk]) for each in concerned.order_by("pk")]
    return any(changed)


def why_without_area() -> dict[Council, str]:
    """Of each council that replaced others and has no area on its first day, why it has none."""
    found = derivable()
    drawn = set(Boundary.objects.filter(is_derived=True).values_list("council", flat=True))
    failed = (each.council for each in found.areas if each.council.pk not in drawn)
    return found.why_not | dict.fromkeys(failed, OVER_EACH_OTHER)


def are_to_be_derived() -> bool:
    """Whether what follows and what is stored differ; nothing is written."""
    with transaction.atomic():
        differ = derive_areas()
        transaction.set_rollback(True)
    return differ


def _drawn(boundary_set: BoundarySet, wanted: list[Derivation]) -> bool:
    """Draws a set with what follows from it; whether it was otherwise."""
    rows = list(boundary_set.boundaries.select_related("council"))
    document = loaded(json.loads(boundary_set.topology), rows)
    loaded_hash = topology.content_hash(topology.text(dated(document, loaded_periods(rows))))
    made = []
    for each in wanted:
        try:
            arcs = united(document, {part.slug for part in each.parts})
        except NotAlongArcs:
            continue
        document = _with(document, each.council, arcs)
        made.append(each)
    changed = _stored(boundary_set, rows, made)
    periods: dict[str, list[Period]] = defaultdict(list)
    for row in boundary_set.boundaries.select_related("council"):
        periods[row.council.slug].append(Period.of(row.start, row.end))
    text = topology.text(dated(document, {slug: sorted(each) for slug, each in periods.items()}))
    loaded_hash = loaded_hash if made else ""
    if (boundary_set.topology, boundary_set.loaded_hash) != (text, loaded_hash):
        changed = True
        boundary_set.topology, boundary_set.loaded_hash = text, loaded_hash
        boundary_set.content_hash = topology.content_hash(text)
        boundary_set.borders = borders(document)
        boundary_set.save(update_fields=["topology", "content_hash", "loaded_hash", "borders"])
    return changed


def loaded(document: dict[str, Any], rows: Iterable[Boundary]) -> dict[str, Any]:
    """A topology without what is derived, each area once, on no days; its arcs stay as they are."""
    slugs = {row.council.slug for row in rows if not row.is_derived}
    objects = {}
    for layer, member in document.get("objects", {}).items():
        found = {each["id"]: each for each in member["geometries"] if each["id"] in slugs}
        geometries = [
            {name: value for name, value in each.items() if name != "properties"}
            for each in found.values()
        ]
        if geometries:
            objects[layer] = {**member, "geometries": geometries}
    return {**document, "objects": objects}


def loaded_periods(rows: Iterable[Boundary]) -> dict[str, list[Period]]:
    """The days on which a file has the areas of its set, by the councils' slugs."""
    found: dict[str, list[Period]] = defaultdict(list)
    for row in rows:
        if not row.is_derived:
            found[row.council.slug].append(Period.of(row.start, row.loaded_end))
    return {slug: sorted(periods) for slug, periods in found.items()}


def _with(document: dict[str, Any], council: Council, arcs: Arcs) -> dict[str, Any]:
    """A topology with one more area, among the others by its slug."""
    layer = object_of(council)
    member = document["objects"].get(layer, {"type": "GeometryCollection", "geometries": []})
    new = {"type": "MultiPolygon", "id": council.slug, "arcs": arcs}
    geometries = sorted([*member["geometries"], new], key=lambda each: each["id"])
    objects = {**document["objects"], layer: {**member, "geometries": geometries}}
    return {**document, "objects": objects}


def _stored(
    boundary_set: BoundarySet, rows: Iterable[Boundary], made: Sequence[Derivation]
) -> bool:
    """The rows of a set, as they follow; whether they were otherwise."""
    wanted = {(each.council.pk, each.period) for each in made}
    there = {(row.council_id, Period.of(row.start, row.end)): row for row in rows if row.is_derived}
    gone = [row.pk for key, row in there.items() if key not in wanted]
    Boundary.objects.filter(pk__in=gone).delete()
    ends = {council.pk: council.closed_on for each in made for council in each.replaced}
    altered = []
    for row in (each for each in rows if not each.is_derived):
        before = row.end, row.end_is_derived
        row.end, row.end_is_derived = row.loaded_end, False
        end = ends.get(row.council_id)
        if row.end is None and end and (row.start is None or row.start < end):
            row.end, row.end_is_derived = end, True
        if before != (row.end, row.end_is_derived):
            altered.append(row)
    Boundary.objects.bulk_update(altered, ["end", "end_is_derived"])
    new = [
        Boundary(
            council=each.council, boundary_set=boundary_set, is_derived=True, **each.period.days
        )
        for each in made
        if (each.council.pk, each.period) not in there
    ]
    Boundary.objects.bulk_create(new)
    return bool(gone or altered or new)
