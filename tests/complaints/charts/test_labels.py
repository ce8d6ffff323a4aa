import random
import re
from pathlib import Path

import pytest

from complaints.charts.labels import (
    STYLES,
    Box,
    Places,
    Text,
    apart,
    first_that_fits,
    text_around,
    width,
    wrapped,
)

CSS = Path(__file__).resolve().parents[3] / "static" / "css" / "charts.css"
BCP = "Bournemouth, Christchurch and Poole"


def test_widths_are_at_least_those_of_the_widest_typeface():
    # measured in DejaVu Sans, regular and bold, at 12 pixels
    assert width("Bournemouth, Christchurch and Poole 83%", "here") >= 290.9
    assert width("not published for this year", "axis") >= 158.5
    assert width("over 99%", "axis") >= 57.3
    assert width("2020-21", "axis") >= 50.2


def test_a_letter_nobody_measured_counts_as_the_widest():
    assert width("Ŵ", "here") == width("—", "here") > width("W", "here")


@pytest.mark.parametrize(("kind", "style"), STYLES.items())
def test_the_style_sheet_sets_the_sizes_reckoned_with(kind, style):
    css = CSS.read_text()
    rule = re.search(rf"\.chart text\.{kind} {{([^}}]*)}}", css)
    found = re.search(r"font: (\d+) (\d+)px", (rule and rule[1]) or "")
    every = re.search(r"\.chart text {\s*font: (\d+) (\d+)px", css)
    size = int((found or every)[2])
    bold = bool(re.search(r"font(-weight)?: 700", (rule and rule[1]) or ""))
    assert (size, bold) == (style.size, style.bold)


def test_words_are_centred_and_moved_in_at_the_edges():
    assert text_around(150, 10, "83%", "axis", right=300) == Text(150, 10, "83%", "axis", "middle")
    assert text_around(2, 10, "83%", "axis", right=300) == Text(0, 10, "83%", "axis")
    assert text_around(299, 10, "83%", "axis", right=300) == Text(300, 10, "83%", "axis", "end")
    assert text_around(150, 10, BCP * 2, "axis", right=300) is None


def test_the_first_words_that_fit_are_taken():
    assert first_that_fits([f"{BCP} 83%", "this council 83%"], 300, "here") == "this council 83%"
    assert first_that_fits(["Kent 83%", "this council 83%"], 300, "here") == "Kent 83%"
    assert first_that_fits(["Kent 83%", "83%"], 5, "here") == "83%"


def test_words_are_wrapped_between_words():
    assert wrapped("upheld: fault found, or accepted", 110, "words") == [
        "upheld: fault",
        "found, or",
        "accepted",
    ]
    assert wrapped("upheld", 1, "words") == ["upheld"]


def test_boxes_that_only_touch_do_not_overlap():
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20))


def test_a_place_is_free_inside_the_bounds_and_off_what_is_taken():
    places = Places(Box(0, 0, 100, 100), [Box(0, 0, 10, 10)])
    assert places.is_free(Box(10, 0, 20, 10))
    assert not places.is_free(Box(5, 5, 20, 20))
    assert not places.is_free(Box(95, 95, 105, 99))
    places.take(Box(10, 0, 20, 10))
    assert not places.is_free(Box(10, 0, 20, 10))


def test_two_blocks_are_set_apart_between_the_ends():
    assert apart([50, 50], [20, 20], 0, 100) == [30, 50]
    assert apart([10, 90], [20, 20], 0, 100) == [0, 80]
    chance = random.Random(5)
    for _ in range(500):
        wanted = [chance.uniform(-20, 120), chance.uniform(-20, 120)]
        heights = [chance.uniform(5, 45), chance.uniform(5, 45)]
        tops = apart(wanted, heights, 0, 100)
        first, second = sorted(zip(tops, heights, strict=True))
        assert first[0] >= -1e-9
        assert first[0] + first[1] <= second[0] + 1e-9
        assert second[0] + second[1] <= 100 + 1e-9
