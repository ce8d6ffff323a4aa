import random

import pytest

from complaints.charts.scales import (
    Axis,
    axis_for,
    band_around,
    chance_rates,
    chance_words,
    ratio_of_count,
    unit_of,
)
from complaints.figures.limits import Limits
from complaints.figures.rates import NOT_PUBLISHED, NoFigure, PerHundredThousand, Rate
from complaints.figures.units import BY_RESIDENTS, SHARE


@pytest.mark.parametrize(
    ("ratios", "low", "high"),
    [
        ([0.83, 0.89], 80, 90),
        ([0.61, 1.0], 60, 100),
        ([0.99, 1.0], 90, 100),
        ([1.0], 90, 100),
        ([0.0], 0, 10),
        ([0.7], 65, 75),
        ([0.0, 1.0], 0, 100),
        ([], 0, 100),
    ],
)
def test_percents_go_from_one_nice_step_to_another(ratios, low, high):
    axis = axis_for(ratios, SHARE, most_steps=10)
    assert (axis.low, axis.high) == (low, high)


def test_rates_by_residents_begin_at_nought():
    axis = axis_for([3.1, 4.6], BY_RESIDENTS, most_steps=5)
    assert (axis.low, axis.high, axis.step) == (0, 5, 1)
    assert [axis.words(tick) for tick in axis.ticks] == ["0", "1", "2", "3", "4", "5"]
    assert axis_for([58.1], BY_RESIDENTS, most_steps=5) == Axis(0, 60, 20, BY_RESIDENTS)
    assert axis_for([1234.5], BY_RESIDENTS, most_steps=5).words(1500) == "1,500"
    assert axis_for([0.0], BY_RESIDENTS, most_steps=5).high == 1


def test_every_axis_holds_its_values_in_few_steps():
    chance = random.Random(6)
    for _ in range(1000):
        percent = chance.random() < 0.5
        most = chance.choice([5, 10])
        ratios = [chance.random() * (1 if percent else 200) for _ in range(chance.randint(1, 9))]
        axis = axis_for(ratios, SHARE if percent else BY_RESIDENTS, most_steps=most)
        assert all(-1e-9 <= axis.place(ratio, 0, 100) <= 100 + 1e-9 for ratio in ratios)
        assert axis.ticks[0] == axis.low
        assert axis.ticks[-1] == axis.high
        assert 1 <= len(axis.ticks) - 1 <= most
        if percent:
            assert 0 <= axis.low <= axis.high - 10 <= 90


def test_a_ratio_stands_between_the_ends():
    assert Axis(60, 100, 10, SHARE).place(0.7, 0, 200) == pytest.approx(50)
    assert Axis(0, 8, 2, BY_RESIDENTS).place(2, 100, 0) == pytest.approx(75)
    assert Axis(60, 100, 10, SHARE).tick_place(80, 0, 200) == 100


def test_limits_become_ratios_of_a_council_of_that_size():
    limits = Limits(1, 2, 8, 9)
    assert band_around(limits, Rate(5, 10)) == (0.2, 0.8)
    assert band_around(limits, PerHundredThousand(5, 200_000)) == (1, 4)
    assert band_around(None, Rate(5, 10)) is None
    assert band_around(limits, Rate(0, 0)) is None
    assert band_around(limits, NoFigure("did not exist")) is None
    assert ratio_of_count(3, PerHundredThousand(3, None)) is None


def test_a_rate_by_residents_is_no_percent():
    assert unit_of(Rate(1, 2), NoFigure("not published")) is SHARE
    assert unit_of(NoFigure("not published"), PerHundredThousand(1, None)) is BY_RESIDENTS
    assert unit_of(NoFigure("not published")) is SHARE


@pytest.mark.parametrize(
    ("limits", "rate", "cases", "rates"),
    [
        (Limits(60, 62, 73, 75), Rate(63, 76), "62 to 73 of 76", "82% to 96%"),
        (Limits(6, 7, 7, 7), Rate(40, 40), "7 of 40", "18%"),
        (Limits(190, 195, 199, 200), Rate(199, 200), "195 to 199 of 200", "98% to over 99%"),
        (Limits(0, 1, 5, 6), Rate(2, 6), "1 to 5 of 6", ""),
        (
            Limits(30, 40, 60, 70),
            PerHundredThousand(55, 1_250_000),
            "40 to 60 upheld",
            "3.2 to 4.8",
        ),
        (None, Rate(63, 76), "", ""),
        (Limits(0, 0, 0, 0), NOT_PUBLISHED, "", ""),
    ],
)
def test_a_range_is_in_the_unit_of_what_it_stands_beside(limits, rate, cases, rates):
    assert (chance_words(limits, rate), chance_rates(limits, rate)) == (cases, rates)
