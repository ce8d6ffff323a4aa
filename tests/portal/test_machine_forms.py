"""Every figure that a page marks is in the API and in a file, and says the same there."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.db.models import F

from complaints.figures.rates import Rate
from complaints.models import Decision
from councils.years import london_instant
from tests import factories
from tests.portal.open_data.worlds import rows_of

pytestmark = pytest.mark.django_db

AT = london_instant("2025-08-01 12:00")
DAY = date(2023, 4, 1)
OF_COUNCILS = ("performance", "performance-by-category", "performance-by-type", "groups")
OF_SUBJECTS = ("performance-by-category", "category-totals")
MEASURES = {
    "uphold-rate": "uphold_rate",
    "compliance-rate": "compliance_rate",
    "on-time-rate": "on_time_rate",
    "satisfactory-remedy-rate": "satisfactory_remedy_rate",
    "upheld-per-100k": "upheld_per_100k",
}
RATE = re.compile(
    r'data-measure="([\w-]+)"(?: data-of="([\w-]+)")?'
    r' data-part="(\d+)" data-whole="(\d*)">([^<]*)<'
)
COUNT = re.compile(r'data-count="(\w+)"(?: data-number="(\d+)")?>(?:<[^>]*>)*([\d,]+)<')
COUNTS = (
    *("not_for_us", "closed_after_initial_enquiries", "not_upheld", "upheld", "dealt_with"),
    *("on_time", "late", "not_complied", "compliance_outcomes"),
)
TIME_TAKEN = ("within_13_weeks", "within_26_weeks", "within_52_weeks")
FEW = "fewer than ten"
Fact = tuple[str, str, str, str]  # a measure, its two counts, and how it is shown


@pytest.fixture
def world(clock):
    """Two years, two categories, a case withheld, a reorganisation, another body; few and many."""
    clock.set(AT)
    kent = factories.council("Kent County Council", residents=1_576_069)
    essex = factories.council("Essex County Council", residents=1_503_500)
    cumbria = factories.council("Cumbria County Council", closed_on=DAY, residents=500_000)
    eden = factories.council("Eden District Council", type="district", closed_on=DAY)
    cumberland = factories.council("Cumberland Council", type="unitary", opened_on=DAY)
    park = factories.council("A park", type="other")
    for old in (cumbria, eden):
        old.successors.add(cumberland)
    housing = factories.subject()
    roads = factories.subject("Highways", "Roads", "Potholes")
    then = {kent: 14, essex: 3, cumbria: 11, eden: 2, park: 1}
    now = {kent: 12, essex: 20, cumberland: 5, park: 1}
    failed = {"outcome": "not_complied", "done_on": None}
    for year, councils in ((2022, then), (2024, now)):
        for council, upheld in councils.items():
            for n in range(upheld + 4):
                made = factories.decision(
                    council,
                    decided_on=date(year, 6, 3),
                    subject=(housing, roads)[n % 2],
                    outcome="upheld" if n < upheld else "not_upheld",
                    satisfactory_remedy=n == 0,
                )
                if n < upheld:
                    factories.recommendation(made, **(failed if n == 1 else {}))
            factories.decision(council, decided_on=date(year, 6, 4), outcome="advice_given")
    factories.decision(kent, subject=housing, withheld_reason="identifiable")
    factories.decision(cumbria, decided_on=date(2023, 6, 1))  # after it had closed
    Decision.objects.update(received_on=F("decided_on") - timedelta(days=100))
    for year in ("2022-23", "2023-24", "2024-25"):
        factories.release(year)


def facts(rows: list[dict[str, str]]) -> Iterator[Fact]:
    for row in rows:
        for measure, column in MEASURES.items():
            for name in (column, f"{column}_similar"):
                if row.get(f"{name}_part", "") != "":
                    ends = ("part", "whole", "text")
                    yield (measure, *(row[f"{name}_{end}"] for end in ends))
        for column in TIME_TAKEN:
            if known := row.get("time_known"):
                text = Rate(int(row[column]), int(known)).text
                yield (column.replace("_", "-"), row[column], known, text)


def machine_forms(
    client, of: set[str], names=OF_COUNCILS
) -> tuple[set[Fact], set[Fact], set[tuple[str, str]]]:
    """What API and files say of some councils, types or groups: rates of each, and counts."""

    def is_of(row: dict[str, str]) -> bool:
        return bool(of & {row.get("council"), *row.get("councils", "").split("|")}) or (
            "council" not in row and row.get("type") in of
        )

    lists = [rows_of(client.get(f"/api/v1/{name}.csv?page_size=500")) for name in names]
    files = [rows_of(client.get(f"/data/{name}-all-years.csv")) for name in names]
    assert lists == files
    rows = [row for each in lists for row in each if is_of(row)]
    counts = {(name, row[name]) for row in rows for name in COUNTS if name in row}
    return set(facts(rows)), {(*each[:3], FEW) for each in facts(rows)}, counts


@pytest.mark.parametrize(
    ("address", "of", "at_least", "kinds"),
    [
        (
            "/councils/kent-county-council/2024-25/",
            {"kent-county-council", "county", "essex-county-council"},  # in its table
            25,
            {"", "council", "similar", "category", "year"},
        ),
        (
            "/councils/cumbria-county-council/2022-23/",
            {"cumbria-county-council", "county", "kent-county-council", "essex-county-council"},
            25,
            {"", "council", "similar", "category", "year"},
        ),
        (
            "/councils/cumbria-county-council/2023-24/",  # it had closed
            {"cumbria-county-council", "county"},
            5,
            {"", "category"},
        ),
        (
            "/councils/cumberland-council/2024-25/",
            {"cumberland-council", "unitary", "eden-district-council"},
            12,
            {"", "category", "time"},
        ),
        ("/councils/a-park/2024-25/", {"a-park"}, 6, {"", "category", "year"}),
        (
            "/councils/kent-county-council/2024-25/scrutiny-pack/",
            {"kent-county-council", "county"},
            8,
            {"", "category", "year"},
        ),
        (
            "/?year=2024-25",
            {"county", "unitary", "all", "other"},
            10,
            {""},
        ),
        ("/methods/", {"essex-county-council", "county"}, 8, {"", "similar"}),
    ],
)
def test_each_marked_figure_is_in_api_and_files(client, world, address, of, at_least, kinds):
    page = client.get(address).content.decode()
    if address == "/?year=2024-25":
        of = of | {"kent-county-council", "essex-county-council"}  # the table below the map
    exact, few, counts = machine_forms(client, of)
    marked = [
        (what, (measure, part, whole, unescape(text)))
        for measure, what, part, whole, text in RATE.findall(page)
    ]
    assert len(marked) >= at_least
    assert kinds <= {what for what, _ in marked}
    assert [fact for _, fact in marked if fact not in exact | few] == []
    counted = [
        (name, number or text.replace(",", "")) for name, number, text in COUNT.findall(page)
    ]
    assert [each for each in counted if each not in counts] == []
    assert bool(counted) is (address != "/methods/")


@pytest.mark.parametrize(
    ("address", "of", "at_least"),
    [
        ("/subjects/", {"all"}, 4),
        ("/subjects/?year=2022-23", {"all"}, 4),
        (
            "/subjects/housing/",
            {"all", "county", "kent-county-council", "essex-county-council"},
            12,
        ),
        (
            "/subjects/highways/?year=2022-23&type=district",
            {"all", "district", "eden-district-council"},
            12,
        ),
    ],
)
def test_each_figure_of_a_subject_is_in_api_and_files(client, world, address, of, at_least):
    page = client.get(address).content.decode()
    exact, few, counts = machine_forms(client, of, OF_SUBJECTS)
    marked = [
        (measure, part, whole, unescape(text))
        for measure, _, part, whole, text in RATE.findall(page)
    ]
    assert len(marked) >= at_least
    assert [fact for fact in marked if fact not in exact | few] == []
    counted = [(name, number) for name, number, _ in COUNT.findall(page)]
    assert counted
    assert [each for each in counted if each not in counts] == []


def test_no_rate_of_a_chart_or_table_is_left_without_a_mark():
    """A template that shows a rate's text shows it through a tag that marks it."""
    root = Path(__file__).parents[2] / "templates"
    past = re.compile(r"\{\{ *[\w.]*rate\.text")
    found = [
        str(file.relative_to(root))
        for folder in ("charts", "councils", "scrutiny", "subjects")
        for file in (root / folder).rglob("*.html")
        if past.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
