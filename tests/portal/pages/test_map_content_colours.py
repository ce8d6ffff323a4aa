"""Contrast on the map, worked out from map.css and tokens.css as WCAG 2.2 defines it."""

import re
from itertools import combinations

import pytest

from tests.portal.test_colours import CSS, MARK, TOKENS, colours, contrast, schemes

MAP = (CSS / "map.css").read_text()
LIGHT, DARK = MAP.split("/* Controls */")[0].split("@media screen and (prefers-color-scheme: dark)")


@pytest.mark.parametrize("block", [LIGHT, DARK])
def test_no_two_classes_beside_similar_councils_are_equally_light(block):
    """So that they differ on a grey print, and to an eye that tells no colours apart."""
    found = colours(block)
    classes = [found[f"c{number}"] for number in range(1, 6)]
    assert min(contrast(one, other) for one, other in combinations(classes, 2)) >= 1.3


@pytest.mark.parametrize(("scheme", "block"), [("light", LIGHT), ("dark", DARK)])
def test_an_area_within_what_chance_explains_has_an_outline_that_can_be_seen(scheme, block):
    """Its fill is hardly other than paper, so all hangs on its edge."""
    tokens = schemes()[scheme]
    grounds = (colours(block)["c3"], tokens["paper"], tokens["panel"])
    assert min(contrast(tokens["strong-line"], ground) for ground in grounds) >= MARK
    rules = dict(re.findall(r"^(\.map-(?:canvas|inset)\[data-.*) \{(.*)\}$", MAP, re.MULTILINE))
    for outlined in (
        '.map-canvas[data-scale="compared"] path[data-class]',
        '.map-inset[data-scale="compared"] path[data-class]',
        '.map-canvas[data-layer="districts"] a path',
    ):
        assert "stroke: var(--strong-line);" in rules[outlined]


def test_the_map_uses_no_colour_that_is_not_defined():
    used = set(re.findall(r"var\(--([\w-]+)\)", MAP))
    assert used <= set(re.findall(r"--([\w-]+):", TOKENS + MAP))
    assert colours(DARK).keys() == colours(LIGHT).keys()
