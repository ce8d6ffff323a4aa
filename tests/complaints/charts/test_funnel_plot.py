"""Where the lines of chance stand in the field of a funnel."""

from itertools import pairwise

import pytest
from scipy.stats import binom, poisson

from complaints.charts.funnel_plot import chance_lines, clipped, field_for, thinned
from complaints.figures.rates import PerHundredThousand, Rate

RATES = [Rate(part, whole) for part, whole in ((50, 60), (90, 100), (30, 50), (2, 3))]
BY_RESIDENTS = [PerHundredThousand(40, 900_000), PerHundredThousand(3, 300_000)]


def height_at(places, x):
    for (x0, y0), (x1, y1) in pairwise(places):
        if x0 <= x <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    raise AssertionError(f"nothing at {x}")


def test_the_lines_of_shares_part_what_scipy_puts_outside():
    """Drawn as it is, to a tenth of a unit: a count within is never outside the drawn line."""
    average = Rate(800, 1000)
    field = field_for(RATES, average, 640, 300, is_narrow=False)
    lines = chance_lines(field, average)
    per_case = field.y(0) - field.y(1)
    for line, places in lines.items():
        for cases in range(2, 100):
            quantile = binom.ppf(line, cases, 0.8)
            drawn = (field.y(0) - height_at(places, field.x(cases))) / per_case * cases
            slack = 0.35 / per_case * cases
            if line > 0.5:
                assert quantile - slack <= drawn < quantile + 1
            else:
                assert quantile - 1 < drawn <= quantile + slack


def test_by_residents_too():
    average = PerHundredThousand(300, 10_000_000)
    field = field_for(BY_RESIDENTS, average, 640, 300, is_narrow=False)
    per_rate = field.y(0) - field.y(1)
    for line, places in chance_lines(field, average).items():
        for residents in range(200_000, 1_000_000, 9_000):
            quantile = poisson.ppf(line, 3 * residents / 100_000)
            rate = (field.y(0) - height_at(places, field.x(residents))) / per_rate
            drawn = rate * residents / 100_000
            if line > 0.5:
                assert quantile - 0.1 <= drawn < quantile + 1
            else:
                assert quantile - 1 < drawn <= quantile + 0.1


def test_a_line_is_cut_where_it_leaves_the_field():
    field = field_for(RATES, Rate(800, 1000), 640, 300, is_narrow=False)
    middle = (field.top + field.bottom) / 2
    up = [(100.0, middle), (200.0, field.top - 100), (300.0, middle)]
    first, second = clipped(field, up)
    assert first[0] == (100, middle)
    assert first[-1][1] == pytest.approx(field.top)
    assert second[0][1] == pytest.approx(field.top)


def test_places_on_a_straight_line_are_left_out():
    assert thinned([(0, 0), (1, 1.1), (2, 2), (3, 9)]) == [(0, 0), (2, 2), (3, 9)]
