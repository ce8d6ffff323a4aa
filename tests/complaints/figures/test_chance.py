"""Limits equal to scipy's, and the words they allow."""

import random
from fractions import Fraction

import pytest
from scipy.stats import binom, poisson

from complaints.figures.chance import Comparison, Outside, chance_said_once, limits_around
from complaints.figures.limits import Limits, binomial_limits, poisson_limits
from complaints.figures.rates import NOT_PUBLISHED, PerHundredThousand, Published, Rate
from complaints.figures.units import SHARE

QUANTILES = (0.001, 0.025, 0.975, 0.999)
AVERAGE = Rate(8_000, 10_000)
HALF = Rate(500, 1_000)


def exact_binomial(whole: int, share: Fraction) -> tuple[int, ...]:
    """The quantiles from whole numbers alone, without a rounding anywhere."""
    wanted = [Fraction(1, 1000), Fraction(1, 40), Fraction(39, 40), Fraction(999, 1000)]
    chance, so_far, reached = (1 - share) ** whole, Fraction(0), []
    for count in range(whole + 1):
        so_far += chance
        while len(reached) < 4 and so_far >= wanted[len(reached)]:
            reached.append(count)
        chance = chance * (whole - count) / (count + 1) * share / (1 - share)
    return tuple(reached)


def as_tuple(limits: Limits) -> tuple[int, ...]:
    return limits.far_low, limits.low, limits.high, limits.far_high


def test_binomial_limits_are_scipys():
    chance = random.Random(3)
    for _ in range(2_500):
        whole = chance.randint(1, chance.choice((9, 60, 400, 3_000)))
        share = chance.choice((chance.random(), chance.uniform(0.6, 0.999)))
        expected = tuple(int(binom.ppf(q, whole, share)) for q in QUANTILES)
        assert as_tuple(binomial_limits(whole, share)) == expected, (whole, share)


def test_poisson_limits_are_scipys():
    chance = random.Random(4)
    for _ in range(2_500):
        expected = chance.uniform(0.0001, chance.choice((1, 10, 150, 2_000)))
        limits = tuple(int(poisson.ppf(q, expected)) for q in QUANTILES)
        assert as_tuple(poisson_limits(expected)) == limits, expected


def test_binomial_limits_are_exact_for_shares_as_they_occur():
    chance = random.Random(5)
    for _ in range(150):
        whole, denominator = chance.randint(1, 60), chance.randint(2, 400)
        share = Fraction(chance.randint(1, denominator - 1), denominator)
        assert as_tuple(binomial_limits(whole, float(share))) == exact_binomial(whole, share)


@pytest.mark.parametrize(
    ("whole", "share"), [(1, "1/40"), (1, "39/40"), (1, "1/1000"), (1, "999/1000"), (2, "1/2")]
)
def test_a_chance_that_is_reached_exactly_counts_as_reached(whole, share):
    assert as_tuple(binomial_limits(whole, float(Fraction(share)))) == exact_binomial(
        whole, Fraction(share)
    )


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (binomial_limits(7, 1.0), (7, 7, 7, 7)),
        (binomial_limits(7, 0.0), (0, 0, 0, 0)),
        (binomial_limits(0, 0.5), (0, 0, 0, 0)),
        (poisson_limits(0), (0, 0, 0, 0)),
    ],
)
def test_where_nothing_is_left_to_chance(limits, expected):
    assert as_tuple(limits) == expected


def test_limits_never_cross():
    for whole in range(1, 200, 7):
        limits = as_tuple(binomial_limits(whole, 0.83))
        assert limits == tuple(sorted(limits))


def test_positions_include_the_limits_themselves():
    limits = Limits(2, 4, 8, 10)
    assert [limits.position(part) for part in range(1, 12)] == [
        "far below",
        "below",
        "below",
        "within",
        "within",
        "within",
        "within",
        "within",
        "above",
        "above",
        "far above",
    ]


def test_inside_the_limits():
    assert Comparison(Rate(58, 76), AVERAGE).chance == (
        "with 76 cases a gap of this size can arise by chance"
    )


def test_between_the_limits():
    comparison = Comparison(Rate(52, 76), AVERAGE, outside=Outside(288, 3.2, 11))
    assert comparison.position == "below"
    assert comparison.chance == (
        "unusual: of all 288 councils that can be compared, chance alone would put about 3 this far"
        " out; 11 are"
    )
    assert comparison.direction == "lower than"


@pytest.mark.parametrize("outside", [None, Outside(1, 0.03, 1)])
def test_of_one_council_alone_nothing_can_be_expected(outside):
    assert Comparison(Rate(52, 76), AVERAGE, outside=outside).chance == "unusual"


@pytest.mark.parametrize(
    ("expected", "found", "words"),
    [
        (0.49, 1, "fewer than one this far out; 1 is"),
        (0.5, 2, "about 1 this far out; 2 are"),
        (7.4, 6, "about 7 this far out; 6 are"),
    ],
)
def test_how_many_are_expected_and_how_many_are_found(expected, found, words):
    compared = "of all 20 councils that can be compared, chance alone would put"
    assert Outside(20, expected, found).words == f"{compared} {words}"


