"""Two years as two samples, equal to scipy's exact tests, by hand and in general."""

import random
from fractions import Fraction

import pytest
from scipy.stats import binom, hypergeom

from complaints.figures.rates import NOT_PUBLISHED, PerHundredThousand, Published, Rate
from complaints.figures.two_samples import end_of_counts, end_of_shares, position
from complaints.figures.units import SHARE


def test_two_shares_are_fishers_exact_test():
    chance = random.Random(1)
    for _ in range(300):
        whole, last_whole = chance.randint(1, 120), chance.randint(1, 120)
        part, last = chance.randint(0, whole), chance.randint(0, last_whole)
        of = hypergeom(whole + last_whole, part + last, whole)
        expected = min(of.cdf(part), of.sf(part - 1))
        assert float(end_of_shares(part, whole, last, last_whole)) == pytest.approx(expected)


def test_two_counts_by_residents_are_the_exact_test_of_two_poisson_counts():
    chance = random.Random(2)
    for _ in range(300):
        residents = [chance.randint(9_000, 1_600_000) for _ in range(2)]
        part, last = chance.randint(0, 90), chance.randint(0, 90)
        of = binom(part + last, residents[0] / sum(residents))
        expected = min(of.cdf(part), of.sf(part - 1))
        found = end_of_counts(part, residents[0], last, residents[1])
        assert float(found) == pytest.approx(expected)


def test_by_hand():
    """3 of 3 after 0 of 3: of the 20 ways in which three of six are above the line, one."""
    assert end_of_shares(3, 3, 0, 3) == Fraction(1, 20)
    assert end_of_counts(5, 100_000, 0, 100_000) == Fraction(1, 32)
    assert end_of_counts(2, 100_000, 0, 300_000) == Fraction(1, 16)


@pytest.mark.parametrize(
    ("end", "where"),
    [
        (Fraction(1, 40), "within"),
        (Fraction(249, 10_000), "outside"),
        (Fraction(1, 1_000), "outside"),
        (Fraction(99, 100_000), "far"),
    ],
)
def test_the_ends_are_those_of_the_funnel(end, where):
    assert position(end) == where


def test_of_two_kinds_nothing_is_asked():
    assert Rate(1, 2).end(Published(50, SHARE)) is None
    assert PerHundredThousand(1, None).end(PerHundredThousand(1, 9)) is None
    assert NOT_PUBLISHED.end(Rate(1, 2)) is None
