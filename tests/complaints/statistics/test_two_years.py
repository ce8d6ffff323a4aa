"""A year stands beside the one before: counts, exact differences, and what cannot be compared."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.figures.measures import UPHOLD_RATE
from complaints.figures.performance import Performance
from complaints.figures.rates import NOT_PUBLISHED, NoFigure, Rate
from complaints.models import Release
from complaints.statistics.two_years import CountBeside, FiguresBeside, RateBeside, TwoYears
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

AT = london_instant("2026-01-01 12:00")


@pytest.mark.parametrize(
    ("now", "last", "text"),
    [
        (106, 98, "+8"),
        (98, 106, "−8"),
        (5, 5, "the same"),
        (1_500, 20, "+1,480"),
        (5, None, ""),
        (None, 5, ""),
        (None, None, ""),
    ],
)
def test_counts_differ_by(now, last, text):
    assert CountBeside(now, last).difference_text == text


@pytest.mark.parametrize(
    ("now", "last", "text"),
    [
        (Rate(19, 21), Rate(28, 32), "+3 points before rounding"),  # 90.48 − 87.5 = 2.98
        (Rate(28, 32), Rate(19, 21), "−3 points before rounding"),  # shown as 90% and 88%
        (Rate(45, 50), Rate(57, 63), "the same"),  # both are shown as 90%
        (Rate(51, 100), Rate(1, 2), ""),  # few last year: counts, no percent
        (Rate(51, 100), Rate(50, 100), "+1 point"),
        # 89.5 and 89.49 are shown as 90% and 89%, and are a hundredth apart.
        (Rate(895, 1_000), Rate(8_949, 10_000), "+ under 1 point"),
        (Rate(0, 0), Rate(5, 10), ""),
        (NOT_PUBLISHED, Rate(5, 10), ""),
        (Rate(5, 10), NoFigure("no figures"), ""),
    ],
)
def test_rates_differ_by_points_of_their_exact_ratios(now, last, text):
    assert RateBeside(now, last).difference_text == text


def test_what_is_missing_on_one_side_has_its_words():
    beside = FiguresBeside(Performance(upheld=3, not_upheld=1), None)
    assert (beside.upheld, beside.investigated.now, beside.dealt_with.last) == (
        CountBeside(3, None),
        4,
        None,
    )
    uphold = beside.rate(UPHOLD_RATE)
    assert (uphold.now.text, uphold.last.text) == (
        "3 of 4",
        "no figures",
    )


@pytest.mark.django_db
def test_the_newest_approved_edition_of_the_year_before_stands_beside():
    kent = factories.council("Kent County")
    published("2023-24", frozen(kent, upheld=7, not_upheld=13))
    second = published("2023-24", frozen(kent, upheld=8, not_upheld=12), reason="Corrected")
    third = published("2023-24", frozen(kent, upheld=9), reason="Withdrawn since")
    Release.objects.filter(pk=third.pk).update(
        withdrawn_at=third.public_at - timedelta(days=1), withdrawn_reason="Wrong"
    )
    published("2023-24", frozen(kent, upheld=10), reason="Draft", by_command=False)
    now = published("2024-25", frozen(kent, upheld=12, not_upheld=8), frozen(upheld=1))
    years = TwoYears.load(now, AT)
    assert years.last.release == second
    rows = {row.council.name: row for row in years.rows()}
    assert rows["Kent County"].beside == FiguresBeside(
        Performance(upheld=12, not_upheld=8), Performance(upheld=8, not_upheld=12)
    )
    assert rows["Kent County"].beside.rate(UPHOLD_RATE).difference_text == "+20 points"
    (other,) = (row for name, row in rows.items() if name != "Kent County")
    assert (other.last, other.is_comparable) == (None, False)
    assert years.nation.upheld == CountBeside(13, 8)
    assert years.of_type("county").rate(UPHOLD_RATE).now == Rate(13, 21)


@pytest.mark.django_db
def test_without_a_year_before_there_is_nothing_beside():
    years = TwoYears.load(published("2024-25", frozen(upheld=3)), AT)
    assert years.last is None
    assert years.nation.upheld == CountBeside(3, None)
    assert years.of_type("county").upheld == CountBeside(3, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dates", "existed", "is_comparable"),
    [
        ({}, True, True),
        ({"opened_on": date(2023, 4, 1)}, True, True),
        ({"opened_on": date(2023, 4, 2)}, True, False),
        ({"opened_on": date(2024, 9, 1)}, True, False),
        ({"closed_on": date(2025, 4, 1)}, True, True),
        ({"closed_on": date(2025, 3, 31)}, True, False),
        ({"closed_on": date(2023, 4, 1)}, False, False),
    ],
)
def test_only_whole_years_are_compared(dates, existed, is_comparable):
    council = factories.council(**dates)
    published("2023-24", frozen(council, upheld=7, existed=existed))
    now = published("2024-25", frozen(council, upheld=12, existed=existed))
    (row,) = TwoYears.load(now, AT).rows()
    assert row.is_comparable is is_comparable


@pytest.mark.django_db
@pytest.mark.parametrize("councils", [1, 30])
def test_the_number_of_queries_does_not_follow_the_councils(councils):
    rows = [frozen(upheld=2) for _ in range(councils)]
    published("2023-24", *rows)
    now = published("2024-25", *rows)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(TwoYears.load(now, AT).rows())
    assert len(queries) == 8


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dates", "breaks", "words"),
    [
        (
            {},
            False,
            "3 percentage points lower than in 2023-24 (77%, 10 of 13); a change of this"
            " size can arise by chance.",
        ),
        ({}, True, "The method changed in 2024-25: figures of 2023-24 cannot be compared."),
        (
            {"opened_on": date(2023, 4, 2)},
            False,
            "2023-24 is no whole year of it: it opened on 2 April 2023.",
        ),
        (
            {"opened_on": date(2024, 4, 1)},
            False,
            "There is no year before: it opened on 1 April 2024.",
        ),
        (
            {"closed_on": date(2025, 3, 31)},
            False,
            "2024-25 is no whole year of it: it closed on 31 March 2025.",
        ),
    ],
)
def test_a_figure_beside_the_year_before_or_why_not(dates, breaks, words):
    council = factories.council(**dates)
    published("2023-24", frozen(council, upheld=10, not_upheld=3))
    now = published("2024-25", frozen(council, upheld=20, not_upheld=7))
    (row,) = TwoYears.load(now, AT).rows()
    assert row.movement(UPHOLD_RATE, breaks=breaks).words == words


@pytest.mark.django_db
def test_without_the_year_before_or_the_council_no_change_is_told():
    new, gone = factories.council(), factories.council()
    now = published("2024-25", frozen(new, upheld=20), frozen(gone, upheld=1, existed=False))
    rows = {row.council: row for row in TwoYears.load(now, AT).rows()}
    alone = rows[new].movement(UPHOLD_RATE, breaks=False)
    assert alone.words == "No figures of 2023-24 are published here."
    assert rows[gone].movement(UPHOLD_RATE, breaks=False) is None
