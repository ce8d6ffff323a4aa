"""A council's performance as re-users get it, worked out by hand."""

import pytest

from complaints.figures.time_taken import COLUMNS, TimeTaken
from portal.open_data.performance import PERFORMANCE, performance_rows
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def counties():
    """Kent: 9 of 12 upheld; Essex: 3 of 8; both: 12 of 20."""
    kent = factories.council("Kent County Council", gss_code="E10000016", residents=1_500_000)
    essex = factories.council("Essex County Council", region="")
    return kent, essex


@pytest.fixture
def release(counties):
    kent, essex = counties
    return factories.published(
        "2024-25",
        factories.frozen(
            kent,
            upheld=9,
            not_upheld=3,
            advice_given=2,
            satisfactory_remedies=1,
            on_time=6,
            late=1,
            not_complied=1,
            residents=1_500_000,
        ),
        factories.frozen(
            essex,
            upheld=3,
            not_upheld=5,
            satisfactory_remedies=None,
            on_time=None,
            late=None,
            not_complied=None,
        ),
    )


def rows(release) -> dict[str, dict]:
    return {each.council.slug: PERFORMANCE.nested(each) for each in performance_rows([release])}


def test_counts_rates_and_what_they_are_compared_with(release):
    kent = rows(release)["kent-county-council"]
    plain = {name: value for name, value in kent.items() if not isinstance(value, dict)}
    assert plain == {
        "year": "2024-25",
        "edition": 1,
        "council": "kent-county-council",
        "council_name": "Kent County Council",
        "council_name_then": "Kent County Council",
        "type": "county",
        "gss_code": "E10000016",
        "region": "South East",
        "existed": True,
        "residents": 1_500_000,
        "residents_year": 2021,
        "residents_summed": False,
        "received": None,
        "time_known": None,
        "within_13_weeks": None,
        "within_26_weeks": None,
        "within_52_weeks": None,
        "invalid_or_incomplete": 0,
        "advice_given": 2,
        "referred_back": 0,
        "not_for_us": 2,
        "closed_after_initial_enquiries": 0,
        "not_upheld": 3,
        "upheld": 9,
        "investigated": 12,
        "dealt_with": 14,
        "satisfactory_remedies": 1,
        "on_time": 6,
        "late": 1,
        "not_complied": 1,
        "compliance_outcomes": 8,
        "address": "http://127.0.0.1:8000/councils/kent-county-council/2024-25/?edition=1",
    }
    assert kent["uphold_rate"] == {
        "part": 9, "whole": 12, "ratio": 0.75, "percent": 75, "text": "75%",
    }  # fmt: skip
    assert kent["uphold_rate_similar"] == {
        "part": 12, "whole": 20, "ratio": 0.6, "percent": 60, "text": "60%",
        "published": False, "coverage": None,
    }  # fmt: skip
    # Of 12 cases with a chance of 0.6 each: P(X <= 3) = 0.015, P(X <= 10) = 0.980.
    assert kent["uphold_rate_chance"] == {
        "position": "within", "far_low": 2, "low": 4, "high": 10, "far_high": 12,
        "range": "33% to 83%",
        "words": "15 percentage points higher than similar councils (60%, 12 of 20); with 12 cases"
        " a gap of this size can arise by chance.",
    }  # fmt: skip
    assert kent["compliance_rate"] == {
        "part": 7, "whole": 8, "ratio": 0.875, "percent": 88, "text": "7 of 8",
    }  # fmt: skip
    assert kent["compliance_rate_similar"]["coverage"] == "1 of 2 county councils"
    assert kent["on_time_rate"] == {
        "part": 6, "whole": 8, "ratio": 0.75, "percent": 75, "text": "6 of 8",
    }  # fmt: skip
    assert kent["on_time_rate_similar"] == {
        "part": 6, "whole": 8, "ratio": 0.75, "percent": 75, "text": "6 of 8",
        "published": False, "coverage": "1 of 2 county councils",
    }  # fmt: skip
    # Of 8 cases with a chance of 0.75 each: P(X <= 2) = 0.004, P(X <= 3) = 0.027.
    assert (kent["on_time_rate_chance"]["position"], kent["on_time_rate_chance"]["low"]) == (
        "within",
        3,
    )
    assert kent["upheld_per_100k"] == {
        "part": 9, "whole": 1_500_000, "ratio": 0.6, "text": "0.6",
    }  # fmt: skip


def test_what_was_not_published_is_neither_zero_nor_left_out(release):
    essex = rows(release)["essex-county-council"]
    nothing = {"part": None, "whole": None, "ratio": None, "percent": None}
    assert essex["compliance_rate"] == nothing | {"text": "not published for this year"}
    assert essex["satisfactory_remedy_rate"] == nothing | {"text": "not published for this year"}
    assert (essex["satisfactory_remedies"], essex["compliance_outcomes"]) == (None, None)
    assert (essex["region"], essex["gss_code"], essex["residents"]) == (None, None, None)
    assert essex["upheld_per_100k"]["text"] == "residents not known"


