"""Who shares a border with whom."""

import json

import pytest

from councils.boundaries import topology
from councils.boundaries.borders import borders
from tests.squares import square

COMMITTED_FILE = topology.__file__.replace("boundaries/topology.py", "reference/england.topojson")


def drawn(**layers):
    return topology.encode(
        {
            layer: {name: [[square(*place)]] for name, place in areas.items()}
            for layer, areas in layers.items()
        }
    )


def test_areas_side_by_side_share_one_and_corners_are_none():
    found = borders(drawn(districts={"a": (0, 0), "b": (1, 0), "c": (1, 1), "d": (5, 5)}))
    assert found == {"a": ["b"], "b": ["a", "c"], "c": ["b"]}  # a degree east is the shorter


def test_a_county_shares_them_with_what_lies_beside_it_and_with_its_own_districts():
    found = borders(drawn(districts={"a": (0, 0), "b": (1, 0)}, counties={"k": (0, 0)}))
    assert found["k"] == ["a", "b"]
    assert found["b"] == ["a", "k"]


@pytest.fixture(scope="module")
def england():
    with open(COMMITTED_FILE, encoding="utf-8") as file:
        return borders(json.load(file))


def test_of_england_borders_that_everybody_knows(england):
    kent, rutland = "E10000016", "E06000017"
    surrey, east_sussex, medway, bexley, bromley = (
        *("E10000030", "E10000011"),
        *("E06000035", "E09000004", "E09000006"),
    )
    upper = {code for code in england[kent] if not code.startswith("E07")}
    assert upper == {surrey, east_sussex, medway, bexley, bromley}
    assert "E06000046" not in england  # the Isle of Wight
    assert {"E06000061"} <= set(england[rutland])  # North Northamptonshire
    assert all(code in england[other] for code, beside in england.items() for other in beside)
