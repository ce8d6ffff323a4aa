"""Councils side by side: what stands on the page, and what an address may not bring out."""

import csv
import re
from datetime import date
from html import unescape

import pytest

from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

INSTANT = london_instant("2025-07-01 09:30")
KENT_AND_ESSEX = "/compare/?council=kent-county-council&council=essex-county-council"
CSV, PDF = (KENT_AND_ESSEX.replace("/compare/", f"/compare.{form}") for form in ("csv", "pdf"))


@pytest.fixture
def made():
    kent, essex, surrey = (
        factories.council(f"{name} County Council", residents=1_000_000)
        for name in ("Kent", "Essex", "Surrey")
    )
    medway = factories.council("Medway Council", type="unitary")
    published("2023-24", frozen(kent, upheld=30, not_upheld=10))
    published(
        "2024-25",
        frozen(kent, upheld=63, not_upheld=13, residents=1_000_000),
        frozen(essex, upheld=2, not_upheld=1, residents=1_000_000),
        frozen(surrey, upheld=300, not_upheld=30, residents=1_000_000),
        frozen(medway, upheld=20, not_upheld=5),
        public_at=INSTANT,
    )
    return kent, essex, surrey, medway


@pytest.fixture
def read(client, clock):
    def at(address, instant=INSTANT):
        clock.set(instant)
        return client.get(address)

    return at


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_each_measure_stands_with_its_counts_the_average_and_what_chance_says(made, read):
    page = read(KENT_AND_ESSEX)
    said = words(page)
    assert "Kent and Essex" in said
    assert "83% 63 of 76 6 percentage points lower" in said
    assert "A gap can arise by chance, except where it says “unusual”" in said
    assert "2 of 3 too few cases to compare" in said  # of few cases no percent
    assert "67%" not in said
    assert "County councils together 89% 365 of 409" in said
    assert 'data-measure="uphold-rate" data-part="63" data-whole="76"' in page.content.decode()


def test_a_year_is_as_if_it_were_not_until_its_instant(made, read):
    before = london_instant("2025-07-01 09:29")
    assert "30 of 40" in words(read(KENT_AND_ESSEX, before))
    for year in ("2024-25", "2099-00", "nonsense"):
        assert read(f"{KENT_AND_ESSEX}&year={year}", before).status_code == 404
    assert read(f"{KENT_AND_ESSEX}&year=2024-25").status_code == 200


def test_across_types_there_is_a_warning_and_an_average_of_each(made, read):
    said = words(read(f"{KENT_AND_ESSEX}&council=medway-council"))
    assert "Not a fair comparison. These councils are of two types" in said
    assert "County councils together 89%" in said
    assert "Unitary councils together 80% 20 of 25" in said
    assert "Medway Council is a unitary council. It runs what county and district" in said
    alike = words(read(KENT_AND_ESSEX))
    assert "Not a fair comparison" not in alike
    assert "What is unlike about them" not in alike


def test_a_file_across_types_says_in_each_row_what_is_unlike(made, read):
    across = read(f"{CSV}&council=medway-council")
    rows = rows_of(across)
    assert len(rows) == 4
    assert all(each["note"].startswith("These councils are of two types") for each in rows)
    assert all("It runs what county and district councils share" in each["note"] for each in rows)
    assert "demonstration" not in across["Content-Disposition"]
    assert "note" not in rows_of(read(CSV))[0]
    chart = KENT_AND_ESSEX.replace("/compare/", "/compare/charts/trends-uphold-rate.csv")
    assert "of two types" in read(f"{chart}&council=medway-council").content.decode()
    assert "types" not in read(chart).content.decode()


def test_what_is_wrong_with_an_address_is_said(made, read):
    said = words(read(f"{KENT_AND_ESSEX}&council=kent-county-council&council=nowhere"))
    assert "There is no council under “nowhere”, so it was left out." in said
    assert "Kent stood in the address more than once, and counts once." in said


