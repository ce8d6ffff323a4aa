import csv
import hashlib
import json
import random
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from councils import topology

COMMITTED_FILE = Path(topology.__file__).parent / "reference" / "england-2024.topojson"

# Two unit squares side by side and the rectangle of both, on the line of latitude 51.
WEST = [[(0, 51), (1, 51), (1, 52), (0, 52), (0, 51)]]
EAST = [[(1, 51), (2, 51), (2, 52), (1, 52), (1, 51)]]
BOTH = [[(0, 51), (1, 51), (2, 51), (2, 52), (1, 52), (0, 52), (0, 51)]]
D = 50_000  # steps of the grid in a degree


def corners(polygons):
    """The points of each ring, wherever it begins and whichever way it goes."""
    return [[{(round(x, 9), round(y, 9)) for x, y in ring} for ring in p] for p in polygons]


def turned(ring, by, backwards=False):
    ring = [*ring[by:-1], *ring[: by + 1]]
    return ring[::-1] if backwards else ring


def test_a_border_in_common_is_kept_once():
    assert topology.encode({"districts": {"west": [WEST], "east": [EAST]}}) == {
        "type": "Topology",
        "transform": {"scale": [0.00002, 0.00002], "translate": [0, 0]},
        "objects": {
            "districts": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "id": "east", "arcs": [[[0, 1]]]},
                    {"type": "MultiPolygon", "id": "west", "arcs": [[[~0, 2]]]},
                ],
            }
        },
        "arcs": [
            [[1 * D, 51 * D], [0, D]],
            [[1 * D, 52 * D], [D, 0], [0, -D], [-D, 0]],
            [[1 * D, 51 * D], [-D, 0], [0, D], [D, 0]],
        ],
    }


def test_a_county_adds_no_arc_to_those_of_its_districts():
    districts = {"west": [WEST], "east": [EAST]}
    alone = topology.encode({"districts": districts})
    together = topology.encode({"districts": districts, "counties": {"shire": [BOTH]}})
    assert sorted(together["arcs"]) == sorted(alone["arcs"])
    assert list(together["objects"]) == ["counties", "districts"]
    # The border between the districts is no part of the county's.
    (county,) = together["objects"]["counties"]["geometries"]
    used = {number if number >= 0 else ~number for number in county["arcs"][0][0]}
    assert [together["arcs"][n] for n in range(3) if n not in used] == [[[D, 51 * D], [0, D]]]


def test_an_area_inside_another_shares_the_hole_as_one_arc():
    town = [[(0.4, 51.4), (0.6, 51.4), (0.6, 51.6), (0.4, 51.6), (0.4, 51.4)]]
    shire = [*WEST, turned(town[0], 2, backwards=True)]
    made = topology.encode({"districts": {"town": [town], "shire": [shire]}})
    assert len(made["arcs"]) == 2
    assert [g["arcs"] for g in made["objects"]["districts"]["geometries"]] == [
        [[[0], [1]]],
        [[[1]]],
    ]
    assert corners(topology.polygons(made, "districts")["shire"]) == corners([shire])


def test_three_areas_that_meet_in_a_point_part_there():
    """South lies under both, so that its straight side is cut where west and east meet it."""
    south = [[(0, 50), (2, 50), (2, 51), (1, 51), (0, 51), (0, 50)]]
    made = topology.encode({"districts": {"west": [WEST], "east": [EAST], "south": [south]}})
    # Three borders in common, three pieces of coast.
    assert len(made["arcs"]) == 6
    numbers = [
        number if number >= 0 else ~number
        for geometry in made["objects"]["districts"]["geometries"]
        for number in geometry["arcs"][0][0]
    ]
    assert sorted(numbers.count(n) for n in range(6)) == [1, 1, 1, 2, 2, 2]


def test_a_side_that_only_one_area_divides_is_not_shared():
    """Borders are in common point by point: a corner on the other's straight side has none."""
    half = [[(1, 51.5), (2, 51.5), (2, 52), (1, 52), (1, 51.5)]]
    layers = {"districts": {"west": [WEST], "east": [half]}}
    made = topology.encode(layers)
    assert corners(topology.polygons(made, "districts")["east"]) == corners([half])
    assert corners(topology.polygons(made, "districts")["west"]) == corners([WEST])


def test_islands_and_holes_come_back_as_they_went():
    island = [[(3, 51), (3.5, 51), (3.5, 51.5), (3, 51)]]
    lake = [(0.2, 51.2), (0.3, 51.2), (0.3, 51.3), (0.2, 51.2)]
    made = topology.encode({"districts": {"a": [island, [*WEST, lake]]}})
    assert corners(topology.decode(made)["districts"]["a"]) == corners([[*WEST, lake], island])


def test_points_lie_on_the_nearest_step_of_the_grid():
    ring = [(0.000009, 51.000011), (1, 51), (1, 52), (0, 52), (0.000009, 51.000011)]
    made = topology.encode({"districts": {"a": [[ring]]}})
    # 0.45 and 0.55 of a step
    assert made["arcs"] == [[[0, 51 * D + 1], [0, D - 1], [D, 0], [0, -D], [-D, 1]]]


def test_points_that_fall_on_one_step_are_one_point():
    ring = [(0, 51), (0.000002, 51), (1, 51), (1, 52), (0, 52), (0, 51.000002), (0, 51)]
    assert topology.encode({"districts": {"a": [[ring]]}}) == topology.encode(
        {"districts": {"a": [WEST]}}
    )