def test_two_small_councils_worked_out_by_hand():
    """With a half for each: of 6 cases none or all fall outside, of 10 none, one, nine or ten."""
    limits = binomial_limits(6, 0.5), binomial_limits(10, 0.5)
    assert [(each.low, each.high) for each in limits] == [(1, 5), (2, 8)]
    assert [each.outside for each in limits] == pytest.approx([2 / 64, 2 * 11 / 1024])
    assert [each.far_outside for each in limits] == pytest.approx([0, 2 / 1024])
    found = Outside.of([Comparison(Rate(6, 6), HALF), Comparison(Rate(5, 10), HALF)])
    assert (found.councils, found.found, found.far_found) == (2, 1, 0)
    assert found.expected == pytest.approx(0.052734375)
    assert found.far_expected == pytest.approx(0.001953125)


def test_who_has_no_limits_is_not_among_those_that_have():
    """Without cases, or without an average: five per cent of all councils would count them."""
    without = [Comparison(Rate(0, 0), HALF), Comparison(Rate(3, 9), NOT_PUBLISHED)]
    assert Outside.of(without) == Outside(0, 0.0, 0)
    assert Outside.of([*without, Comparison(Rate(6, 6), HALF)]).councils == 1


def test_the_chance_of_being_outside_is_scipys():
    chance = random.Random(6)
    for _ in range(1_000):
        whole, share = chance.randint(1, 400), chance.uniform(0.01, 0.99)
        mean = chance.uniform(0.01, 150)
        for limits, known in (
            (binomial_limits(whole, share), binom(whole, share)),
            (poisson_limits(mean), poisson(mean)),
        ):
            outside = known.cdf(limits.low - 1) + known.sf(limits.high)
            far = known.cdf(limits.far_low - 1) + known.sf(limits.far_high)
            assert (limits.outside, limits.far_outside) == pytest.approx((outside, far), abs=1e-9)


def test_a_probability_of_being_outside_never_exceeds_that_of_its_limits():
    for whole in range(1, 200, 7):
        limits = binomial_limits(whole, 0.83)
        assert 0 <= limits.far_outside <= 0.002
        assert limits.far_outside <= limits.outside <= 0.05


@pytest.mark.parametrize(("part", "position"), [(40, "far below"), (76, "far above")])
def test_beyond_the_limits(part, position):
    comparison = Comparison(Rate(part, 76), AVERAGE)
    assert (comparison.position, comparison.chance) == (position, "more than chance explains")


def test_one_case_is_singular():
    assert Comparison(Rate(1, 1), AVERAGE).chance == (
        "with 1 case a gap of this size can arise by chance"
    )


def test_a_rate_by_residents_uses_poisson_and_its_own_noun():
    average = PerHundredThousand(400, 10_000_000)
    rate = PerHundredThousand(45, 1_000_000)
    assert limits_around(rate, average) == poisson_limits(40.0)
    assert Comparison(rate, average, "upheld complaint").chance == (
        "with 45 upheld complaints a gap of this size can arise by chance"
    )


def test_the_same_shown_percent_is_the_same():
    comparison = Comparison(Rate(606, 757), AVERAGE)  # 80.05%
    assert (comparison.are_the_same, comparison.direction, comparison.chance) == (
        True,
        "the same as",
        "",
    )


def test_differences_are_taken_from_exact_ratios():
    """79.6% is shown as 80% and 81.4% as 81%: 1.8 apart is 2 points, though 81 - 80 is 1."""
    comparison = Comparison(Rate(796, 1000), Rate(814, 1000))
    assert (comparison.points, comparison.direction) == (2, "lower than")


def test_over_99_and_100_are_not_the_same():
    assert not Comparison(Rate(200, 200), Rate(1_999, 2_000)).are_the_same


@pytest.mark.parametrize(
    ("rate", "average"),
    [
        (Rate(0, 0), AVERAGE),
        (NOT_PUBLISHED, AVERAGE),
        (Rate(5, 20), NOT_PUBLISHED),
        (Rate(5, 20), Rate(0, 0)),
        (PerHundredThousand(3, None), PerHundredThousand(30, 900_000)),
    ],
)
def test_without_both_figures_there_are_no_words(rate, average):
    comparison = Comparison(rate, average)
    assert (comparison.limits, comparison.position, comparison.chance) == (None, "", "")
    assert (comparison.points, comparison.direction) == (None, "")


def test_a_published_average_bounds_as_any_other():
    assert limits_around(Rate(60, 76), Published(80, SHARE)) == binomial_limits(76, 0.8)


INSIDE, UNUSUAL, FAR = (Comparison(Rate(part, 76), AVERAGE) for part in (58, 52, 20))
LIKE, FEW = Comparison(Rate(800, 1000), AVERAGE), Comparison(Rate(2, 3), AVERAGE)
EXCEPT = ", except where it says “unusual” or “more than chance explains”."


@pytest.mark.parametrize(
    ("gaps", "changes", "words"),
    [
        ([INSIDE], [], "A gap of this size can arise by chance."),
        ([], [INSIDE], "A change of this size can arise by chance."),
        ([INSIDE, INSIDE, FEW, LIKE], [], "Gaps of these sizes can arise by chance."),
        ([INSIDE], [INSIDE], "Gaps and changes of these sizes can arise by chance."),
        ([INSIDE], [UNUSUAL], f"A gap of this size can arise by chance{EXCEPT}"),
        ([INSIDE, FAR], [INSIDE], f"Gaps and changes of these sizes can arise by chance{EXCEPT}"),
        ([UNUSUAL, FAR, FEW, LIKE], [], ""),  # each of these says it of itself, or nothing is said
        ([], [], ""),
    ],
)
def test_a_section_says_once_what_can_arise_by_chance(gaps, changes, words):
    assert chance_said_once(gaps, changes) == words
