"""A gap to similar councils where there is little room, and what rounding makes of it."""

import pytest

from complaints.figures import sentences
from complaints.figures.chance import Comparison
from complaints.figures.rates import PerHundredThousand, Rate
from tests.complaints.figures.test_sentences import AVERAGE, OUTSIDE, beside


@pytest.mark.parametrize(
    ("part", "whole", "average", "is_so"),
    [
        (88, 100, Rate(890, 1_000), True),  # one point
        (805, 1_000, Rate(8_049, 10_000), True),  # hardly one
        (60, 60, Rate(1_999, 2_000), True),  # all, beside "over 99%"
        (87, 100, Rate(890, 1_000), False),  # two points
        (1_997, 2_000, Rate(9_945, 10_000), False),  # hardly one, and yet unusual
        (89, 100, Rate(890, 1_000), False),  # it is the same
    ],
)
def test_a_point_that_chance_explains_is_about_the_same(part, whole, average, is_so):
    compared = Comparison(Rate(part, whole), average)
    words = f"That is about the same as among county councils as a whole, {average.text} ("
    assert beside(part, whole, average).startswith(words) == is_so
    assert sentences.gap_in_short(compared).startswith("about the same as similar ") == is_so
    assert not is_so or "chance" not in beside(part, whole, average)


def test_by_residents_there_are_no_points_that_could_be_one():
    rate, average = PerHundredThousand(41, 1_000_000), PerHundredThousand(400, 10_000_000)
    assert sentences.gap_in_short(Comparison(rate, average)) == "higher than similar councils (4)"


def test_everything_beside_nearly_everything_is_not_higher_on_a_card():
    compared = Comparison(Rate(60, 60), Rate(1_999, 2_000))
    words = "About the same as similar councils (over 99%, 1,999 of 2,000)."
    assert sentences.gap_on_card(compared) == sentences.gap_in_section(compared) == words


def test_a_gap_that_two_percents_contradict_is_told_as_one_before_rounding():
    compared = Comparison(Rate(814, 1_000), Rate(796, 1_000))
    assert sentences.gap_on_card(compared).startswith(
        "2 percentage points higher, before rounding, than similar councils (80%, 796 of 1,000)"
    )


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (63, 76, "higher than similar councils (80%, 800 of 1,000)"),
        (52, 76, "lower than similar councils (80%, 800 of 1,000), which is unusual"),
        (40, 76, "lower than similar councils (80%, 800 of 1,000), more than chance explains"),
        (606, 757, "the same as similar councils (80%, 800 of 1,000)"),
        (2, 3, "similar councils 80%, 800 of 1,000"),
        (0, 0, ""),
    ],
)
def test_the_gap_in_short(part, whole, words):
    assert sentences.gap_in_short(Comparison(Rate(part, whole), AVERAGE, outside=OUTSIDE)) == words
    assert sentences.gap_in_short(None) == ""


@pytest.mark.parametrize(
    ("part", "whole", "on_card", "in_section"),
    [
        (
            *(63, 76),
            "3 percentage points higher than similar councils (80%, 800 of 1,000).",
            "3 percentage points higher than similar councils (80%, 800 of 1,000).",
        ),
        (
            *(52, 76),
            "12 percentage points lower than similar councils (80%, 800 of 1,000), unusual.",
            "12 percentage points lower than similar councils (80%, 800 of 1,000). That is unusual:"
            f" {OUTSIDE.words}.",
        ),
        (
            *(40, 76),
            "27 percentage points lower than similar councils (80%, 800 of 1,000), more than chance"
            " explains.",
            "27 percentage points lower than similar councils (80%, 800 of 1,000): more than chance"
            " explains.",
        ),
        (
            *(606, 757),
            "The same as similar councils (80%, 800 of 1,000).",
            "The same as similar councils (80%, 800 of 1,000).",
        ),
        (2, 3, "Similar councils: 80%, 800 of 1,000.", "Too few cases to compare."),
        (0, 0, "", ""),
    ],
)
def test_the_gap_where_chance_is_explained_once(part, whole, on_card, in_section):
    comparison = Comparison(Rate(part, whole), AVERAGE, outside=OUTSIDE)
    assert sentences.gap_on_card(comparison) == on_card
    assert sentences.gap_in_section(comparison) == in_section
    assert sentences.gap_on_card(None) == sentences.gap_in_section(None) == ""