def test_what_is_smaller_than_the_grid_is_gone():
    speck = [(0.5, 51.5), (0.500001, 51.5), (0.500001, 51.500001), (0.5, 51.5)]
    line = [(0.5, 51.5), (0.6, 51.5), (0.600001, 51.5), (0.5, 51.500001), (0.5, 51.5)]
    assert topology.snap([[speck]]) == []
    assert topology.snap([[line]]) == []
    (polygon,) = topology.snap([[*WEST, speck], [line]])
    assert len(polygon) == 1


def test_equal_areas_give_an_equal_text_however_they_are_put():
    generator = random.Random(1)
    layers = {"districts": {"west": [WEST], "east": [EAST]}, "counties": {"shire": [BOTH]}}
    expected = topology.text(topology.encode(layers))
    for _ in range(20):
        mixed = {
            layer: {
                area: [[turned(r, generator.randrange(4), generator.random() < 0.5) for r in p]]
                for area, (p,) in generator.sample(sorted(areas.items()), len(areas))
            }
            for layer, areas in generator.sample(sorted(layers.items()), 2)
        }
        assert topology.text(topology.encode(mixed)) == expected


def test_text_is_plain_and_its_hash_is_the_sha256_of_it():
    text = topology.text(topology.encode({"districts": {"west": [WEST]}}))
    assert text == (
        '{"arcs":[[[0,2550000],[0,50000],[50000,0],[0,-50000],[-50000,0]]],'
        '"objects":{"districts":{"geometries":[{"arcs":[[[0]]],"id":"west","type":"MultiPolygon"}],'
        '"type":"GeometryCollection"}},"transform":{"scale":[2e-05,2e-05],"translate":[0,0]},'
        '"type":"Topology"}'
    )
    assert topology.content_hash(text) == hashlib.sha256(text.encode()).hexdigest()


def test_without_takes_areas_and_their_arcs_out():
    made = topology.encode(
        {"districts": {"west": [WEST], "east": [EAST]}, "counties": {"shire": [BOTH]}}
    )
    assert topology.without(made, {"east", "shire"}) == topology.encode(
        {"districts": {"west": [WEST]}}
    )
    assert topology.without(made, set()) == made


def test_arcs_of_an_unquantised_topology_are_read_as_they_are():
    document = {"arcs": [[[0.5, 51], [1, 51, 33]]]}
    assert topology.arcs(document) == [[(0.5, 51), (1, 51)]]


def test_arcs_of_a_quantised_topology_are_scaled_and_moved():
    document = {
        "transform": {"scale": [0.5, 0.25], "translate": [-6, 50]},
        "arcs": [[[4, 8], [2, -4], [0, 1]], [[0, 0], [1, 1]]],
    }
    assert topology.arcs(document) == [
        [(-4, 52), (-3, 51), (-3, 51.25)],
        [(-6, 50), (-5.5, 50.25)],
    ]


def test_stitch_joins_arcs_forwards_and_backwards():
    lines = [[(0, 0), (1, 0)], [(0, 0), (1, 1), (1, 0)]]
    assert topology.stitch([0, ~1], lines) == [(0, 0), (1, 0), (1, 1), (0, 0)]


def test_stitch_refuses_arcs_that_do_not_meet():
    lines = [[(0, 0), (1, 0)], [(2, 0), (0, 0)]]
    with pytest.raises(topology.BrokenTopology, match=r"^arcs 0 and 1 do not meet$"):
        topology.stitch([0, 1], lines)


def test_bounding_boxes_hold_every_island():
    island = [[(3, 49), (3.5, 49), (3.5, 49.5), (3, 49)]]
    made = topology.encode({"districts": {"a": [island, WEST]}})
    assert topology.bounding_boxes(made, "districts")["a"] == pytest.approx((0, 49, 3.5, 52))


# The committed file


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


def test_committed_areas_lie_where_they_should(committed):
    boxes = topology.bounding_boxes(committed, "districts")
    # Scilly to Lowestoft, Scilly to Berwick
    assert min(box[0] for box in boxes.values()) == pytest.approx(-6.36, abs=0.01)
    assert min(box[1] for box in boxes.values()) == pytest.approx(49.88, abs=0.01)
    assert max(box[2] for box in boxes.values()) == pytest.approx(1.76, abs=0.01)
    assert max(box[3] for box in boxes.values()) == pytest.approx(55.81, abs=0.01)
    city_of_london = boxes["E09000001"]
    assert city_of_london == pytest.approx((-0.112, 51.507, -0.079, 51.522), abs=0.001)
    isles_of_scilly = boxes["E06000053"]
    assert isles_of_scilly[2] == pytest.approx(-6.26, abs=0.01)


def test_committed_rings_are_closed_and_do_not_cross_themselves(committed):
    for areas in topology.decode(committed).values():
        for area, shape in areas.items():
            for ring in (ring for polygon in shape for ring in polygon):
                assert ring[0] == ring[-1]
                assert len(ring) >= 4
                assert all(a != b for a, b in pairwise(ring)), area
                assert not [pair for pair in combinations(pairwise(ring), 2) if cross(*pair)], area


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


def cross(one, other):
    """Whether two edges cross between their ends."""
    (a, b), (c, d) = one, other
    if max(a[0], b[0]) <= min(c[0], d[0]) or max(c[0], d[0]) <= min(a[0], b[0]):
        return False

    def side(p, q, r):
        turn = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return 0 if abs(turn) < 1e-12 else turn

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
