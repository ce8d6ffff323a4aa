"""Areas to topologies and back."""

import hashlib
import random

from councils.boundaries import topology

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
