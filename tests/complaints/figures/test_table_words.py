"""The gap to similar councils in a few words."""

import pytest

from complaints.figures.chance import Comparison
from complaints.figures.rates import NoFigure, PerHundredThousand, Published, Rate
from complaints.figures.table_words import beside_in_short
from complaints.figures.units import SHARE

AVERAGE = Rate(890, 1000)


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (None, ""),
        (Comparison(NoFigure("none"), AVERAGE), ""),
        (Comparison(Rate(0, 0), AVERAGE), ""),
        (Comparison(Rate(63, 76), AVERAGE), "6 percentage points lower"),
        (Comparison(Rate(61, 76), AVERAGE), "9 percentage points lower, unusual"),
        (
            Comparison(Rate(50, 76), AVERAGE),
            "23 percentage points lower, more than chance explains",
        ),
        (Comparison(Rate(796, 1000), Rate(814, 1000)), "2 percentage points lower before rounding"),
        (Comparison(Rate(60, 60), Rate(1_999, 2_000)), "about the same"),
        (Comparison(Rate(89, 100), AVERAGE), "the same as similar councils"),
        (Comparison(Rate(2, 3), AVERAGE), "too few cases to compare"),
        (Comparison(Rate(1, 8), AVERAGE), "lower, more than chance explains"),
        (Comparison(Rate(9, 10), Published(89, SHARE)), "1 percentage point higher"),
        (
            Comparison(PerHundredThousand(60, 1_000_000), PerHundredThousand(877, 19_000_000)),
            "higher",
        ),
        (
            Comparison(PerHundredThousand(1, 2_000), PerHundredThousand(877, 19_000_000)),
            "not compared: fewer than 10,000 residents",
        ),
    ],
)
def test_the_gap_its_direction_and_whether_chance_explains_it(comparison, words):
    assert beside_in_short(comparison) == words


def test_a_gap_that_rounding_hides_is_named_where_chance_does_not_explain_it():
    comparison = Comparison(Rate(9_950, 10_000), Rate(99_900, 100_000))
    assert comparison.are_the_same
    assert beside_in_short(comparison) == "the same when rounded, more than chance explains"
