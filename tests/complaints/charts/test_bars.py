import pytest

from complaints.charts import category_bars
from complaints.charts.bars import LEFT, RIGHT
from complaints.figures.rates import NoFigure, Rate
from complaints.statistics.breakdown import CategoryRate
from tests.complaints.charts.reading import kinds, rows, written

ROWS = [
    CategoryRate("Adult care services", Rate(20, 25), Rate(870, 1000)),
    CategoryRate("Housing", Rate(0, 2), Rate(7, 9)),
    CategoryRate("Planning and development", Rate(0, 0, "no investigations"), Rate(60, 100)),
    CategoryRate("Not broken down", Rate(3, 4), NoFigure("not compared")),
]


@pytest.fixture
def chart():
    return category_bars(
        ROWS, name="Kent", average_name="county councils", title="By category", ident="bars"
    )


def test_a_dot_and_an_upright_line_stand_where_the_ratios_are(chart):
    first = chart.rows[0].drawing
    assert first.dots[0].x == pytest.approx(LEFT + 0.8 * (RIGHT - LEFT))
    assert kinds(first) == ["grid", "gap-line", "average-mark"]


def test_fewer_than_ten_are_an_open_dot(chart):
    assert [[dot.kind for dot in row.drawing.dots] for row in chart.rows] == [
        ["here-dot"],
        ["here-few"],
        [],
        ["here-few"],
    ]
    assert chart.has_few


def test_of_few_no_line_leads_to_the_average(chart):
    assert kinds(chart.rows[1].drawing) == ["grid", "average-mark"]


def test_nothing_is_drawn_of_what_is_not_there(chart):
    assert kinds(chart.rows[2].drawing) == ["grid", "average-mark"]
    assert kinds(chart.rows[3].drawing) == ["grid"]


def test_the_chart_is_the_table(chart):
    cells = [[row[i] for i in (0, 1, 2, 4)] for row in rows(written("_bars.html", chart))]
    assert cells == [
        ["Subject", "Kent", "Upheld", "County councils"],
        ["Adult care services", "80%", "20 of 25", "87% 870 of 1,000"],
        ["Housing", "fewer than ten", "0 of 2", "7 of 9"],
        ["Planning and development", "no investigations", "–", "60% 60 of 100"],
        ["Not broken down", "fewer than ten", "3 of 4", "not compared"],
    ]


def test_each_drawing_tells_its_row(chart):
    assert chart.rows[0].description == "Kent: 80%, 20 of 25. Average of county councils: 87%."
    assert chart.rows[1].description == "Kent: 0 of 2. Average of county councils: 7 of 9."
