"""The three panels of a letter say what the council's page says."""

import pytest

from complaints.figures.performance import Performance
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council
from letters.composing.panels import panels

KENT = Council(pk=1, name="Kent County Council", short_name="Kent", type="county")


@pytest.fixture
def made():
    kent = Performance(
        upheld=63, not_upheld=13, satisfactory_remedies=6, on_time=50, late=12, not_complied=1
    )
    essex = Performance(
        upheld=20, not_upheld=4, satisfactory_remedies=2, on_time=20, late=0, not_complied=0
    )
    rows = {
        1: CouncilYear(1, "county", True, None, None, None, performance=kent),
        2: CouncilYear(2, "county", True, None, None, None, performance=essex),
    }
    return panels(ComparedCouncils(rows), rows[1], KENT)[0]


def test_each_has_its_figure_its_counts_and_the_average_with_counts(made):
    assert [(each.figure, each.counts) for each in made] == [
        ("83%", "63 of 76 investigated complaints"),
        ("98%", "62 of 63 compliance outcomes"),
        ("10%", "6 of 63 upheld complaints"),
    ]
    assert [each.lines[-1] for each in made] == [
        "The same as similar councils (83%, 83 of 100).",
        "About the same as similar councils (99%, 82 of 83).",
        "The same as similar councils (10%, 8 of 83).",
    ]


def test_where_there_is_too_little_to_compare_the_average_stands_by_itself():
    few = Performance(upheld=2, not_upheld=1, satisfactory_remedies=0)
    many = Performance(upheld=20, not_upheld=4, satisfactory_remedies=2)
    rows = {
        number: CouncilYear(number, "county", True, None, None, None, performance=counts)
        for number, counts in ((1, few), (2, many))
    }
    made, chance = panels(ComparedCouncils(rows), rows[1], KENT)
    assert chance == ""  # too few cases for anything to be said of chance
    assert (made[0].figure, made[0].counts) == ("2 of 3", "investigated complaints")
    assert made[0].lines == [
        "Too few cases to compare.",
        "County councils together: 81% (22 of 27).",
    ]


def test_on_time_stands_beside_compliance(made):
    assert made[1].lines[:2] == [
        "On time: 79% (50 of 63), lower than similar councils (84%, 70 of 83).",
        "One case was not complied with. In 12 cases the council complied late.",
    ]


def test_a_chart_has_its_table(made):
    chart = made[0].chart
    assert [(row.name, row.figure, row.counts) for row in chart.rows[:3]] == [
        ("Kent", "83%", "63 of 76"),
        ("County councils together", "83%", "83 of 100"),
        ("Councils with a figure", "2", ""),
    ]
    assert chart.drawing.markup.count("<text") == len(chart.texts) > 2
