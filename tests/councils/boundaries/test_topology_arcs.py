"""Arcs, as other people's files have them."""

import pytest

from councils.boundaries import topology


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
