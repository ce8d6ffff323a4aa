"""Side one: the same words and charts as the council's page has them."""

import pytest

from complaints.charts import TrendPoint
from complaints.charts.trend import trend as drawn_trend
from complaints.figures.limits import binomial_limits
from complaints.figures.performance import Performance
from complaints.figures.rates import NoFigure, Rate
from complaints.statistics.breakdown import NOT_BROKEN_DOWN, CategoryRate
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.years import Year
from portal.scrutiny.content import Figure, Measure
from portal.scrutiny.figures import (
    BAND,
    BEYOND,
    FEW,
    NONE_BY_SUBJECT,
    OPEN_DOT,
    measures,
    subjects,
    trend,
)
from tests.portal.scrutiny.records import KENT, category


def row(pk: int, average: int | None = None, kind: str = "county", **counts) -> CouncilYear:
    return CouncilYear(
        pk,
        kind,
        True,
        400_000,
        2021,
        None,
        Performance(**counts),
        published={"published_average": average},
    )


@pytest.fixture
def compared():
    kent = row(1, upheld=15, not_upheld=5, satisfactory_remedies=3, on_time=12, late=3)
    return ComparedCouncils({1: kent, 2: row(2, upheld=20, not_upheld=4, on_time=9)})


def test_a_measure_has_its_figure_its_counts_and_what_they_mean(compared):
    told, chance = measures(compared, compared.rows[1], KENT, "Ombudsman")
    uphold, compliance, remedy, residents = told
    assert chance == "Gaps of these sizes can arise by chance."
    assert uphold == Measure(
        "Uphold rate",
        Figure("uphold-rate", "75%", "15 of 20 investigated complaints", 15, 20, is_words=False),
        ("5 percentage points lower than similar councils (80%, 35 of 44).",),
    )
    assert compliance.lines[0] == (
        "On time: 80% (12 of 15), lower than similar councils (88%, 21 of 24)."
    )
    assert (remedy.figure.text, remedy.figure.counts) == ("20%", "3 of 15 upheld complaints")
    assert residents.figure.counts == "15 upheld, 400,000 residents"


def test_words_that_stand_for_a_figure_are_marked_as_words():
    none = ComparedCouncils({1: row(1, on_time=None, late=None, not_complied=None)})
    (uphold, compliance, *_), _ = measures(none, none.rows[1], KENT, "Ombudsman")
    assert uphold.figure == Figure("uphold-rate", "no investigations", "", 0, 0, is_words=True)
    assert (compliance.figure.text, compliance.figure.is_words) == (
        "not published for this year",
        True,
    )


def test_an_average_that_was_published_is_called_so():
    own = row(1, 83, upheld=15, not_upheld=5)
    found, _ = measures(ComparedCouncils({1: own}), own, KENT, "Ombudsman")
    assert found[0].lines[-1] == "The average is the one that the Ombudsman published."
    alone = row(1, 83, kind="other", upheld=15, not_upheld=5)
    found, chance = measures(ComparedCouncils({1: alone}), alone, KENT, "Ombudsman")
    assert (found[0].lines, chance) == ((), "")


def test_the_trend_is_the_charts_table():
    limits = binomial_limits(20, 0.5)
    points = [
        TrendPoint("2022-23", Rate(1, 2), Rate(50, 100), breaks=True),
        TrendPoint("2023-24", Rate(15, 20), Rate(50, 100), limits),
        TrendPoint(
            "2024-25", NoFigure("had closed", "3 of 3"), NoFigure("not compared"), breaks=True
        ),
    ]
    names = {"name": "Kent", "average_name": "county councils"}
    found = trend(drawn_trend(points, title="The years", ident="trend", **names))
    assert [(each.year, each.figure, each.counts, each.average) for each in found.years] == [
        ("2022-23", FEW, "1 of 2", "50%"),
        ("2023-24", "75%", "15 of 20", "50%"),
        ("2024-25", "had closed", "3 of 3", "not compared"),
    ]
    assert [(each.chance, each.is_words, each.breaks) for each in found.years] == [
        ("", True, False),  # there is nothing before the first year that it could break with
        ("6 to 14 of 20", False, False),
        ("", True, True),
    ]
    assert found.note == f"{BAND} {OPEN_DOT}"
    assert len(found.chart.drawings) == 3
    assert trend(None) is None


def test_a_subject_says_where_chance_does_not_explain_its_gap():
    half = (500, 1_000)
    rows = [
        category("Housing", 10, 10, half),
        category("Planning", 9, 9, (5, 9)),
        category(NOT_BROKEN_DOWN, 10, 10, half),
        CategoryRate("Other", Rate(0, 0, "no investigations"), Rate(1, 3)),
    ]
    found = subjects(rows, KENT, Year(2024), Performance(upheld=29))
    assert [(each.name, each.figure, each.counts, each.remark) for each in found.rows] == [
        ("Housing", "100%", "10 of 10", BEYOND),
        ("Planning", FEW, "9 of 9", ""),
        (NOT_BROKEN_DOWN, "100%", "10 of 10", ""),
        ("Other", "no investigations", "", ""),
    ]
    assert [(each.average, each.average_counts) for each in found.rows] == [
        ("50%", "500 of 1,000"),
        ("5 of 9", ""),
        ("50%", "500 of 1,000"),
        ("1 of 3", ""),
    ]
    assert "Open dot: fewer than ten cases." in found.note
    assert found.opening == (
        "Of 29 upheld complaints, 10 were about housing and 9 about planning; 10 are not broken"
        " down by"
        " subject."
    )
    assert subjects([], KENT, Year(2024), Performance(upheld=29)) is None


def test_where_nothing_was_investigated_one_sentence_says_so():
    rows = [CategoryRate("Other", Rate(0, 0, "no investigations"), Rate(1, 3))]
    found = subjects(rows, KENT, Year(2024), Performance(advice_given=2))
    assert (found.opening, found.rows) == (NONE_BY_SUBJECT, ())
