"""The same figure in page, map, API, files, record, pack and letter: of every council of a year."""

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from html import unescape

import openpyxl
import pytest
from django.core.management import call_command

from councils.models import Boundary, BoundarySet, Council
from councils.years import Year, london_instant
from letters.composing.drafts import compose_letters
from letters.models import Letter
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]
YEAR = Year(2024)
PUBLIC = london_instant("2025-07-01 09:30")
AT = london_instant("2025-07-05 12:00")
MEASURES = ("uphold-rate", "compliance-rate", "satisfactory-remedy-rate", "upheld-per-100k")
MARK = re.compile(
    r'data-measure="([^"]*)"(?: data-part="(\d*)" data-whole="(\d*)")?>([^<]*)</span>'
)
Figures = dict[str, tuple[int | None, int | None, str]]


@pytest.fixture
def counts() -> dict[str, dict[str, int]]:
    """Seeded counts of every council that existed in the year; many have few, some have none."""
    call_command("import_councils", verbosity=0, stdout=io.StringIO())
    draw = random.Random(2024)
    found = {}
    for council in Council.objects.existing_in(YEAR).order_by("slug"):
        most = draw.choice((0, 4, 15, 60, 250))
        upheld, on_time = draw.randint(0, most), draw.randint(0, most)
        found[council.slug] = {
            "upheld": upheld,
            "not_upheld": draw.randint(0, most // 3),
            "satisfactory_remedies": draw.randint(0, upheld),
            "on_time": on_time,
            "late": draw.randint(0, 3) if on_time else 0,
            "not_complied": draw.choice((0, 0, 0, 1)),
            "residents": draw.randint(9_000, 1_500_000),
        }
    assert len(found) > 300
    return found


@pytest.fixture
def published(counts, clock):
    """Those figures, letters about them, and a drawing of every council."""
    clock.set(AT)
    councils = {council.slug: council for council in Council.objects.all()}
    frozen = [factories.frozen(councils[slug], **own) for slug, own in counts.items()]
    factories.published(str(YEAR), *frozen, public_at=PUBLIC)
    drawing = BoundarySet.objects.create(
        name="Test", topology='{"arcs": [], "objects": {}}', content_hash="abc", loaded_at=PUBLIC
    )
    Boundary.objects.bulk_create(
        Boundary(council=councils[slug], boundary_set=drawing) for slug in counts
    )
    compose_letters(YEAR, by=None, at=AT)
    Letter.objects.update(by_command=True, approved_at=AT, sent_at=AT)
    assert Letter.objects.public(AT).count() == len(counts)


def expected(own: dict[str, int]) -> dict[str, tuple[int, int]]:
    """The counts of each measure, added up by themselves."""
    complied = own["on_time"] + own["late"]
    return {
        "uphold-rate": (own["upheld"], own["upheld"] + own["not_upheld"]),
        "compliance-rate": (complied, complied + own["not_complied"]),
        "satisfactory-remedy-rate": (own["satisfactory_remedies"], own["upheld"]),
        "upheld-per-100k": (own["upheld"], own["residents"]),
    }


def in_page(page: str) -> Figures:
    return {
        measure: (int(part or 0), int(whole or 0), unescape(text))
        for measure, part, whole, text in MARK.findall(page)
        if measure in MEASURES
    }


def in_row(row: dict) -> Figures:
    """Of a row of performance as JSON has it."""
    rates = {measure: row[measure.replace("-", "_")] for measure in MEASURES}
    return {name: (rate["part"], rate["whole"], rate["text"]) for name, rate in rates.items()}


def in_cells(row: dict) -> Figures:
    """Of a row of performance as a table has it."""
    return {
        measure: (
            int(row[f"{name}_part"]),
            int(row[f"{name}_whole"]),
            row[f"{name}_text"],
        )
        for measure in MEASURES
        if (name := measure.replace("-", "_"))
    }


def ways(client, slugs: list[str]) -> Iterator[tuple[str, dict[str, Figures]]]:
    """Each way by which figures leave the portal, with what it says of every council."""

    def text(path: str) -> str:
        return content(path).decode()

    def content(path: str) -> bytes:
        response = client.get(path)
        assert response.status_code == 200, path
        return b"".join(response) if response.streaming else response.content

    yield "page", {each: in_page(text(f"/councils/{each}/{YEAR}/")) for each in slugs}
    pack = "/councils/{}/{}/scrutiny-pack/"
    yield "pack", {each: in_page(text(pack.format(each, YEAR))) for each in slugs}
    letter = "/councils/{}/letters/{}/"
    yield "letter", {each: in_page(text(letter.format(each, YEAR))) for each in slugs}
    drawn = json.loads(text(f"/map/{YEAR}.json"))["councils"]
    yield (
        "map",
        {
            each["slug"]: {
                measure: (figure["part"], figure["whole"], figure["text"])
                for measure, figure in each["figures"].items()
            }
            for each in drawn
        },
    )
    rows = json.loads(text(f"/api/v1/performance/?year={YEAR}&page_size=500"))["results"]
    yield "API", {row["council"]: in_row(row) for row in rows}
    lines = csv.DictReader(io.StringIO(text(f"/api/v1/performance.csv?year={YEAR}&page_size=500")))
    yield "API as CSV", {line["council"]: in_cells(line) for line in lines}
    file = f"/data/performance-{YEAR}-edition-1"
    lines = csv.DictReader(io.StringIO(text(f"{file}.csv")))
    yield "CSV", {line["council"]: in_cells(line) for line in lines}
    sheet = openpyxl.load_workbook(io.BytesIO(content(f"{file}.xlsx")), read_only=True).worksheets[
        0
    ]
    heads, *cells = sheet.iter_rows(values_only=True)
    lines = [dict(zip(heads, row, strict=True)) for row in cells]
    yield "XLSX", {line["council"]: in_cells(line) for line in lines}
    record = "/councils/{}/record.json"
    yield (
        "record",
        {each: in_row(json.loads(text(record.format(each)))["figures"][0]) for each in slugs},
    )


def test_every_way_says_the_same_of_every_council(client, counts, published):
    slugs = list(counts)
    told = dict(ways(client, slugs))
    page = told["page"]
    for slug, own in counts.items():
        assert {name: figure[:2] for name, figure in page[slug].items()} == expected(own), slug
    for way, figures in told.items():
        assert list(figures.keys() ^ page.keys()) == [], way
        measures = MEASURES[:3] if way == "letter" else MEASURES
        for slug in slugs:
            wanted = {measure: page[slug][measure] for measure in measures}
            assert figures[slug] == wanted, (way, slug)


def words(response) -> str:
    """The page's words, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_on_time_stands_beside_similar_councils_on_every_page_of_the_year(client):
    """Kent 12 of 15 and Essex 18 of 25: together 75%. Limits, too, are those of on time."""
    kent, essex = (factories.council(f"{name} County Council") for name in ("Kent", "Essex"))
    factories.published(
        "2024-25",
        factories.frozen(kent, upheld=1, on_time=12, late=3),
        factories.frozen(essex, upheld=1, on_time=18, late=2, not_complied=5),
    )
    page = words(client.get("/councils/kent-county-council/2024-25/"))
    card = page[
        page.index("Compliance rate A compliance outcome") : page.index("Satisfactory remedy rate")
    ]
    assert card.endswith("On time: 80% (12 of 15). ")  # after what is said of the compliance rate
    gap = "5 percentage points higher than similar councils (75%, 30 of 40)."
    assert f"On time. {gap}" in page.replace("On time .", "On time.")
    pack = words(client.get("/councils/kent-county-council/2024-25/scrutiny-pack/"))
    assert "On time: 80% (12 of 15), higher than similar councils (75%, 30 of 40)." in pack
    home = client.get("/").content.decode()
    assert home.count('data-measure="on-time-rate" data-part="30" data-whole="40">75%<') == 2
    assert 'data-measure="on-time-rate" data-part="12" data-whole="15">80%<' in home
    assert '<option value="-on-time-rate">' in home
    assert "On-time rate" in words(client.get("/methods/"))
