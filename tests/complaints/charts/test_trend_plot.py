import pytest

from complaints.charts.marks import Drawing
from complaints.charts.scales import Axis
from complaints.charts.trend_plot import Plot, draw_lines
from complaints.charts.trend_points import TrendPoint
from complaints.figures.rates import NOT_PUBLISHED, Rate
from complaints.figures.units import SHARE


def plot(*rates, breaks=()):
    points = [
        TrendPoint(str(n), rate, NOT_PUBLISHED, breaks=n in breaks) for n, rate in enumerate(rates)
    ]
    room = {"left": 0, "right": 100, "top": 0, "bottom": 100, "first": 0, "last": 100}
    return Plot(Drawing("d", 100, 100), points, Axis(0, 100, 50, SHARE), **room)


def test_years_stand_evenly_and_higher_rates_higher():
    found = plot(Rate(0, 10), Rate(5, 10), Rate(10, 10))
    assert [found.x(i) for i in range(3)] == [0, 50, 100]
    assert found.here == [100, 50, 0]


def test_a_single_year_stands_in_the_middle():
    assert plot(Rate(5, 10)).x(0) == 50


def test_the_height_of_a_line_is_known_anywhere_on_it():
    found = plot(Rate(0, 10), Rate(10, 10), NOT_PUBLISHED)
    assert found.height_at(found.here, 25) == pytest.approx(50)
    assert found.height_at(found.here, 75) is None
    assert found.height_at(found.here, -1) is None
    assert found.height_at(found.here, 101) is None


def test_there_is_no_line_over_a_break():
    found = plot(Rate(0, 10), Rate(10, 10), breaks=(1,))
    assert found.breaks() == [50]
    assert found.height_at(found.here, 25) is None


def test_no_line_joins_a_year_of_fewer_than_ten():
    few = Rate(2, 4)
    found = plot(Rate(5, 10), Rate(10, 10), few, Rate(5, 10), few, NOT_PUBLISHED, Rate(0, 10))
    draw_lines(found)
    lines = [path.d for path in found.drawing.paths if path.kind == "here-line"]
    assert lines == ["M0 50L16.7 0"]
    assert [dot.kind for dot in found.drawing.dots] == [
        "here-dot",
        "here-dot",
        "here-few",
        "here-dot",
        "here-few",
        "here-dot",
    ]
    assert found.height_at(found.line, 25) is None


def test_years_of_fewer_than_ten_alone_have_no_line_at_all():
    found = plot(Rate(2, 2), Rate(2, 4), Rate(0, 2))
    draw_lines(found)
    assert "here-line" not in [path.kind for path in found.drawing.paths]
    assert not found.joins


def test_a_year_that_nothing_joins_is_a_dot_and_no_line():
    found = plot(Rate(5, 10), NOT_PUBLISHED, Rate(5, 9))
    draw_lines(found)
    assert [path.kind for path in found.drawing.paths] == [
        "grid",
        "axis-line",
        "axis-line",
    ]
    assert [(dot.x, dot.kind) for dot in found.drawing.dots] == [
        (0, "here-dot"),
        (100, "here-few"),
    ]
