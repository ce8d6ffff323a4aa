"""The map that the portal comes with."""

import csv
import hashlib
import json
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path

import pytest
from shapely import MultiPolygon, Point, unary_union

from councils.boundaries import topology
from councils.boundaries.periods import Period, dated
from tests.validity import faults

COMMITTED_FILE = Path(topology.__file__).parents[1] / "reference" / "england.topojson"
BEGUN = "2018-04-01"
# One of each vintage: the councils of 2018, and those since each change.
DAYS = (BEGUN, *(f"{year}-04-01" for year in (2019, 2020, 2021, 2023)))


@pytest.fixture(scope="module")
def committed():
    return json.loads(COMMITTED_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def register():
    with (COMMITTED_FILE.parent / "councils.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def period_in(row):
    """As the register has it: a council that was there before 2018 has no first day."""
    days = {"start": row["opened_on"] if row["opened_on"] > BEGUN else "", "end": row["closed_on"]}
    return {name: day for name, day in days.items() if day}


def existing(register, on):
    return [
        row
        for row in register
        if row["type"] != "other" and row["opened_on"] <= on < (row["closed_on"] or "9")
    ]


def on_day(committed, register, on):
    """The areas of each layer on a day, by code."""
    codes = {row["gss_code"] for row in existing(register, on)}
    layers = topology.decode(committed)
    return {
        layer: {code: shape for code, shape in areas.items() if code in codes}
        for layer, areas in layers.items()
    }


def test_committed_file_draws_every_council_since_2018_once_with_its_days(committed, register):
    drawn = {
        layer: {each["id"]: each.get("properties", {}) for each in member["geometries"]}
        for layer, member in committed["objects"].items()
    }
    counties = [row for row in register if row["type"] == "county"]
    districts = [row for row in register if row["type"] not in ("county", "other")]
    assert drawn == {
        "counties": {row["gss_code"]: period_in(row) for row in counties},
        "districts": {row["gss_code"]: period_in(row) for row in districts},
    }
    assert {layer: len(member["geometries"]) for layer, member in committed["objects"].items()} == {
        "counties": 27,
        "districts": 338,
    }


@pytest.mark.parametrize("on", DAYS)
def test_committed_areas_of_a_day_cover_england_once(committed, register, on):
    """Neither gap nor overlap, to a step of the grid, wherever old and new lie side by side."""
    areas = on_day(committed, register, on)
    today = on_day(committed, register, DAYS[-1])
    whole = sum(map(size, today["districts"].values()))
    assert sum(map(size, areas["districts"].values())) == whole
    shapes = [multipolygon(shape) for shape in areas["districts"].values()]
    together = unary_union(shapes)
    assert together.area == pytest.approx(sum(shape.area for shape in shapes), rel=1e-9)
    land = unary_union([multipolygon(shape) for shape in today["districts"].values()])
    assert together.symmetric_difference(land).area < 1e-9


@pytest.mark.parametrize("on", DAYS)
def test_committed_counties_are_exactly_their_districts(committed, register, on):
    """In whole steps of the grid, so that neither a sliver nor a gap is left."""
    areas = on_day(committed, register, on)
    members = {}
    for row in existing(register, on):
        if row["county_gss_code"]:
            members.setdefault(row["county_gss_code"], []).append(row["gss_code"])
    assert {
        county: sum(size(areas["districts"][district]) for district in districts)
        for county, districts in members.items()
    } == {county: size(shape) for county, shape in areas["counties"].items()}


def test_committed_file_knows_what_was_where(committed, register):
    """A town in each council that is no more, by latitude and longitude."""
    areas = on_day(committed, register, "2018-04-01")["districts"]
    for code, (latitude, longitude) in {
        "E06000028": (50.72, -1.88),  # Bournemouth
        "E06000029": (50.745, -1.98),  # Poole
        "E07000004": (51.816, -0.813),  # Aylesbury
        "E07000007": (51.629, -0.749),  # High Wycombe
        "E07000027": (54.13, -3.21),  # Barrow
        "E07000030": (54.664, -2.752),  # Penrith
        "E07000031": (54.328, -2.746),  # Kendal
        "E07000048": (50.745, -1.78),  # Christchurch
        "E07000053": (50.545, -2.44),  # Portland
        "E07000150": (52.49, -0.70),  # Corby
        "E07000163": (53.962, -2.017),  # Skipton
        "E07000168": (54.28, -0.41),  # Scarborough
        "E07000190": (51.015, -3.10),  # Taunton
        "E07000204": (52.245, 0.711),  # Bury St Edmunds
        "E07000206": (52.48, 1.74),  # Lowestoft
    }.items():
        assert multipolygon(areas[code]).contains(Point(longitude, latitude)), code


def test_committed_file_says_what_it_is_and_is_small(committed):
    assert committed["name"] == "Councils in England, 2018 to 2026, ultra-generalised"
    assert committed["attribution"] == (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
        " Contains OS data © Crown copyright and database right 2016 and 2024"
    )
    assert COMMITTED_FILE.stat().st_size < 170_000


def test_committed_file_is_the_one_whose_source_is_written_down():
    notes = (COMMITTED_FILE.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(COMMITTED_FILE.read_bytes()).hexdigest() in notes


def test_committed_file_is_as_encode_leaves_it(committed):
    bare = {key: committed[key] for key in ("type", "transform", "objects", "arcs")}
    periods = {
        each["id"]: [
            Period.parsed(*map(each.get("properties", {}).get, ("start", "end"), ("", "")))
        ]
        for member in committed["objects"].values()
        for each in member["geometries"]
    }
    assert dated(topology.encode(topology.decode(committed)), periods) == bare


def bounding_boxes(committed):
    """West, south, east and north of each district."""
    boxes = {}
    for area, shapes in topology.polygons(committed, "districts").items():
        across, up = zip(*(point for outer, *_ in shapes for point in outer), strict=True)
        boxes[area] = (min(across), min(up), max(across), max(up))
    return boxes


def test_committed_areas_lie_where_they_should(committed):
    boxes = bounding_boxes(committed)
    # Scilly to Lowestoft, Scilly to Berwick
    assert min(box[0] for box in boxes.values()) == pytest.approx(-6.36, abs=0.01)
    assert min(box[1] for box in boxes.values()) == pytest.approx(49.88, abs=0.01)
    assert max(box[2] for box in boxes.values()) == pytest.approx(1.76, abs=0.01)
    assert max(box[3] for box in boxes.values()) == pytest.approx(55.81, abs=0.01)
    city_of_london = boxes["E09000001"]
    assert city_of_london == pytest.approx((-0.112, 51.507, -0.079, 51.522), abs=0.001)
    isles_of_scilly = boxes["E06000053"]
    assert isles_of_scilly[2] == pytest.approx(-6.26, abs=0.01)


def test_committed_areas_are_valid(committed):
    """Lancashire, Preston and Sefton once had spikes along which they touched themselves."""
    wrong = {
        area: found
        for areas in topology.decode(committed).values()
        for area, shape in areas.items()
        if (found := faults(shape))
    }
    assert wrong == {}


def test_committed_borders_are_kept_once(committed, register):
    """Every border of a county is a border of its districts, and on no day one of three."""
    uses = {layer: {} for layer in committed["objects"]}
    for layer, member in committed["objects"].items():
        for geometry in member["geometries"]:
            rings = chain.from_iterable(geometry["arcs"])
            uses[layer][geometry["id"]] = [max(n, ~n) for n in chain.from_iterable(rings)]
    of_counties, of_districts = (
        set(chain.from_iterable(uses[layer].values())) for layer in ("counties", "districts")
    )
    assert of_counties < of_districts == set(range(len(committed["arcs"])))
    for on in DAYS:
        codes = {row["gss_code"] for row in existing(register, on)}
        arcs = (arcs for code, arcs in uses["districts"].items() if code in codes)
        assert max(Counter(chain.from_iterable(arcs)).values()) == 2
    edges = [{frozenset(pair) for pair in pairwise(arc)} for arc in topology.arcs(committed)]
    assert sum(map(len, edges)) == len(set().union(*edges))


def multipolygon(shape):
    return MultiPolygon([(outer, holes) for outer, *holes in shape])


def size(shape):
    """Twice the area in squares of the grid, a whole number."""
    total = 0
    for outer, *holes in topology.snap(shape):
        total += doubled_area(outer) - sum(map(doubled_area, holes))
    return total


def doubled_area(ring):
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)))