def test_a_council_without_figures_of_the_year_says_why(made, read):
    old = factories.council("Old District Council", type="district", closed_on=date(2024, 4, 1))
    said = words(read(f"{KENT_AND_ESSEX}&council=old-district-council"))
    assert "Old District Council has no figures in 2024-25. It closed on 1 April 2024." in said
    assert "no figures in 2024-25" in said
    # Its ready-made sets would be of its last year, of which nothing is public here.
    assert "nearest in" not in words(read("/compare/?council=old-district-council"))
    old.successors.add(factories.council("New Council", opened_on=date(2024, 4, 1)))
    said = words(read(f"{KENT_AND_ESSEX}&council=old-district-council"))
    assert "It closed on 1 April 2024 and was replaced by New Council." in said
    assert "Essex County Council has no figures in 2023-24." in words(
        read(f"{KENT_AND_ESSEX}&year=2023-24")
    )


def test_with_one_or_none_there_is_something_to_choose(made, read):
    assert "Choose a council by name" in words(read("/compare/"))
    assert "Which councils do you want to put beside Kent County Council?" in words(
        read("/compare/?council=kent-county-council")
    )


def test_a_name_that_means_one_council_adds_it(made, read):
    response = read("/compare/?council=kent-county-council&q=essex")
    assert response.status_code == 302
    assert response["Location"] == KENT_AND_ESSEX
    assert "No council was found for “zzz”" in words(read(f"{KENT_AND_ESSEX}&q=zzz"))
    assert "among those compared already" in words(read(f"{KENT_AND_ESSEX}&q=kent"))
    assert "No council is called “Medwey”. Did you mean one of these?" in words(
        read(f"{KENT_AND_ESSEX}&q=Medwey")
    )
    several = read(f"{KENT_AND_ESSEX}&q=county")
    assert "Which one of these?" in words(several)
    assert f'href="{KENT_AND_ESSEX}&council=surrey-county-council"' in unescape(
        several.content.decode()
    )


def test_a_seventh_is_not_added(made, read):
    more = "".join(
        f"&council={factories.council(f'{name} County Council').slug}" for name in "ABCD"
    )
    said = words(read(f"{KENT_AND_ESSEX}{more}&q=surrey"))
    assert "Six councils fit beside each other: remove one to add another." in said
    assert "Which one of these?" not in said


def test_before_any_year_is_public_there_is_still_a_page(client):
    factories.council("Kent County Council")
    assert client.get("/compare/").status_code == 200
    assert client.get(KENT_AND_ESSEX).status_code == 200


def test_queries_are_the_same_for_two_and_for_six(made, client, django_assert_num_queries):
    six = f"&council={made[2].slug}"
    for number in range(3):
        six += f"&council={factories.council(f'Further {number} County Council').slug}"
    for address in (KENT_AND_ESSEX, f"{KENT_AND_ESSEX}{six}"):
        with django_assert_num_queries(14):
            assert client.get(address).status_code == 200


def rows_of(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(text.splitlines()))


def test_its_figures_can_be_taken_away_as_the_data_set_has_them(made, read):
    found = rows_of(read(f"{CSV}&year=2024-25"))
    assert [(row["council"], row["year"], row["uphold_rate_text"]) for row in found] == [
        ("essex-county-council", "2024-25", "2 of 3"),
        ("kent-county-council", "2024-25", "83%"),
    ]
    every_year = rows_of(read(CSV))
    assert [(row["council"], row["year"]) for row in every_year] == [
        ("essex-county-council", "2024-25"),
        ("kent-county-council", "2024-25"),
        ("kent-county-council", "2023-24"),
    ]


def test_no_file_has_a_year_before_its_instant(made, read):
    before = london_instant("2025-07-01 09:29")
    assert {row["year"] for row in rows_of(read(CSV, before))} == {"2023-24"}
    for address in (CSV, PDF):
        for year in ("2024-25", "2099-00"):
            assert read(f"{address}&year={year}", before).status_code == 404
    assert read(f"{PDF}&year=2024-25").status_code == 200


