"""Several councils over the years."""

import pytest

from complaints.charts.trends import Line, trends
from complaints.figures.rates import NoFigure, Rate
from tests.complaints.charts.reading import assert_legible, kinds, rows, words, written

YEARS = ("2022-23", "2023-24", "2024-25")
KENT = Line(1, "Kent", (Rate(30, 40), Rate(20, 40), Rate(10, 40)))
RUTLAND = Line(2, "Rutland", (Rate(20, 30), Rate(2, 3), NoFigure("no figures")))
AVERAGE = Line(0, "county councils", (Rate(700, 1000), Rate(710, 1000), Rate(720, 1000)))


def drawn(*lines, breaks=(False, False, False)):
    return trends(lines, YEARS, breaks, title="Uphold rate", ident="t")


@pytest.mark.parametrize("breaks", [(False, False, False), (False, True, False)])
def test_names_and_years_are_legible(breaks):
    names = [Line(n, f"Council number {n} with a name", KENT.rates) for n in range(1, 7)]
    for drawing in drawn(*names, AVERAGE, breaks=breaks).drawings:
        assert_legible(drawing)
        assert "2024-25" in words(drawing)
        assert {each.name for each in names} <= set(words(drawing))


def test_each_line_has_a_dash_and_a_shape_of_its_own():
    found = kinds(drawn(KENT, RUTLAND, AVERAGE).drawings[0])
    assert found.count("series-line series-1") == 2  # in the key and in the plot
    assert found.count("series series-1") == 1 + 3
    assert found.count("average-line") == 2


def test_nothing_joins_few_cases_a_gap_or_a_change_of_method():
    lines = {path.kind: path.d for path in drawn(KENT, RUTLAND).drawings[0].paths}
    assert lines["series-line series-1"].count("L") == 2
    rutland = drawn(RUTLAND).drawings[0]
    assert kinds(rutland).count("series-line series-2") == 1  # the key alone
    assert kinds(rutland).count("series series-2 few") == 1
    broken = drawn(KENT, breaks=(False, True, False)).drawings[0]
    assert [p.d.count("L") for p in broken.paths if p.kind == "series-line series-1"] == [0, 1]


def test_the_table_says_where_the_method_changed():
    told = rows(written("_trends.html", drawn(KENT, RUTLAND, breaks=(False, True, False))))
    assert told == [
        ["Year", "Kent", "Rutland"],
        ["2022-23", "75% 30 of 40", "67% 20 of 30"],
        ["The method changed here: years before and after cannot be compared."],
        ["2023-24", "50% 20 of 40", "2 of 3"],
        ["2024-25", "25% 10 of 40", "no figures"],
    ]
