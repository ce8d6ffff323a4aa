"""How far councils spread, worked out by hand and by scipy."""

import random

import numpy
import pytest
from scipy.stats import norm
from scipy.stats.mstats import winsorize

from complaints.figures.chance import Comparison
from complaints.figures.dispersion import BY_CHANCE, overdispersion, score, winsorised
from complaints.figures.rates import NOT_PUBLISHED, PerHundredThousand, Rate

HALF = Rate(50, 100)


def test_a_score_is_a_distance_in_standard_deviations():
    """Of 16 cases half are expected, give or take 2; of 25 expected upheld, give or take 5."""
    assert score(Comparison(Rate(11, 16), HALF)) == pytest.approx(1.5)
    assert score(Comparison(Rate(4, 16), HALF)) == pytest.approx(-2)
    by_residents = PerHundredThousand(40, 1_000_000), PerHundredThousand(250, 10_000_000)
    assert score(Comparison(*by_residents)) == pytest.approx(3)


@pytest.mark.parametrize(
    "comparison",
    [
        Comparison(Rate(0, 0), HALF),
        Comparison(Rate(4, 16), NOT_PUBLISHED),
        Comparison(Rate(16, 16), Rate(100, 100)),
        Comparison(Rate(0, 16), Rate(0, 100)),
        Comparison(PerHundredThousand(3, None), PerHundredThousand(30, 900_000)),
    ],
)
def test_where_chance_has_no_part_there_is_no_score(comparison):
    assert score(comparison) is None
    assert overdispersion([("county", comparison)]) is None


def test_the_ends_are_drawn_in_as_scipy_draws_them_in():
    chance = random.Random(7)
    for count in (1, 9, 10, 19, 33, 181):
        scores = [chance.gauss(0, 2) for _ in range(count)]
        expected = sorted(winsorize(numpy.array(scores), limits=(0.1, 0.1)).tolist())
        assert winsorised(scores) == pytest.approx(expected)


def test_each_types_own_ends_are_drawn_in():
    """Ten counties: nine at the average and one far above, which is drawn in; a district is not."""
    counties = [("county", Comparison(Rate(8, 16), HALF))] * 9
    counties += [("county", Comparison(Rate(16, 16), HALF))]
    assert overdispersion(counties) == 0
    district = ("district", Comparison(Rate(11, 16), HALF))
    assert overdispersion([*counties, district]) == pytest.approx(1.5**2 / 11)


def test_chance_alone_leaves_seven_tenths():
    scores = norm.ppf((numpy.arange(10_000) + 0.5) / 10_000)
    remaining = float(numpy.mean(numpy.square(winsorised(scores.tolist()))))
    assert round(remaining, 1) == BY_CHANCE
