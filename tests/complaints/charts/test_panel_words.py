"""The words beside a measure's figure; tests/letters/composing/test_panels.py has more of them."""

from complaints.charts.panel_words import counts_in_words, lines, with_counts
from complaints.charts.panels import panel
from complaints.figures.measures import COMPLIANCE_RATE, UPHELD_PER_100K, UPHOLD_RATE
from complaints.figures.performance import Performance
from complaints.figures.rates import NoFigure, Rate
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council

KENT = Council(pk=1, name="Kent County Council", short_name="Kent", type="county")


def row(pk: int, residents: int, **counts) -> CouncilYear:
    performance = Performance(**counts)
    return CouncilYear(pk, "county", True, residents, 2021, None, performance)


def shown(measure, **counts):
    rows = {1: row(1, 400_000, **counts), 2: row(2, 600_000, upheld=20, not_upheld=4, on_time=9)}
    return panel(ComparedCouncils(rows), rows[1], KENT, measure)


def test_counts_are_named():
    assert counts_in_words(shown(UPHOLD_RATE, upheld=15, not_upheld=5)) == (
        "15 of 20 investigated complaints"
    )
    assert counts_in_words(shown(UPHELD_PER_100K, upheld=15)) == "15 upheld, 400,000 residents"
    assert counts_in_words(shown(COMPLIANCE_RATE, late=1)) == "compliance outcome"
    assert counts_in_words(shown(UPHOLD_RATE)) == ""


def test_of_compliance_what_was_on_time_is_said_too():
    made = shown(COMPLIANCE_RATE, on_time=12, late=3)
    assert lines(made, KENT) == [
        "On time: 80% (12 of 15), lower than similar councils (88%, 21 of 24).",
        "Every case was complied with. In 3 cases the council complied late.",
        "The same as similar councils (100%, 24 of 24).",
    ]


def test_a_percent_stands_beside_its_counts():
    assert with_counts(Rate(63, 76)) == "83% (63 of 76)"
    assert with_counts(Rate(2, 3)) == "2 of 3"
    assert with_counts(NoFigure("not published")) == "not published"
