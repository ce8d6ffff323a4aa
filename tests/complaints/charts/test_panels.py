"""One measure of a council as pages and letters show it; how it is drawn is the chart's to test."""

import pytest

from complaints.charts.panels import SMALL_COUNCIL, gaps_of, panel
from complaints.figures.chance import chance_said_once
from complaints.figures.measures import COMPLIANCE_RATE, UPHELD_PER_100K, UPHOLD_RATE
from complaints.figures.performance import Performance
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council

KENT = Council(pk=1, name="Kent County Council", short_name="Kent", type="county")
ESSEX = Council(pk=2, name="Essex County Council", short_name="Essex", type="county")
TINY = Council(pk=3, name="Council of the Isles of Scilly", short_name="Scilly", type="county")
BODY = Council(pk=4, name="Peak District National Park", short_name="Peak", type="other")


def row(council, upheld, not_upheld, residents):
    counts = Performance(upheld=upheld, not_upheld=not_upheld)
    return CouncilYear(council.pk, council.type, True, residents, 2021, None, counts)


@pytest.fixture
def compared():
    rows = [
        row(KENT, 63, 13, 1_576_100),
        row(ESSEX, 20, 4, 1_500_000),
        row(TINY, 1, 1, 2_054),
        row(BODY, 3, 1, None),
    ]
    return ComparedCouncils({each.council_id: each for each in rows})


def test_a_council_stands_beside_the_average_of_its_type_which_it_is_part_of(compared):
    made = panel(compared, compared.rows[1], KENT, UPHOLD_RATE)
    assert (made.rate.counts, made.average.counts) == ("63 of 76", "84 of 102")
    assert made.words == "1 percentage point higher than similar councils (82%, 84 of 102)."
    assert chance_said_once(gaps_of([made])) == "A gap of this size can arise by chance."
    # Scilly has too few cases for a dot of its own.
    assert (made.strip.councils, made.strip.left_out) == (3, 1)


def test_a_small_council_is_not_drawn_beside_others_by_residents(compared):
    made = panel(compared, compared.rows[3], TINY, UPHELD_PER_100K)
    assert (made.words, made.strip) == (SMALL_COUNCIL, None)
    assert (made.average, made.coverage) == (None, "")  # what is not compared has none beside it
    assert panel(compared, compared.rows[1], KENT, UPHELD_PER_100K).strip.councils == 2


def test_another_body_is_compared_with_nothing(compared):
    made = panel(compared, compared.rows[4], BODY, UPHOLD_RATE)
    assert (made.rate.counts, made.average, made.words, made.strip) == ("3 of 4", None, "", None)


def complied(*councils: tuple[int, int, int]) -> ComparedCouncils:
    """Counties by number, each with its cases on time, late and not complied with."""
    return ComparedCouncils(
        {
            pk: CouncilYear(
                *(pk, "county", True, None, None, None),
                Performance(on_time=on_time, late=late, not_complied=missed),
            )
            for pk, (on_time, late, missed) in enumerate(councils, start=1)
        }
    )


def test_on_time_stands_beside_that_of_similar_councils():
    """12 of 15 beside 30 of 40, which cases alone can bring about."""
    compared = complied((12, 3, 0), (18, 2, 5))
    on_time = panel(compared, compared.rows[1], KENT, COMPLIANCE_RATE).under[0]
    assert on_time.rate.counts == "12 of 15"
    assert on_time.words == "5 percentage points higher than similar councils (75%, 30 of 40)."


def test_of_few_on_time_only_what_similar_councils_have_is_said():
    compared = complied((2, 1, 0), (18, 2, 5))
    on_time = panel(compared, compared.rows[1], KENT, COMPLIANCE_RATE).under[0]
    assert on_time.words == "Similar councils: 71%, 20 of 28."


def test_on_time_is_said_of_compliance_alone_and_where_there_are_outcomes(compared):
    assert panel(compared, compared.rows[1], KENT, COMPLIANCE_RATE).under == []
    some = complied((12, 3, 0))
    assert panel(some, some.rows[1], KENT, UPHOLD_RATE).under == []