def test_a_file_of_nobody_does_not_exist(made, read):
    for address in (
        "/compare.csv",
        "/compare.csv?council=nowhere",
        "/compare.pdf",
        PDF.split("&")[0],
    ):
        assert read(address).status_code == 404, address


def test_the_pdf_is_named_for_its_edition(made, read):
    response = read(PDF)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="councils-compared-2024-25-edition-1.pdf"'
    )
    assert response.content.startswith(b"%PDF-1.7")


def test_charts_name_the_councils_compared(made, read):
    page = read(f"{KENT_AND_ESSEX}&council=surrey-county-council&year=2024-25").content.decode()
    assert "All 3 county councils as a table" in page
    assert 'id="funnel-uphold-rate-county-wide-title"' in page
    assert 'class="series series-3"' in page
    assert "Kent: 2023-24 75%, 2024-25 83%" in page


def test_subjects_stand_beside_each_other(read):
    homes = factories.subject()
    for name, upheld, not_upheld in (("Kent", 8, 4), ("Essex", 1, 1)):
        council = factories.council(f"{name} County Council")
        for number in range(upheld + not_upheld):
            outcome = "upheld" if number < upheld else "not_upheld"
            factories.decision(council, subject=homes, outcome=outcome)
    factories.release(public_at=INSTANT)
    page = read(KENT_AND_ESSEX)
    assert "Housing 67% 8 of 12 1 of 2 64% 9 of 14" in words(page)
    assert 'href="/subjects/housing/?year=2024-25"' in page.content.decode()
    assert (
        "/decisions/?council=kent-county-council&category=housing&year=2024-25&counted=upheld"
        in unescape(page.content.decode())
    )


def test_ready_made_sets_lead_to_comparisons(made, read):
    said = words(read("/compare/?council=kent-county-council"))
    assert "Ready-made comparisons for Kent" in said
    assert "Same region The other county councils in the South East." in said or (
        "Same type, nearest in size" in said
    )
    assert "County councils The three with most residents of the 3 county councils." in words(
        read("/compare/")
    )


CHART = KENT_AND_ESSEX.replace("/compare/", "/compare/charts/{}")


def test_each_chart_is_a_file_of_its_own(made, read):
    page = read(KENT_AND_ESSEX).content.decode()
    files = [unescape(each) for each in re.findall(r'href="(/compare/charts/[^"]+)"', page)]
    assert len(files) == len(set(files)) == page.count('<figure class="chart-figure') * 3
    for file in files:
        answer = read(file)
        form = file.partition("?")[0].rpartition(".")[2]
        begins = {"png": b"\x89PNG", "svg": b"<svg", "csv": b"council,"}
        begins["csv"] = b"year,council," if "trends-" in file else b"council,"
        assert answer.content.startswith(begins[form]), file


def test_rows_of_a_compared_chart_have_their_counts(made, read):
    abreast = list(
        csv.reader(read(CHART.format("abreast-uphold-rate.csv")).content.decode().split("\r\n"))
    )
    assert abreast[1][:5] == ["Kent", "83%", "63", "76", "89%"]
    trends = read(CHART.format("trends-uphold-rate.csv")).content.decode().split("\r\n")
    assert "2023-24,Kent,75%,30,40," in trends
    assert "2024-25,Essex,2 of 3,2,3," in trends


def test_a_compared_chart_is_nowhere_before_its_years_instant(made, read):
    before, year = london_instant("2025-07-01 09:29"), "&year=2024-25"
    for form in ("png", "svg", "csv"):
        address = CHART.format(f"abreast-uphold-rate.{form}") + year
        assert read(address, before).status_code == 404
        assert read(address).status_code == 200
    assert read(CHART.format("abreast-nothing.csv")).status_code == 404
    assert (
        read("/compare/charts/abreast-uphold-rate.csv?council=kent-county-council").status_code
        == 404
    )
