"""Figures by category and of groups as files and API: what the pages show, and it adds up."""

from datetime import date

import pytest

from complaints.figures.performance import COUNTS
from complaints.models import CouncilFigures, Decision, Release
from complaints.statistics.breakdown import every_category, uphold_rate_by_category
from complaints.statistics.comparison import ReleasedYear
from councils.years import london_instant
from portal.open_data.breakdown import (
    GROUPS,
    PERFORMANCE_BY_CATEGORY,
    category_rows,
    group_rows,
)
from tests import factories
from tests.portal.open_data.worlds import rows_of
from tests.remembered import remembered

pytestmark = pytest.mark.django_db

AT = london_instant("2025-08-01 12:00")


@pytest.fixture
def release(clock):
    clock.set(AT)
    return kent_and_essex()


@remembered
def kent_and_essex():
    """Kent: 11 of 12 in housing, one withheld; Essex: 4 of 16 on roads, none in housing."""
    kent = factories.council("Kent County Council")
    essex = factories.council("Essex County Council")
    park = factories.council("A park", type="other")
    housing = factories.subject()
    roads = factories.subject("Highways", "Roads", "Potholes")
    for council, subject, upheld, not_upheld in (
        (kent, housing, 11, 1),
        (essex, roads, 4, 12),
        (park, roads, 1, 0),
    ):
        for n in range(upheld + not_upheld):
            outcome = "upheld" if n < upheld else "not_upheld"
            made = factories.decision(council, subject=subject, outcome=outcome)
            if n == 0:
                factories.recommendation(made)
    factories.decision(kent, subject=housing, withheld_reason="identifiable")
    factories.decision(kent, subject=housing, outcome="advice_given")
    return factories.release("2024-25")


def found(release) -> dict[tuple[str, str], dict]:
    rows = map(PERFORMANCE_BY_CATEGORY.nested, category_rows([release]))
    return {(row["council"], row["category"]): row for row in rows}


def test_each_category_has_its_counts_and_its_rate_beside_similar_councils(release):
    rows = found(release)
    assert list(rows) == [
        ("a-park", "highways"),
        ("essex-county-council", "highways"),
        ("essex-county-council", "housing"),
        ("essex-county-council", "not-broken-down"),
        ("kent-county-council", "highways"),
        ("kent-county-council", "housing"),
        ("kent-county-council", "not-broken-down"),
    ]
    housing = rows["kent-county-council", "housing"]
    told = ("category_name", "upheld", "not_upheld", "advice_given", "dealt_with", "on_time")
    assert [housing[name] for name in told] == ["Housing", 11, 1, 1, 13, 1]
    assert housing["uphold_rate"] == {
        "part": 11, "whole": 12, "ratio": 11 / 12, "percent": 92, "text": "92%",
    }  # fmt: skip
    assert housing["uphold_rate_similar"] | {"ratio": None} == {
        "part": 11, "whole": 12, "ratio": None, "percent": 92, "text": "92%",
        "published": False, "coverage": None,
    }  # fmt: skip
    nothing = rows["essex-county-council", "housing"]
    assert (nothing["upheld"], nothing["uphold_rate"]["text"]) == (0, "no investigations")
    assert nothing["uphold_rate_similar"]["text"] == "92%"
    assert set(rows["a-park", "highways"]["uphold_rate_similar"].values()) == {None}
    withheld = rows["kent-county-council", "not-broken-down"]
    assert (withheld["upheld"], withheld["uphold_rate"]["text"]) == (1, "1 of 1")
    assert withheld["uphold_rate_beyond_chance"] is False


def test_what_is_withheld_is_in_no_category_and_the_categories_add_up(release):
    assert Decision.objects.filter(withheld_reason="identifiable").get().subject
    rows = found(release)
    released = ReleasedYear.load(release)
    for council_id, row in released.rows.items():
        own = [each.counts for each in every_category(released) if each.council_id == council_id]
        for name in COUNTS:
            total = sum(getattr(each, name) for each in own)
            assert total == getattr(row.performance, name), name
    assert rows["kent-county-council", "housing"]["upheld"] == 11


