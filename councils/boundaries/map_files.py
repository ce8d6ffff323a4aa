"""The areas of a boundary file, whichever vintage of it, as GeoJSON or as TopoJSON.

A file is somebody else's: nothing of its structure is believed before it was looked at.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from councils.boundaries import other_files, topology
from councils.boundaries.topology import BrokenTopology, Polygon, Ring

# A file with several of these columns is named by the first: a district's row may name its county.
CODE_COLUMNS = ("lad", "ltla", "ctyua", "utla", "cty")
CODE_COLUMN = re.compile(r"(lad|ltla|ctyua|utla|cty)(\d{2})cd|areacd", re.IGNORECASE)
NATIONAL_GRID = re.compile(r"27700|british.national.grid", re.IGNORECASE)
UNITED_KINGDOM = ((-9, 3), (49, 61.5))  # longitudes, latitudes
ADVICE = "download the file in WGS 84 (EPSG:4326), as GeoJSON from the ONS is"


class NotAMap(ValueError):
    """The file as a whole can't be used, because of what is at ``place``."""

    def __init__(self, message: str, place: str | None = None) -> None:
        super().__init__(message)
        self.place = place


class BadArea(ValueError):
    """One area can't be used; the others may be."""


class NoCode(BadArea):
    """Nothing says what the area is; seldom of one alone."""


@dataclass(frozen=True)
class Area:
    """One feature of a file, its shape not looked at yet."""

    place: str
    id: object
    properties: dict[str, Any]
    geometry: object
    lines: list[Ring] | None  # the arcs, where the file is TopoJSON
    layer: str = ""
    year: int | None = None  # the newest vintage of its code columns that is meant

    @cached_property
    def code(self) -> str:
        """What stands in the code column, else in the id."""
        value = self.properties.get(self._column) if self._column else self.id
        code = value.strip().upper() if isinstance(value, str) else value
        if isinstance(code, str) and re.fullmatch(r"[A-Z]\d{8}", code):
            return code
        if self._column:
            raise BadArea(f"{self._column} {value!r} is not a code such as E06000001")
        raise NoCode(
            "has no code: expected a property such as LAD24CD or areacd, or an id such as"
            f" E06000001; found {', '.join(self.properties) or 'no property'}"
        )

    @property
    def mistaken(self) -> str:
        """What the area is instead of a council, where a column says so."""
        return other_files.area(self.properties, names_council=bool(self._column))

    @property
    def vintage(self) -> int | None:
        """The year in the name of the code column."""
        found = CODE_COLUMN.fullmatch(self._column)
        return 2000 + int(found[2]) if found and found[2] else None

    @property
    def level(self) -> str:
        """Of which level of councils the code column is: ``lad``, ``cty`` …"""
        found = CODE_COLUMN.fullmatch(self._column)
        return (found[1] or "").lower() if found else ""

    @cached_property
    def _column(self) -> str:
        columns = [
            (column, found[1].lower() if found[1] else "", 2000 + int(found[2] or 0))
            for column, value in self.properties.items()
            if value not in (None, "") and (found := CODE_COLUMN.fullmatch(column))
        ]
        order = (*CODE_COLUMNS, "")

        def rank(named: tuple[str, str, int]) -> tuple[int, bool, int]:
            _, level, vintage = named
            if self.year is None:
                return order.index(level), False, 0
            return order.index(level), vintage > self.year, -vintage

        return min(columns, key=rank, default=("", "", 0))[0]

    def polygons(self) -> list[Polygon]:
        if self.geometry is None:
            raise BadArea("has no geometry")
        if not isinstance(self.geometry, dict):
            raise BadArea("its geometry is not an object")
        kind = self.geometry.get("type")
        if kind is None and self.lines is not None:
            raise BadArea("has no geometry")
        if kind not in ("Polygon", "MultiPolygon"):
            raise BadArea(f"is a {kind}, not a Polygon or MultiPolygon")
        member = "coordinates" if self.lines is None else "arcs"
        shape = self.geometry.get(member)
        parts = _list([shape] if kind == "Polygon" else shape, member)
        if not parts:
            raise BadArea("has no polygon")
        return [self._polygon(part, f"polygon {n}") for n, part in enumerate(parts, 1)]

    def _polygon(self, part: object, place: str) -> Polygon:
        rings = _list(part, place)
        if not rings:
            raise BadArea(f"{place} has no ring")
        return [self._ring(ring, f"{place}, ring {n}") for n, ring in enumerate(rings, 1)]

    def _ring(self, ring: object, place: str) -> Ring:
        parts = _list(ring, place)
        if self.lines is None:
            points = [_position(part, place) for part in parts]
        else:
            points = self._stitched(parts, place)
        if far := next((p for p in points if abs(p[0]) > 180 or abs(p[1]) > 90), None):
            raise NotAMap(
                f"{far[0]:g}, {far[1]:g} is not a longitude and latitude but metres, as on the"
                f" British National Grid: {ADVICE}",
                self.place,
            )
        if out := next((p for p in points if not _in_the_united_kingdom(*p)), None):
            raise NotAMap(
                f"{out[0]:g}, {out[1]:g} does not lie in the United Kingdom:"
                " longitude comes first, then latitude",
                self.place,
            )
        if not points or points[0] != points[-1]:
            raise BadArea(f"{place} is not closed: its last point has to be its first")
        return points

    def _stitched(self, numbers: list[Any], place: str) -> Ring:
        lines = self.lines or []
        for number in numbers:
            if type(number) is not int or not -len(lines) <= number < len(lines):
                raise BadArea(f"{place}: there is no arc {number!r}")
        try:
            return topology.stitch(numbers, lines)
        except BrokenTopology as error:
            raise BadArea(f"{place}: {error}") from error


