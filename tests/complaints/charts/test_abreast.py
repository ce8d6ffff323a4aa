"""Several councils, a line for each."""

import pytest

from complaints.charts.abreast import Abreast, Other, abreast
from complaints.figures.chance import limits_around
from complaints.figures.rates import NoFigure, Rate
from tests.complaints.charts.reading import assert_legible, kinds, rows, words, written

AVERAGE = Rate(890, 1000)
LONG = "Bournemouth, Christchurch and Poole"


def council(number, name, rate, average=AVERAGE):
    return Abreast(number, name, rate, average, limits_around(rate, average))


def drawn(*councils, others=(), noun="county councils"):
    return abreast(councils, others, noun=noun, title="Uphold rate", ident="a")


@pytest.fixture
def two():
    return drawn(
        council(1, "Kent", Rate(63, 76)),
        council(2, LONG, Rate(2, 3)),
        others=(Other("Essex", Rate(20, 21)), Other("Devon", Rate(30, 40))),
    )


def test_each_has_its_name_its_figure_and_the_average_is_named_once(two):
    for drawing in two.drawings:
        said = words(drawing)
        assert {"Kent", LONG, "83%, 63 of 76", "2 of 3", "county councils 89%"} <= set(said)
        assert_legible(drawing)


def test_few_cases_are_an_open_mark_and_each_has_its_shape(two):
    assert [kind for kind in kinds(two.drawings[0]) if kind.startswith("series")] == [
        "series series-1",
        "series series-2 few",
    ]


def test_the_others_are_strokes_that_tell_their_names(two):
    assert [each.words for each in two.drawings[0].named] == [
        "Essex 95%, 20 of 21",
        "Devon 75%, 30 of 40",
    ]


def test_a_mark_stands_where_its_rate_is(two):
    axis_high, axis_low = 100, 30  # of three cases chance gives one at least
    stroke = two.drawings[0].named[1]
    assert stroke.x == pytest.approx(7 + (300 - 14) * (75 - axis_low) / (axis_high - axis_low))


def test_of_several_types_each_has_its_own_average():
    chart = drawn(
        council(1, "Kent", Rate(63, 76)),
        council(2, "Medway", Rate(20, 25), Rate(700, 1000)),
        noun="",
    )
    assert kinds(chart.drawings[0]).count("average-mark") == 2
    assert not any("89%" in said for said in words(chart.drawings[0]))


def test_what_has_no_figure_says_why():
    chart = drawn(council(1, "Kent", Rate(63, 76)), council(2, "Essex", NoFigure("no figures")))
    assert "no figures" in words(chart.drawings[0])
    assert [kind for kind in kinds(chart.drawings[0]) if kind.startswith("series")] == [
        "series series-1"
    ]


def test_the_table_has_the_counts_and_the_range_of_chance(two):
    told = rows(written("_abreast.html", two))
    assert told[1] == ["Kent", "83%", "63 of 76", "89%", "62 to 73 of 76"]
    assert told[2] == [LONG, "2 of 3", "2 of 3", "89%", "1 to 3 of 3"]