def test_file_and_page_are_made_from_the_same(release):
    released = ReleasedYear.load(release)
    for pk, row in released.rows.items():
        in_file = [
            each.uphold
            for each in every_category(released)
            if each.council_id == pk and (each.uphold.rate.whole or each.uphold.average.whole)
        ]
        assert in_file == uphold_rate_by_category(release, row)


@pytest.fixture
def group(clock):
    """Cumbria and Eden closed on 1 April 2023; Cumberland came of them."""
    clock.set(AT)
    day = date(2023, 4, 1)
    cumbria = factories.council("Cumbria County Council", closed_on=day)
    eden = factories.council("Eden District Council", type="district", closed_on=day)
    cumberland = factories.council("Cumberland Council", type="unitary", opened_on=day)
    cumbria.successors.add(cumberland)
    eden.successors.add(cumberland)
    counts = {"upheld": 6, "not_upheld": 2, "satisfactory_remedies": 1, "on_time": 3, "late": 1}
    of_eden = {"upheld": 3, "not_upheld": 4, "on_time": 2}
    rows = [factories.frozen(cumbria, **counts), factories.frozen(eden, **of_eden)]
    factories.published("2022-23", *rows)
    return factories.published("2024-25", factories.frozen(cumberland, upheld=9))


def test_a_group_is_added_up_while_its_councils_existed(group, client):
    for address in ("/data/groups-all-years.csv", "/api/v1/groups.csv"):
        [row] = rows_of(client.get(address))
        told = ("year", "group", "councils", "successors", "upheld", "uphold_rate_text")
        assert [row[name] for name in told] == [
            "2022-23",
            "cumberland-council",
            "cumbria-county-council|eden-district-council",
            "cumberland-council",
            "9",
            "60%",
        ]
        assert (row["compliance_rate_part"], row["compliance_rate_whole"]) == ("6", "6")
        assert (row["on_time_rate_part"], row["satisfactory_remedy_rate_text"]) == ("5", "1 of 9")
    page = client.get("/councils/cumbria-county-council/2022-23/").content.decode()
    assert 'data-measure="uphold-rate" data-part="9" data-whole="15">60%' in page
    assert rows_of(client.get("/data/groups-2024-25-edition-1.csv")) == []
    assert GROUPS.key == ("year", "edition", "group")
    assert list(group_rows([group])) == []


def test_a_group_of_which_a_council_is_missing_is_not_added_up(group):
    CouncilFigures.objects.filter(council__slug="eden-district-council").delete()
    assert list(group_rows(Release.objects.filter(year="2022-23"))) == []


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 7),
        ("?category=housing", 2),
        ("?category=not-broken-down&council=kent-county-council", 1),
        ("?year=2024-25&type=other", 1),
        ("?year=2024-25&edition=1&page_size=3", 3),
    ],
)
def test_the_list_is_narrowed(release, client, query, number):
    answer = client.get(f"/api/v1/performance-by-category/{query}")
    assert len(answer.json()["results"]) == number
    assert answer["Release-Editions"] == "2024-25/1"


def test_a_category_that_does_not_exist_is_named(release, client):
    answer = client.get("/api/v1/performance-by-category/?category=zoo")
    [fault] = answer.json()["errors"]
    assert answer.status_code == 400
    assert fault["allowed"] == ["highways", "housing", "not-broken-down"]


def test_a_year_has_none_of_either_before_its_instant(release, client, clock):
    clock.set(london_instant("2025-06-30 23:59"))
    for name in ("performance-by-category", "groups"):
        assert client.get(f"/api/v1/{name}/").json()["results"] == []
        assert client.get(f"/api/v1/{name}/?year=2024-25").status_code == 400
        for form in ("csv", "xlsx"):
            missing = client.get(f"/data/{name}-2099-00-edition-1.{form}")
            hidden = client.get(f"/data/{name}-2024-25-edition-1.{form}")
            assert (hidden.status_code, hidden.content) == (404, missing.content)