def test_a_percent_never_says_more_than_the_text():
    council = factories.council()
    release = factories.published(
        "2023-24", factories.frozen(council, upheld=999, not_upheld=1, on_time=0, late=0)
    )
    [row] = rows(release).values()
    assert (row["uphold_rate"]["percent"], row["uphold_rate"]["text"]) == (99, "over 99%")
    assert row["uphold_rate"]["ratio"] == 0.999


def test_an_average_that_was_published_has_no_counts():
    kent = factories.council("Kent County Council")
    release = factories.published(
        "2021-22", factories.frozen(kent, upheld=76, not_upheld=24, published_average=71)
    )
    [row] = rows(release).values()
    assert row["uphold_rate_similar"] == {
        "part": None, "whole": None, "ratio": 0.71, "percent": 71, "text": "71%",
        "published": True, "coverage": None,
    }  # fmt: skip


def test_each_average_that_was_published_is_marked_so():
    kent = factories.council("Kent County Council")
    release = factories.published(
        "2021-22",
        factories.frozen(
            kent,
            upheld=76,
            not_upheld=24,
            on_time=9,
            residents=2_000_000,
            published_average_compliance=99.5,
            published_average_satisfactory_remedy=12,
            published_average_per_100000=4.2,
        ),
    )
    [row] = rows(release).values()
    assert row["uphold_rate_similar"]["published"] is False
    assert row["compliance_rate_similar"] == {
        "part": None, "whole": None, "ratio": 0.995, "percent": 99, "text": "over 99%",
        "published": True, "coverage": None,
    }  # fmt: skip
    assert row["satisfactory_remedy_rate_similar"]["text"] == "12%"
    assert row["upheld_per_100k_similar"] == {
        "part": None, "whole": None, "ratio": 4.2, "text": "4.2", "published": True,
        "coverage": None,
    }  # fmt: skip
    # 84 are expected of two million at 4.2.
    assert (row["upheld_per_100k_chance"]["low"], row["upheld_per_100k_chance"]["high"]) == (
        67,
        102,
    )
    assert row["upheld_per_100k_chance"]["range"] == "3.4 to 5.1"
    assert "(4.2, as published)" in row["upheld_per_100k_chance"]["words"]


def test_a_very_small_council_stands_beside_others_and_is_not_compared_by_residents():
    city, other = (factories.council(name, type="london_borough") for name in ("City", "Camden"))
    release = factories.published(
        "2024-25",
        factories.frozen(city, upheld=1, residents=8_600),
        factories.frozen(other, upheld=20, not_upheld=10, residents=200_000),
    )
    row = rows(release)["city"]
    assert row["upheld_per_100k"]["text"] == "11.6"
    # 21 of 208,600 residents: 10.07 for every 100,000.
    assert row["upheld_per_100k_similar"] == {
        "part": 21, "whole": 208_600, "ratio": 100_000 * 21 / 208_600, "text": "10.1",
        "published": False, "coverage": None,
    }  # fmt: skip
    assert set(row["upheld_per_100k_chance"].values()) == {None}
    assert row["uphold_rate_chance"]["position"] == "within"


def test_another_body_is_compared_with_nobody():
    park = factories.council("Peak District National Park", type="other")
    release = factories.published("2024-25", factories.frozen(park, upheld=1))
    [row] = rows(release).values()
    assert row["uphold_rate"]["text"] == "1 of 1"
    assert set(row["uphold_rate_similar"].values()) == {None}
    assert set(row["uphold_rate_chance"].values()) == {None}


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow_with_the_councils(number, django_assert_num_queries):
    councils = [factories.council() for _ in range(number)]
    release = factories.published(
        "2024-25", *(factories.frozen(each, upheld=1) for each in councils)
    )
    with django_assert_num_queries(3):
        assert len([PERFORMANCE.cells(row) for row in performance_rows([release])]) == number


def test_some_councils_alone_are_compared_with_all(release, counties):
    kent, _ = counties
    [row] = performance_rows([release], {kent.pk})
    assert PERFORMANCE.nested(row)["uphold_rate_similar"]["whole"] == 20


def test_time_taken_is_as_it_was_frozen():
    kent = factories.council()
    time = TimeTaken(9, (2, 4, 6))
    found = rows(factories.published("2023-24", factories.frozen(kent, upheld=9, time_taken=time)))[
        kent.slug
    ]
    assert [found[name] for name in COLUMNS] == [9, 2, 4, 6]
