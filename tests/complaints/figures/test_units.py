"""What figures are told in."""

from fractions import Fraction

import pytest

from complaints.figures.units import BY_RESIDENTS, DAYS, SHARE, half_up


@pytest.mark.parametrize(
    ("unit", "exact", "text"),
    [
        (SHARE, Fraction(999, 1_000), "over 99%"),
        (SHARE, Fraction(1, 1_000), "under 1%"),
        (SHARE, Fraction(0), "0%"),
        (SHARE, Fraction(1), "100%"),
        (BY_RESIDENTS, Fraction(1_234, 1_000_000), "123.4"),
        (BY_RESIDENTS, Fraction(1, 10_000_000), "under 0.1"),
        (DAYS, Fraction(1), "1 day"),
        (DAYS, Fraction(5, 2), "3 days"),
        (DAYS, Fraction(-5, 2), "−2 days"),
        (DAYS, Fraction(-1), "−1 day"),
        (DAYS, Fraction(1, 3), "under 1 day"),
        (DAYS, Fraction(0), "0 days"),
        (DAYS, Fraction(1_000), "1,000 days"),
    ],
)
def test_a_figure_is_told_in_its_unit(unit, exact, text):
    assert unit.text(exact) == text


@pytest.mark.parametrize(
    ("unit", "points", "words"),
    [
        (SHARE, 0, "slightly"),
        (SHARE, 1, "1 percentage point"),
        (DAYS, 5, "5 days"),
        (BY_RESIDENTS, 0, ""),
        (BY_RESIDENTS, 5, ""),
    ],
)
def test_a_difference_is_told_in_its_unit_or_has_no_number(unit, points, words):
    assert unit.difference(points) == words


@pytest.mark.parametrize(
    ("value", "nearest"), [("1/2", 1), ("3/2", 2), ("5/2", 3), ("49/100", 0), ("0", 0)]
)
def test_halves_go_upward(value, nearest):
    assert half_up(Fraction(value)) == nearest
