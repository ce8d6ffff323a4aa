"""The lines of a funnel are scipy's quantiles, and part what is outside from what is not."""

import random
from itertools import pairwise

import pytest
from scipy.stats import binom, gamma, poisson

from complaints.figures.funnel_lines import (
    LINES,
    between,
    binomial_corners,
    expected_at,
    is_upper,
    poisson_corners,
)
from complaints.figures.limits import binomial_limits, poisson_limits

chance = random.Random(7)
SHARES = [0.02, 0.5, 0.8, 0.88, 0.995, *(chance.random() for _ in range(8))]


def count_at(corners, size):
    """The count of the line at a size: between two corners it rises evenly."""
    for (before, low), (after, high) in pairwise(corners):
        if before <= size <= after:
            return low + (high - low) * (size - before) / (after - before)
    raise AssertionError(f"no line at {size}")


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("line", LINES)
def test_corners_of_shares_are_scipys_quantiles(line, share):
    corners = binomial_corners(line, share, 250)
    assert corners[-1][0] >= 250
    for cases, count in corners:
        assert binom.ppf(line, cases, share) == count, cases


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("line", LINES)
def test_a_count_is_outside_the_line_exactly_where_it_is_outside_its_limits(line, share):
    corners = binomial_corners(line, share, 250)
    for cases in range(int(corners[0][0]), 251):
        quantile, drawn = binom.ppf(line, cases, share), count_at(corners, cases)
        if is_upper(line):
            assert quantile - 1e-9 <= drawn < quantile + 1, cases
        else:
            assert quantile - 1 < drawn <= quantile + 1e-9, cases


def test_between_the_corners_the_words_have_the_same_limits():
    for cases in range(1, 200):
        limits = binomial_limits(cases, 0.88)
        wanted = (limits.far_low, limits.low, limits.high, limits.far_high)
        assert wanted == tuple(binom.ppf(line, cases, 0.88) for line in LINES)


@pytest.mark.parametrize("line", LINES)
def test_how_many_are_expected_is_scipys(line):
    for count in range(160):
        wanted = gamma.ppf(1 - line, count + 1)
        assert expected_at(count, line) == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("line", LINES)
def test_corners_by_residents_are_where_scipys_quantile_rises(line):
    corners = poisson_corners(line, 90.0)
    assert corners[-1][0] >= 90
    for expected, count in corners[not is_upper(line) :]:
        below, above = (poisson.ppf(line, expected * by) for by in (1 - 1e-9, 1 + 1e-9))
        assert (below, above) == ((count - 1, count) if is_upper(line) else (count, count + 1))


@pytest.mark.parametrize("line", LINES)
def test_by_residents_the_line_parts_as_the_words_do(line):
    corners = poisson_corners(line, 90.0)
    for step in range(1, 900):
        expected = corners[0][0] + step / 10
        if expected > 90:
            break
        limits, drawn = poisson_limits(expected), count_at(corners, expected)
        quantile = (limits.far_low, limits.low, limits.high, limits.far_high)[LINES.index(line)]
        if is_upper(line):
            assert quantile - 1e-9 <= drawn < quantile + 1
        else:
            assert quantile - 1 < drawn <= quantile + 1e-9


def test_places_between_two_corners_lie_on_the_line():
    corners = ((1.0, 0), (5.0, 1), (6.0, 2))
    assert list(between(corners, 1)) == [(1, 0), (3, 0.5), (5, 1), (5.5, 1.5), (6, 2)]
    assert list(between(corners, 0)) == [(1, 0), (5, 1), (6, 2)]
