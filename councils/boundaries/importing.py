"""Loading where councils lie: a boundary file becomes a topology with one area for each council.

A council is drawn in one set at most. A file takes the councils it holds from the sets before it,
which keep the rest, so that councils of several vintages lie side by side.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from councils.boundaries import map_files, topology
from councils.boundaries.map_files import Area, BadArea, NoCode, NotAMap
from councils.boundaries.simple_rings import Tangled
from councils.boundaries.topology import Layers, Polygon
from councils.importing.changes import Changes, from_to
from councils.importing.loading import load_file
from councils.importing.problems import Problems, refused
from councils.models import Boundary, BoundarySet, Council, FormerCode

OWN_MAP = Path(__file__).parents[1] / "reference" / "england-2024.topojson"
LARGEST_FILE = 2_000_000
COUNCIL_CODES = ("E06", "E07", "E08", "E09", "E10")
PASSED_OVER = {
    "W": "Welsh",
    "S": "Scottish",
    "N": "Northern Irish",
    "E": "English that are no council",  # metropolitan counties, regions, combined authorities
}


@dataclass(frozen=True)
class Drawing:
    """What a file draws, checked; nothing of it is in the database yet."""

    name: str
    attribution: str
    topology: str
    content_hash: str
    councils: list[Council]
    passed_over: str


def import_boundaries(
    path: Path,
    *,
    at: datetime,
    name: str = "",
    attribution: str = "",
    dry_run: bool = False,
    if_none: bool = False,
) -> Changes:
    """Loads a file; FileRefused with everything that is wrong with it."""
    if if_none and BoundarySet.objects.exists():
        return Changes(notes=["there are boundaries already"])
    drawing = read(path, name=name, attribution=attribution)

    def work(write: bool) -> Changes:
        return _load(drawing, at, write)

    return load_file(path, "boundaries", work, at=at, dry_run=dry_run)


def read(path: Path, *, name: str = "", attribution: str = "") -> Drawing:
    """What the file draws, named by the caller, else by the file itself."""
    problems = Problems(path)
    try:
        document = map_files.parse(_content(path))
        areas = map_files.areas(document)
        councils, layers, passed_over = _matched(areas, problems)
    except NotAMap as error:
        problems.add(None, error.place, str(error))
    problems.refuse()
    if not councils:
        raise refused(path, f"holds no English council; {passed_over}")
    text = topology.text(topology.encode(layers))
    vintage = max(area.vintage or 0 for area in areas)
    return Drawing(
        name=(name or _text(document, "name") or path.stem)[:200],
        attribution=attribution or _text(document, "attribution") or ons_attribution(vintage),
        topology=text,
        content_hash=topology.content_hash(text),
        councils=councils,
        passed_over=passed_over,
    )


def ons_attribution(year: int) -> str:
    """What the Office for National Statistics asks to be said beside its boundaries."""
    return (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
        f" Contains OS data © Crown copyright and database right {year or ''}"
    ).rstrip()


def layer_of(council: Council) -> str:
    """Counties lie over their districts, so they are a layer of their own."""
    return "counties" if council.type == Council.Type.COUNTY else "districts"


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise NotAMap(f"has {size / 1e6:.1f} MB, over 2 MB: use the ultra-generalised file")
        return path.read_bytes()
    except OSError as error:
        raise NotAMap(f"can't be read: {error.strerror}") from error


def _text(document: dict[str, Any], member: str) -> str:
    value = document.get(member)
    return value if isinstance(value, str) else ""


def _matched(areas: list[Area], problems: Problems) -> tuple[list[Council], Layers, str]:
    """The councils the areas belong to, the areas by layer and slug, and what was passed over."""
    register = {council.gss_code: council for council in Council.objects.all()}
    for former in FormerCode.objects.select_related("council"):
        register.setdefault(former.code, former.council)
    layers: Layers = {"districts": {}, "counties": {}}
    passed_over: Counter[str] = Counter()
    found: dict[Council, Area] = {}
    without_code: set[str] = set()
    for area in areas:
        try:
            if not area.code.startswith(COUNCIL_CODES):
                passed_over[PASSED_OVER.get(area.code[0], "other")] += 1
                continue
            if (council := register.get(area.code)) is None:
                raise BadArea(f"{area.code} is the code of no council in the register")
            if (other := found.setdefault(council, area)) is not area:
                raise BadArea(f"{area.code} is {council}, as is {other.place} ({other.code})")
            layers[layer_of(council)][council.slug] = _visible(area.polygons())
        except BadArea as error:
            message = str(error)
            if not isinstance(error, NoCode) or message not in without_code:
                problems.add(None, area.place, message)
            if isinstance(error, NoCode):
                without_code.add(message)
    counts = ", ".join(f"{count} {what}" for what, count in sorted(passed_over.items()))
    return list(found), layers, f"passed over: {counts or 'none'}"


def _visible(polygons: list[Polygon]) -> list[Polygon]:
    try:
        if topology.snap(polygons):
            return polygons
    except Tangled as error:
        raise BadArea(str(error)) from error
    raise BadArea("is too small to be drawn")


def _load(drawing: Drawing, at: datetime, write: bool) -> Changes:
    changes = Changes(notes=[drawing.passed_over])
    stored = BoundarySet.objects.filter(content_hash=drawing.content_hash).first()
    if stored is None:
        stored = BoundarySet(
            name=drawing.name,
            attribution=drawing.attribution,
            topology=drawing.topology,
            content_hash=drawing.content_hash,
            loaded_at=at,
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
        boundary_set.save(update_fields=["topology", "content_hash"])
    else:
        boundary_set.delete()
