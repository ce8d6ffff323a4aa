"""What a gap is told as beside two figures that were rounded."""

import re
from itertools import product

from complaints.figures.chance import Comparison
from complaints.figures.rates import Rate

SMALL_COUNTS = [Rate(part, whole) for whole in (*range(10, 24), 39) for part in range(whole + 1)]


def could_be(shown: str) -> set[int]:
    """What a reader may take a percent for that is shown."""
    percent = int(shown.removeprefix("over ").removeprefix("under ").removesuffix("%"))
    return {"o": {99, 100}, "u": {0, 1}}.get(shown[0], {percent})


def test_a_gap_that_the_two_percents_contradict_says_that_it_is_before_rounding():
    """Whoever subtracts what is printed gets what is told, or is told why not."""
    named = 0
    for now, last in product(SMALL_COUNTS, repeat=2):
        gap = Comparison(now, last)
        words = gap.size_and_direction
        subtracted = {abs(a - b) for a in could_be(now.text) for b in could_be(last.text)}
        if "before rounding" in words:
            named += 1
            assert gap.points not in {abs(now.steps - last.steps)}, (now, last, words)
        elif match := re.match(r"\d+", words):
            assert int(match[0]) in subtracted, (now, last, words)
    assert named


def test_how_a_gap_before_rounding_is_told():
    assert [
        Comparison(now, last).size_and_direction
        for now, last in (
            (Rate(11, 201), Rate(1, 39)),  # 5.47% and 2.56%
            (Rate(796, 1000), Rate(814, 1000)),
            (Rate(6, 10), Rate(5, 10)),
            (Rate(200, 200), Rate(900, 1000)),
            (Rate(1_999, 2_000), Rate(880, 1_000)),  # 11.95, from "over 99%" to 88%
            (Rate(25, 30), Rate(2, 7)),  # of few the counts are shown, and no percent
        )
    ] == [
        "3 percentage points higher, before rounding, than",
        "2 percentage points lower, before rounding, than",
        "10 percentage points higher than",
        "10 percentage points higher than",
        "12 percentage points higher than",
        "55 percentage points higher than",
    ]
