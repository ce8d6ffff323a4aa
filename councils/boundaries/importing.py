"""Loading where councils lie: a boundary file becomes a topology with one area for each council.

A council is drawn in one set at most. A file takes the councils it holds from the sets before it,
which keep the rest, so that councils of several vintages lie side by side.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from councils.boundaries import map_files, sets, topology, vintages
from councils.boundaries.map_files import Area, BadArea, NoCode, NotAMap
from councils.boundaries.sets import Drawing
from councils.boundaries.topology import Layers, Polygon
from councils.dates import day_in_words
from councils.files.changes import Changes
from councils.files.loads import load_file
from councils.files.problems import Problems, refused
from councils.models import BoundarySet, Council, FormerCode

OWN_MAP = Path(__file__).parents[1] / "reference" / "england-2024.topojson"
LARGEST_FILE = 2_000_000
COUNCIL_CODES = ("E06", "E07", "E08", "E09", "E10")
PASSED_OVER = {
    "W": "Welsh",
    "S": "Scottish",
    "N": "Northern Irish",
    "E": "English that are no council",  # metropolitan counties, regions, combined authorities
}


def import_boundaries(
    path: Path,
    *,
    at: datetime,
    name: str = "",
    attribution: str = "",
    layer: str = "",
    on: date | None = None,
    dry_run: bool = False,
    if_none: bool = False,
    only_missing: bool = False,
) -> Changes:
    """Loads a file; FileRefused with everything that is wrong with it.

    Of a file with several layers, or of several times, one ``layer`` is read, and what lay where
    ``on`` a day. With ``only_missing``, councils that are drawn already are left as they are.
    """
    if if_none and BoundarySet.objects.exists():
        return Changes(notes=["there are boundaries already"])
    drawing = read(path, name=name, attribution=attribution, layer=layer, on=on)

    def work(write: bool) -> Changes:
        if only_missing:
            return sets.load_missing(drawing, at, write)
        return sets.load(drawing, at, write)

    return load_file(path, "boundaries", work, at=at, dry_run=dry_run)


def read(
    path: Path,
    *,
    name: str = "",
    attribution: str = "",
    layer: str = "",
    on: date | None = None,
) -> Drawing:
    """What the file draws, named by the caller, else by the file itself."""
    problems = Problems(path)
    try:
        document = map_files.parse(_content(path))
        areas = _meant(map_files.areas(document, layer), on)
        councils, layers, notes = _matched(areas, problems, on)
    except NotAMap as error:
        problems.add(None, error.place, str(error))
    problems.refuse()
    if not councils:
        raise refused(path, f"holds no English council; {notes[0]}")
    text = topology.text(topology.encode(layers))
    vintage = max(area.vintage or 0 for area in areas)
    return Drawing(
        name=(name or _text(document, "name") or path.stem)[:200],
        attribution=attribution or _text(document, "attribution") or ons_attribution(vintage),
        topology=text,
        content_hash=topology.content_hash(text),
        councils=councils,
        notes=notes,
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


def _meant(areas: list[Area], on: date | None) -> list[Area]:
    """The areas of the day that is asked for."""
    if on is None:
        return areas
    return vintages.on_day([replace(area, year=on.year) for area in areas], on)


def _matched(
    areas: list[Area], problems: Problems, on: date | None
) -> tuple[list[Council], Layers, list[str]]:
    """The councils the areas belong to, the areas by layer and slug, and what else is to know."""
    register = {council.gss_code: council for council in Council.objects.all()}
    for former in FormerCode.objects.select_related("council"):
        register.setdefault(former.code, former.council)
    layers: Layers = {"districts": {}, "counties": {}}
    passed_over: Counter[str] = Counter()
    found: dict[Council, Area] = {}
    without_code: set[str] = set()
    twice, dropped = False, 0
    for area in areas:
        try:
            if not area.code.startswith(COUNCIL_CODES):
                passed_over[PASSED_OVER.get(area.code[0], "other")] += 1
                continue
            if (council := register.get(area.code)) is None:
                raise BadArea(f"{area.code} is the code of no council in the register")
            if on and not council.existed_on(on):
                passed_over[f"that did not exist on {day_in_words(on)}"] += 1
                continue
            if (other := found.setdefault(council, area)) is not area:
                twice = True
                raise BadArea(f"{area.code} is {council}, as is {other.place} ({other.code})")
            polygons = area.polygons()
            layers[layer_of(council)][council.slug] = _visible(polygons)
            dropped += topology.collapsed(polygons)
        except BadArea as error:
            message = str(error)
            if not isinstance(error, NoCode) or message not in without_code:
                problems.add(None, area.place, message)
            if isinstance(error, NoCode):
                without_code.add(message)
    if twice and on is None:
        problems.advise(f"several vintages or layers are told apart with {_how_to_choose(areas)}")
    counts = ", ".join(f"{count} {what}" for what, count in sorted(passed_over.items()))
    notes = [f"passed over: {counts or 'none'}"]
    if dropped:
        plural = "s" if dropped > 1 else ""
        notes.append(f"dropped: {dropped:,} ring{plural} too small for the map (islets, lakes)")
    return list(found), layers, notes


def _how_to_choose(areas: list[Area]) -> str:
    there = map_files.layers(areas)
    if len(there) < 2:
        return "--on DATE"
    return f"--on DATE, or --layer: {', '.join(map(repr, there))}"


def _visible(polygons: list[Polygon]) -> list[Polygon]:
    if topology.snap(polygons):
        return polygons
    raise BadArea("is too small to be drawn")
