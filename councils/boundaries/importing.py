"""Loading where councils lie: a boundary file becomes a topology with one area for each council.

On a day a council is drawn in one set at most. A file takes the councils it holds from the sets
before it on the days of which it speaks; those keep the rest. What it draws of a council in several
ways at several times becomes several sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from councils.boundaries import map_files, sets, topology, vintages
from councils.boundaries.derived import derive_areas
from councils.boundaries.layers import object_of
from councils.boundaries.map_files import Area, BadArea, NoCode, NotAMap
from councils.boundaries.periods import ALWAYS, Period, joined
from councils.boundaries.sets import Drawing
from councils.boundaries.topology import Layers, Polygon
from councils.dates import day_in_words
from councils.files.changes import Changes
from councils.files.loads import load_file
from councils.files.problems import Problems, refused
from councils.models import BoundarySet, Council, FormerCode
from councils.register.health.checks import watched
from councils.years import london_date

OWN_MAP = Path(__file__).parents[1] / "reference" / "england.topojson"
LARGEST_FILE = 2_000_000
COUNCIL_CODES = ("E06", "E07", "E08", "E09", "E10")
PASSED_OVER = {
    "W": "Welsh",
    "S": "Scottish",
    "N": "Northern Irish",
    "E": "English that are no council",  # metropolitan counties, regions, combined authorities
}


@dataclass(frozen=True)
class Meant:
    """Which part of a file is meant: a ``layer``, what lay where ``on`` a day.

    ``otherwise`` is when areas are so that don't say it themselves.
    """

    layer: str = ""
    on: date | None = None
    otherwise: Period = ALWAYS


WHOLE = Meant()


@dataclass
class Shape:
    """An area of a council, and when it is so."""

    area: Area
    polygons: list[Polygon]
    on_grid: list[list[topology.Line]]
    periods: list[Period]


def import_boundaries(
    path: Path,
    *,
    at: datetime,
    name: str = "",
    attribution: str = "",
    meant: Meant = WHOLE,
    dry_run: bool = False,
    if_none: bool = False,
    only_missing: bool = False,
) -> Changes:
    """Loads a file; FileRefused with everything that is wrong with it.

    With ``only_missing``, councils that are drawn already are left as they are.
    """
    if if_none and BoundarySet.objects.exists():
        return Changes(notes=["there are boundaries already"])
    drawings = read(path, name=name, attribution=attribution, meant=meant)

    def work(write: bool) -> Changes:
        load = sets.load_missing if only_missing else sets.load
        changes = reduce(add, [load(each, at, write) for each in drawings])
        if write:
            derive_areas()
        return changes

    return load_file(path, "boundaries", watched(work, london_date(at)), at=at, dry_run=dry_run)


def read(
    path: Path, *, name: str = "", attribution: str = "", meant: Meant = WHOLE
) -> list[Drawing]:
    """What the file draws, named by the caller, else by the file itself.

    First the newest area of each council, then those before, as many times as one was drawn anew.
    """
    problems = Problems(path)
    try:
        document = map_files.parse(_content(path))
        areas = _meant(map_files.areas(document, meant.layer), meant.on)
        periods = vintages.periods(areas, meant.otherwise)
        if meant.on:
            periods = [meant.otherwise for _ in areas]
        shapes, notes = _matched(areas, periods, problems, meant.on)
    except NotAMap as error:
        problems.add(None, error.place, str(error))
    problems.refuse()
    if not shapes:
        raise refused(path, f"holds no English council; {notes[0]}")
    name = name or _text(document, "name") or path.stem
    vintage = max(area.vintage or 0 for area in areas)
    attribution = attribution or _text(document, "attribution") or ons_attribution(vintage)
    return [
        _drawing(f"{name[:180]}{', earlier' * number}"[:200], attribution, drawn, notes)
        for number, drawn in enumerate(_in_turn(shapes))
    ]


def _in_turn(shapes: dict[Council, list[Shape]]) -> Iterable[dict[Council, Shape]]:
    """The newest shape of each council, then the one before of each that has one …"""
    for each in shapes.values():
        each.sort(key=lambda shape: max(shape.periods), reverse=True)
    for number in range(max(map(len, shapes.values()))):
        yield {council: each[number] for council, each in shapes.items() if number < len(each)}


def _drawing(name: str, attribution: str, drawn: dict[Council, Shape], notes: list[str]) -> Drawing:
    layers: Layers = {"districts": {}, "counties": {}}
    for council, shape in drawn.items():
        layers[object_of(council)][council.slug] = shape.polygons
    periods = {council: shape.periods for council, shape in drawn.items()}
    return Drawing(name, attribution, topology.encode(layers), periods, notes)


def ons_attribution(year: int) -> str:
    """What the Office for National Statistics asks to be said beside its boundaries."""
    return (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
        f" Contains OS data © Crown copyright and database right {year or ''}"
    ).rstrip()


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
    areas: list[Area], periods: list[Period], problems: Problems, on: date | None
) -> tuple[dict[Council, list[Shape]], list[str]]:
    """The shapes of each council that the areas belong to, and what else is to know."""
    register = {council.gss_code: council for council in Council.objects.all()}
    for former in FormerCode.objects.select_related("council"):
        register.setdefault(former.code, former.council)
    passed_over: Counter[str] = Counter()
    found: dict[Council, list[Shape]] = {}
    without_code: set[str] = set()
    twice, dropped = False, 0
    for area, period in zip(areas, periods, strict=True):
        try:
            if not area.code.startswith(COUNCIL_CODES):
                passed_over[PASSED_OVER.get(area.code[0], "other")] += 1
                continue
            if (council := register.get(area.code)) is None:
                raise BadArea(f"{area.code} is the code of no council in the register")
            if on and not council.existed_on(on):
                passed_over[f"that did not exist on {day_in_words(on)}"] += 1
                continue
            polygons = area.polygons()
            shape = Shape(area, polygons, _visible(polygons), [period])
            if other := _added(found.setdefault(council, []), shape):
                twice = True
                raise BadArea(f"{area.code} is {council}, as is {other.place} ({other.code})")
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
    return {council: shapes for council, shapes in found.items() if shapes}, notes


def _added(shapes: list[Shape], new: Shape) -> Area | None:
    """Takes a shape among those of its council, unless another is so on one of its days.

    The same area in two layers, or in two vintages, is one.
    """
    (period,) = new.periods
    for each in shapes:
        if each.on_grid != new.on_grid and any(period.within(other) for other in each.periods):
            return each.area
    same = next((each for each in shapes if each.on_grid == new.on_grid), None)
    if same:
        same.periods = joined([*same.periods, period])
    else:
        shapes.append(new)
    return None


def _how_to_choose(areas: list[Area]) -> str:
    there = map_files.layers(areas)
    if len(there) < 2:
        return "--on DATE"
    return f"--on DATE, or --layer: {', '.join(map(repr, there))}"


def _visible(polygons: list[Polygon]) -> list[list[topology.Line]]:
    if on_grid := topology.snap(polygons):
        return on_grid
    raise BadArea("is too small to be drawn")
