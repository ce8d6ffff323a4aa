"""The funnel of a type from an edition's figures."""

from dataclasses import replace

from complaints.charts.funnels import Known, across, average_of, type_funnel
from complaints.figures.measures import MEASURES, UPHOLD_RATE
from complaints.figures.performance import Performance
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.years import Year


def row(pk, upheld, not_upheld, kind="county"):
    performance = Performance(upheld=upheld, not_upheld=not_upheld)
    return CouncilYear(pk, kind, True, 1_000_000, 2021, None, performance)


COMPARED = ComparedCouncils(
    {1: row(1, 63, 13), 2: row(2, 10, 40), 3: row(3, 0, 0), 4: row(4, 5, 5, "unitary")}
)
KNOWN = {1: Known("Kent", "/kent/"), 2: Known("Devon"), 3: Known("Essex"), 4: Known("Medway")}


def test_the_councils_of_the_type_stand_by_name_with_the_place_that_the_words_give_them():
    chart = type_funnel(
        COMPARED, "county", UPHOLD_RATE, Year(2024), councils=KNOWN, lit={1: 0}, ident="f"
    )
    assert [(each.name, each.position, each.number, each.address) for each in chart.dots] == [
        ("Devon", "far below", None, ""),
        ("Essex", "", None, ""),
        ("Kent", "far above", 0, "/kent/"),
    ]
    assert chart.average.counts == "73 of 126"
    assert chart.title == "Uphold rate of county councils, 2024-25"


def test_where_an_average_was_published_for_all_the_limits_lie_around_it():
    published = {"published_average": 90}
    rows = {pk: replace(each, published=published) for pk, each in COMPARED.rows.items()}
    of_all, of_one = ComparedCouncils(rows), ComparedCouncils({**COMPARED.rows, 1: rows[1]})
    assert average_of(of_all, "county", UPHOLD_RATE).text == "90%"
    assert average_of(of_one, "county", UPHOLD_RATE).counts == "73 of 126"


def test_what_it_counts_from_left_to_right_is_said_in_few_words():
    assert {slug: across(measure) for slug, measure in MEASURES.items()} == {
        "uphold-rate": "complaints investigated",
        "compliance-rate": "compliance outcomes",
        "on-time-rate": "compliance outcomes",
        "satisfactory-remedy-rate": "complaints upheld",
        "upheld-per-100k": "residents",
    }
