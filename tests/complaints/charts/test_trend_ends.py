from complaints.charts.labels import width
from complaints.charts.trend_ends import ROOM, ends_for
from complaints.charts.trend_points import TrendPoint
from complaints.figures.rates import NoFigure, Rate

RATE, AVERAGE = Rate(63, 76), Rate(890, 1000)


def test_names_carry_the_last_figures():
    ends = ends_for([TrendPoint("2024-25", RATE, AVERAGE)], "Kent", "county councils")
    assert ends.here == ["Kent 83%"]
    assert ends.average == ["county councils", "89%"]


def test_names_too_long_for_three_lines_are_replaced():
    points = [TrendPoint("2024-25", RATE, AVERAGE)]
    ends = ends_for(points, "Llanfairpwllgwyngyllgogerychwyrn", "county councils")
    assert ends.here == ["this council 83%"]
    assert all(width(words, "here") <= ROOM for words in ends.here)


def test_there_are_none_where_a_line_does_not_reach_the_last_year():
    absent = NoFigure("did not exist")
    assert ends_for([TrendPoint("2024-25", absent, AVERAGE)], "Kent", "counties") is None
    assert ends_for([TrendPoint("2024-25", RATE, absent)], "Kent", "counties") is None
    assert ends_for([], "Kent", "counties") is None