def parse(content: bytes) -> dict[str, Any]:
    """The JSON object in a file."""
    if message := other_files.content(content):
        raise NotAMap(message)
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise NotAMap(f"byte {error.start} is not UTF-8: expected GeoJSON or TopoJSON") from error
    except json.JSONDecodeError as error:
        if not content.strip():
            raise NotAMap("is empty") from error
        raise NotAMap(f"is not JSON: {error.msg}", f"{error.lineno}:{error.colno}") from error
    except RecursionError as error:
        raise NotAMap("is nested too deeply to be a map") from error
    except ValueError as error:
        raise NotAMap(f"is not usable JSON: {error}") from error
    if not isinstance(document, dict):
        raise NotAMap("is neither a GeoJSON FeatureCollection nor a TopoJSON Topology")
    return document


def areas(document: dict[str, Any], layer: str = "") -> list[Area]:
    """Every area in the file, in its order; with a name, those of that layer.

    A layer is an object of TopoJSON, or what GeoJSON calls ``layer`` in a property.
    """
    if message := other_files.document(document):
        raise NotAMap(message)
    if NATIONAL_GRID.search(json.dumps(document.get("crs"))):
        raise NotAMap(f"its crs is the British National Grid: {ADVICE}")
    match document.get("type"):
        case "FeatureCollection":
            found = list(_features(document))
        case "Topology":
            found = list(_geometries(document))
        case other:
            raise NotAMap(
                "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology:"
                f" its type is {other!r}"
            )
    if not found:
        raise NotAMap("holds no feature")
    there = ", ".join(map(repr, layers(found)))
    meant = [area for area in found if not layer or area.layer == layer]
    if not meant:
        raise NotAMap(f"has no layer {layer!r}{f': there are {there}' if there else ''}")
    if message := next(filter(None, (area.mistaken for area in meant)), ""):
        choose = f": choose with --layer, of {there}" if len(layers(meant)) > 1 else ""
        raise NotAMap(f"{message}{choose}")
    return meant


def layers(areas: Iterable[Area]) -> list[str]:
    return [layer for layer in dict.fromkeys(area.layer for area in areas) if layer]


def _in_the_united_kingdom(longitude: float, latitude: float) -> bool:
    return all(
        least <= value <= most
        for value, (least, most) in zip((longitude, latitude), UNITED_KINGDOM, strict=True)
    )


def _features(document: dict[str, Any]) -> Iterator[Area]:
    features = document.get("features")
    if not isinstance(features, list):
        raise NotAMap("its features are not a list")
    for number, feature in enumerate(features, 1):
        place = f"feature {number}"
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise NotAMap("is not a GeoJSON feature", place)
        yield _area(place, feature, feature.get("geometry"), None)


def _geometries(document: dict[str, Any]) -> Iterator[Area]:
    lines = _lines(document)
    objects = document.get("objects")
    if not isinstance(objects, dict):
        raise NotAMap("its objects are not an object")
    for name, member in objects.items():
        geometries = member.get("geometries", [member]) if isinstance(member, dict) else None
        if not isinstance(geometries, list):
            raise NotAMap(f"its object {name} has no list of geometries")
        for number, geometry in enumerate(geometries, 1):
            place = f"{name} feature {number}"
            if not isinstance(geometry, dict):
                raise NotAMap("is not a TopoJSON geometry", place)
            yield _area(place, geometry, geometry, lines, name)


def _area(
    place: str,
    feature: dict[str, Any],
    geometry: object,
    lines: list[Ring] | None,
    layer: str = "",
) -> Area:
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise NotAMap("its properties are not an object", place)
    layer = layer or str(properties.get("layer") or "")
    return Area(place, feature.get("id"), properties, geometry, lines, layer)


def _lines(document: dict[str, Any]) -> list[Ring]:
    try:
        for number, arc in enumerate(_list(document.get("arcs"), "arcs")):
            if len([_position(step, f"arc {number}") for step in _list(arc, f"arc {number}")]) < 2:
                raise BadArea(f"arc {number} has fewer than two positions")
        if (transform := document.get("transform")) is not None:
            if not isinstance(transform, dict) or transform.keys() != {"scale", "translate"}:
                raise BadArea("its transform is not a scale and a translate")
            for name, pair in transform.items():
                _position(pair, name)
    except BadArea as error:
        raise NotAMap(str(error)) from error
    return topology.arcs(document)


def _list(value: object, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadArea(f"{what}: not a list")
    return value


def _position(value: object, place: str) -> tuple[float, float]:
    # A bool is an int, and an infinity or a number of 400 digits is no place on earth.
    if isinstance(value, list) and len(value) >= 2:
        x, y = value[:2]
        if all(type(n) in (int, float) and abs(n) < 1e12 for n in (x, y)):
            return x, y
    raise BadArea(f"{place}: {json.dumps(value)[:60]} is not a position")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")
