"""The page of files and the files: what is there, when, and what is never there."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from complaints.models import Decision, Release
from councils.public_record import MADE_UP, changing_public_record
from portal.open_data.catalogue import FORMS
from portal.open_data.downloads import XLSX
from portal.open_data.performance import PERFORMANCE
from tests import factories
from tests.portal.crawling import text_of
from tests.portal.open_data.microdata import things_in
from tests.portal.open_data.worlds import INSTANT, LATER, catalogue, rows_of, small_world

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def get(client, clock):
    """Asks for an address at an instant."""

    def ask(address, at=LATER, **headers):
        clock.set(at)
        return client.get(address, headers=headers)

    return ask


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_page_leads_to_every_file_and_to_no_other(get):
    small_world()
    page = text_of(get("/data/"))
    linked = re.findall(r'href="(/data/[^"]+\.(?:csv|xlsx))"', page)
    earlier = [file for each in catalogue().earlier for file in each.files]
    expected = [file.path(form) for file in (*catalogue().newest, *earlier) for form in FORMS]
    assert sorted(linked) == sorted([*expected, "/data/dictionary.csv"])
    for address in ("boundaries.geojson", "dictionary/", "datapackage.json"):
        assert f'href="/data/{address}"' in page
    assert "“Figures of 2024-25, edition 1, published 1 July 2025”" in words(page)
    assert "edition 1, published 1 July 2024, replaced 1 September 2024" in words(page)
    assert "Contains information from the Local Government" in words(page)


def test_the_page_before_anything_is_published(get):
    page = text_of(get("/data/"))
    assert "No year has been published yet" in words(page)
    assert "Earlier editions" not in page
    assert "boundaries.geojson" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_of_the_page_do_not_grow(number, get, django_assert_num_queries):
    small_world(number)
    with django_assert_num_queries(3):
        get("/data/")


def test_an_address_without_an_edition_leads_to_the_current_one_for_now(get):
    small_world()
    for asked, found in {
        "performance-2023-24.csv": "performance-2023-24-edition-2.csv",
        "compliance-2024-25.xlsx": "compliance-2024-25-edition-1.xlsx",
        "service-improvements-2023-24-edition-1.csv": "service-improvements-2023-24-edition-2.csv",
        "performance-2023-24-edition-01.csv": "performance-2023-24-edition-1.csv",
    }.items():
        response = get(f"/data/{asked}")
        assert (response.status_code, response["Location"]) == (302, f"/data/{found}")


def test_what_there_is_not_answers_as_a_year_that_does_not_exist(get):
    small_world()
    before = INSTANT - SECOND
    missing = get("/data/performance-2099-00-edition-1.csv", before)
    assert missing.status_code == 404
    for name in (
        *("performance-2024-25-edition-1", "counted-decisions-2024-25-edition-1"),
        *("compliance-2024-25", "service-improvements-2024-25-edition-1", "performance-2024-25"),
        *("performance-2023-24-edition-3", "performance-2023-24-edition-0"),
        *("counted-decisions-2022-23-edition-1", "compliance-2022-23"),  # imported
        *("decisions-2023-24-edition-1", "letters-2023-24", "nonsense-2023-24-edition-1"),
        *("performance-2023-25", "performance", "decisions", "nonsense", "councils-all-years"),
        f"performance-2023-24-edition-{'9' * 5000}",
    ):
        for form in FORMS:
            response = get(f"/data/{name}.{form}", before)
            assert (response.status_code, response.content) == (404, missing.content), name
            assert sorted(response.headers.items()) == sorted(missing.headers.items()), name
    assert get("/data/performance-2024-25-edition-1.csv", INSTANT).status_code == 200


def test_what_all_years_hold_grows_at_the_instant(get):
    small_world()
    for slug, before, after in (
        ("performance", {"2022-23", "2023-24"}, {"2022-23", "2023-24", "2024-25"}),
        ("counted-decisions", {"2023-24"}, {"2023-24", "2024-25"}),
        ("compliance", {"2023-24"}, {"2023-24", "2024-25"}),
    ):
        for at, years in ((INSTANT - SECOND, before), (INSTANT, after)):
            rows = rows_of(get(f"/data/{slug}-all-years.csv", at))
            assert {row["year"] for row in rows} == years
            assert {row["edition"] for row in rows if row["year"] == "2023-24"} == {"2"}
    told = {
        at: {row["compliance"] for row in rows_of(get(ADDRESS, at)) if row["year"] == "2024-25"}
        for at in (INSTANT - SECOND, INSTANT)
    }
    assert told == {INSTANT - SECOND: {""}, INSTANT: {"on_time"}}


ADDRESS = "/data/service-improvements-all-years.csv"


def test_an_earlier_edition_keeps_its_figures_and_a_withdrawn_case_leaves_it(get):
    small_world()
    first, second = (
        [row["upheld"] for row in rows_of(get(f"/data/performance-2023-24-edition-{n}.csv"))]
        for n in (1, 2)
    )
    assert (first, second) == (["1"], ["2"])
    shown = Decision.objects.filter(decided_on="2023-06-03")
    cases = {file.csv for file in catalogue().newest if "reference" in file.dataset.names} | {
        f"/data/{kind}-2023-24-edition-1.csv" for kind in ("counted-decisions", "compliance")
    }
    reference = str(shown.get())
    with_it = {address for address in cases if reference in text_of(get(address))}
    assert len(with_it) == 9
    shown.update(withheld_reason="identifiable")
    assert {address for address in cases if reference in text_of(get(address))} == set()
    performance = rows_of(get("/data/performance-2023-24-edition-1.csv"))
    assert [row["upheld"] for row in performance] == ["1"]


def test_files_are_saved_and_nobody_keeps_them_for_long(get):
    small_world()
    response = get("/data/performance-2024-25-edition-1.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    name = "performance-2024-25-edition-1.csv"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "no-cache"
    assert response["X-Accel-Expires"] == f"@{int(LATER.timestamp()) + 59}"
    text_of(response)
    again = get("/data/performance-2024-25-edition-1.csv", **{"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_demonstration_marks_every_file(get):
    small_world()
    with changing_public_record() as record:
        record.demonstration = True
    for file in catalogue().newest:
        response = get(file.csv)
        name = f"demonstration-{file.name}.csv"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        rows = rows_of(response)
        assert {row["note"] for row in rows} == ({MADE_UP} if rows else set())
        response = get(file.xlsx)
        name = f"demonstration-{file.name}.xlsx"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        sheet, notes = load_workbook(BytesIO(b"".join(response.streaming_content))).worksheets
        last = {row[-1] for row in sheet.iter_rows(values_only=True)}
        assert last == ({"note", MADE_UP} if rows else {"note"})
        assert ("Demonstration", MADE_UP) in [row[:2] for row in notes.iter_rows(values_only=True)]
    response = get("/data/boundaries.geojson")
    assert (
        response["Content-Disposition"] == 'attachment; filename="demonstration-boundaries.geojson"'
    )
    assert response.json()["note"] == MADE_UP
    assert "each row has a note" in text_of(get("/data/"))


def test_a_name_that_looks_like_a_formula_stays_a_name(get):
    council = factories.council("=1+1", slug="formula")
    factories.published("2024-25", factories.frozen(council, upheld=1))
    [row] = rows_of(get("/data/performance-2024-25-edition-1.csv"))
    assert row["council_name"] == "'=1+1"


def test_a_workbook_is_saved_with_its_notes(get):
    small_world()
    response = get("/data/performance-2023-24-edition-1.xlsx")
    assert response["Content-Type"] == XLSX
    name = "performance-2023-24-edition-1.xlsx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    workbook = load_workbook(BytesIO(b"".join(response.streaming_content)))
    assert workbook.sheetnames == ["Performance", "Notes"]
    notes = {row[0]: row[1] for row in workbook["Notes"].iter_rows(values_only=True)}
    assert notes["Edition"] == "Figures of 2023-24, edition 1, published 1 July 2024."
    assert notes["Replaced by"] == "Edition 2, on 1 September 2024, 9.30am"
    assert notes["Address"] == f"http://127.0.0.1:8000/data/{name}"
    assert {each.name: each.meaning for each in PERFORMANCE.flat}.items() <= notes.items()


def test_the_same_workbook_is_the_same_byte_for_byte(get):
    small_world()
    for name in ("performance-2024-25-edition-1", "councils"):
        first, second = (
            b"".join(get(f"/data/{name}.xlsx", at).streaming_content)
            for at in (LATER, LATER + SECOND)
        )
        assert first == second


def test_only_reading_is_allowed(client, clock):
    small_world()
    clock.set(LATER)
    assert client.post("/data/councils.csv").status_code == 405
    response = client.head("/data/councils.csv")
    assert (response.status_code, text_of(response)) == (200, "")


def test_boundaries_are_given_as_geojson(get):
    small_world(3)
    response = get("/data/boundaries.geojson")
    assert response["Content-Type"] == "application/geo+json"
    assert response["Content-Disposition"] == 'attachment; filename="boundaries.geojson"'
    assert len(response.json()["features"]) == 3
    assert "note" not in response.json()


def test_a_release_withdrawn_before_its_instant_has_no_files(get):
    small_world()
    changed = Release.objects.filter(year="2024-25")
    assert changed.update(withdrawn_at=INSTANT - SECOND, withdrawn_reason="Wrong.") == 1
    assert get("/data/performance-2024-25-edition-1.csv").status_code == 404


def test_the_dictionary_is_a_page_and_a_file(get):
    markup = text_of(get("/data/dictionary/"))
    page = words(markup)
    assert "uphold_rate_part Uphold rate. Above the line: complaints upheld A whole number" in page
    response = get("/data/dictionary.csv")
    assert response["Content-Disposition"] == 'attachment; filename="dictionary.csv"'
    rows = rows_of(response)
    assert [row["column"] for row in rows if row["dataset"] == "succession"] == [
        "council",
        "council_name",
        "closed_on",
        "successor",
        "successor_name",
    ]
    shown = re.findall(r'<th scope="row"><code>(\w+)</code>', markup)
    assert shown == [row["column"] for row in rows if row["dataset"] != "dictionary"]
    with changing_public_record() as record:
        record.demonstration = True
    assert {row["note"] for row in rows_of(get("/data/dictionary.csv"))} == {MADE_UP}
    assert "That the figures are made up" in text_of(get("/data/dictionary/"))


def test_search_engines_are_told_what_there_is(get):
    small_world()
    [whole] = things_in(text_of(get("/data/")))
    assert {name: whole[name] for name in ("type", "url", "license", "temporalCoverage")} == {
        "type": ["Dataset"],
        "url": ["http://127.0.0.1:8000/data/"],
        "license": ["https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"],
        "temporalCoverage": ["2022-04-01/2025-03-31"],
    }
    assert len(whole["description"][0]) > 50
    assert [each["name"] for each in whole["spatialCoverage"]] == [["England"]]
    assert whole["creator"][0]["name"] == ["Local Government and Social Care Ombudsman"]
    parts = [
        (part["temporalCoverage"], part["version"], part["datePublished"])
        for part in whole["hasPart"]
    ]
    assert parts == [
        (["2024-04-01/2025-03-31"], ["1"], ["2025-07-01T09:30:00+01:00"]),
        (["2023-04-01/2024-03-31"], ["2"], ["2024-09-01T09:30:00+01:00"]),
        (["2022-04-01/2023-03-31"], ["1"], ["2023-07-01T09:30:00+01:00"]),
        (["2023-04-01/2024-03-31"], ["1"], ["2024-07-01T09:30:00+01:00"]),
    ]
    assert whole["hasPart"][0]["distribution"][1] == {
        "type": ["DataDownload"],
        "name": ["Performance of councils, 2024-25, edition 1"],
        "encodingFormat": [XLSX],
        "contentUrl": ["/data/performance-2024-25-edition-1.xlsx"],
    }
    assert len(whole["distribution"]) == 3 * 17 + 2  # in three forms, and everything in two


def test_search_engines_hear_nothing_before_the_instant(get):
    small_world()
    [whole] = things_in(text_of(get("/data/", INSTANT - SECOND)))
    assert whole["temporalCoverage"] == ["2022-04-01/2024-03-31"]
    assert len(whole["hasPart"]) == 3
