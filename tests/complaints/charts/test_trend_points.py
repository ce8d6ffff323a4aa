from complaints.charts.trend_points import TrendPoint, runs
from complaints.figures.limits import Limits
from complaints.figures.rates import NoFigure, PerHundredThousand, Rate

LIMITS = Limits(1, 2, 8, 9)
YEAR = TrendPoint("2024-25", Rate(5, 10), Rate(60, 100), LIMITS)
BREAK = TrendPoint("2024-25", Rate(5, 10), Rate(60, 100), LIMITS, breaks=True)


def test_runs_end_at_gaps_and_at_breaks():
    assert runs([YEAR] * 5, [1, 2, None, 4, 5]) == [[0, 1], [3, 4]]
    assert runs([YEAR, YEAR, BREAK, YEAR], [1, 2, 3, 4]) == [[0, 1], [2, 3]]
    assert runs([YEAR], [None]) == []


def test_limits_are_a_band_of_ratios_and_told_as_counts():
    assert YEAR.band == (0.2, 0.8)
    assert YEAR.chance == "2 to 8 of 10"


def test_limits_that_are_the_same_are_one_count():
    point = TrendPoint("2024-25", Rate(15, 15), Rate(99, 100), Limits(14, 15, 15, 15))
    assert point.chance == "15 of 15"


def test_what_chance_gives_among_residents_is_upheld_cases_alone():
    point = TrendPoint("2024-25", PerHundredThousand(5, 90_000), Rate(60, 100), LIMITS)
    assert point.chance == "2 to 8 upheld"


def test_a_year_without_a_figure_has_no_band():
    absent = TrendPoint("2024-25", NoFigure("did not exist"), Rate(60, 100), LIMITS)
    assert absent.band is None
    assert absent.chance == ""
