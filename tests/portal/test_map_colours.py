"""The map's colours beside similar councils, worked out from map.css."""

import re
from itertools import combinations

import pytest

from tests.portal.test_colours import CSS, TOKENS, colours, contrast

MAP = (CSS / "map.css").read_text()
LIGHT, DARK = MAP.split("/* Controls */")[0].split("@media screen and (prefers-color-scheme: dark)")


@pytest.mark.parametrize("block", [LIGHT, DARK])
def test_no_two_classes_beside_similar_councils_are_equally_light(block):
    """So that they differ on a grey print, and to an eye that tells no colours apart."""
    found = colours(block)
    classes = [found[f"c{number}"] for number in range(1, 6)]
    assert min(contrast(one, other) for one, other in combinations(classes, 2)) >= 1.3


def test_the_map_uses_no_colour_that_is_not_defined():
    used = set(re.findall(r"var\(--([\w-]+)\)", MAP))
    assert used <= set(re.findall(r"--([\w-]+):", TOKENS + LIGHT))
    assert colours(DARK).keys() == colours(LIGHT).keys()
