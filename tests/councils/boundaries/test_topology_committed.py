"""The map that the portal comes with."""

import csv
import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest

from councils.boundaries import topology
from tests.validity import faults

COMMITTED_FILE = Path(topology.__file__).parents[1] / "reference" / "england-2024.topojson"


@pytest.fixture(scope="module")
def committed():
    return json.loads(COMMITTED_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def register():
    with (COMMITTED_FILE.parent / "councils.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_committed_file_draws_every_council_of_2024_once(committed, register):
    open_in_2024 = [
        row
        for row in register
        if row["opened_on"] <= "2024-04-01" and (row["closed_on"] or "9") > "2024-04-01"
    ]
    drawn = {layer: sorted(topology.polygons(committed, layer)) for layer in committed["objects"]}
    assert drawn == {
        "counties": sorted(r["gss_code"] for r in open_in_2024 if r["type"] == "county"),
        "districts": sorted(r["gss_code"] for r in open_in_2024 if r["type"] != "county"),
    }
    assert {layer: len(codes) for layer, codes in drawn.items()} == {
        "counties": 21,
        "districts": 296,
    }


def test_committed_file_says_what_it_is_and_is_small(committed):
    assert committed["name"] == "Councils in England, 2024, ultra-generalised"
    assert committed["attribution"] == (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
        " Contains OS data © Crown copyright and database right 2024"
    )
    assert COMMITTED_FILE.stat().st_size < 158_000


def test_committed_file_is_the_one_whose_source_is_written_down():
    notes = (COMMITTED_FILE.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(COMMITTED_FILE.read_bytes()).hexdigest() in notes


def test_committed_file_is_as_encode_leaves_it(committed):
    bare = {key: committed[key] for key in ("type", "transform", "objects", "arcs")}
    assert topology.encode(topology.decode(committed)) == bare


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


def test_committed_counties_are_exactly_their_districts(committed, register):
    """In whole steps of the grid, so that neither a sliver nor a gap is left."""
    layers = topology.decode(committed)
    members = {}
    for row in register:
        if row["county_gss_code"] and row["gss_code"] in layers["districts"]:
            members.setdefault(row["county_gss_code"], []).append(row["gss_code"])
    assert {
        county: sum(size(layers["districts"][district]) for district in districts)
        for county, districts in members.items()
    } == {county: size(shape) for county, shape in layers["counties"].items()}


def test_committed_borders_are_kept_once(committed):
    """Every border of a county is a border of its districts, and no border belongs to three."""
    uses = {
        layer: [
            number if number >= 0 else ~number
            for geometry in member["geometries"]
            for polygon in geometry["arcs"]
            for ring in polygon
            for number in ring
        ]
        for layer, member in committed["objects"].items()
    }
    assert set(uses["counties"]) < set(uses["districts"]) == set(range(len(committed["arcs"])))
    assert max(map(uses["districts"].count, set(uses["districts"]))) == 2
    edges = [{frozenset(pair) for pair in pairwise(arc)} for arc in topology.arcs(committed)]
    assert sum(map(len, edges)) == len(set().union(*edges))


def size(shape):
    """Twice the area in squares of the grid, a whole number."""
    total = 0
    for outer, *holes in topology.snap(shape):
        total += doubled_area(outer) - sum(map(doubled_area, holes))
    return total


def doubled_area(ring):
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)))
