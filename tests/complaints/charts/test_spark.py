"""A line a few letters high: gaps where years do not compare, the last year a dot."""

from complaints.charts import TrendPoint, spark
from complaints.figures.rates import NOT_PUBLISHED, Rate
from tests.complaints.charts.reading import kinds

AVERAGE = Rate(80, 100)


def drawn(*rates, breaks=()):
    points = [
        TrendPoint(f"20{n}-{n + 1}", rate, AVERAGE, breaks=n in breaks)
        for n, rate in enumerate(rates, start=20)
    ]
    return spark(points, title="Uphold rate", ident="spark")


def lines(chart, kind="here-line"):
    return {path.kind: path.d for path in chart.drawing.paths}.get(kind, "")


def test_years_are_joined_and_the_last_is_a_dot():
    chart = drawn(Rate(40, 50), Rate(45, 50), Rate(40, 50))
    assert kinds(chart.drawing) == ["average-line", "here-line"]
    assert lines(chart) == "M5 38L66 6L127 38"
    assert lines(chart, "average-line") == "M5 38L66 38L127 38"
    assert [(dot.x, dot.y, dot.kind) for dot in chart.drawing.dots] == [(127, 38, "here-dot")]
    assert chart.description == "2020-21 80%; 2021-22 90%; 2022-23 80%."
    assert (chart.first, chart.last) == ("2020-21", "2022-23")


def test_there_is_a_gap_where_the_method_changed_and_where_there_is_no_figure():
    chart = drawn(Rate(40, 50), Rate(45, 50), Rate(40, 50), Rate(40, 50), breaks=(22,))
    assert lines(chart).count("M") == lines(chart, "average-line").count("M") == 2
    assert lines(chart, "break-line") == "M66 1V43"
    assert "method changed; 2022-23 80%" in chart.description
    assert lines(drawn(Rate(40, 50), NOT_PUBLISHED, Rate(45, 50))).count("M") == 2


def test_fewer_than_ten_are_not_joined_and_no_dot():
    chart = drawn(Rate(40, 50), Rate(45, 50), Rate(2, 3))
    assert lines(chart).count("L") == 1
    assert chart.drawing.dots == []
    assert chart.description.endswith("2022-23 2 of 3.")


def test_one_year_alone_is_a_short_line():
    assert lines(drawn(Rate(40, 50))) == "M1 22H9"
