"""A suspended year answers 404 everywhere and says since when and why; the others stay."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from complaints.models import Release, YearNote
from councils.models import Boundary, BoundarySet
from councils.years import london_instant
from letters.models import Letter
from tests import factories
from tests.complaints.suspensions import lifted, suspended
from tests.letters.models.rows import letter
from tests.portal.crawling import crawl, text_of, where

pytestmark = pytest.mark.django_db

PUBLIC = london_instant("2025-07-01 09:30")
NOW = london_instant("2025-08-01 11:00")
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
WHY = "zebrareason: two counties were mixed up."
SAID = f"The figures of 2024-25 have been suspended since 1 August 2025, 11.00am: {WHY}"
# Kent's 17 upheld of 21, and a note on the year.
ITS = ("17 of 21", 'data-part="17"', "upheld 17 of them", "zebranote")
COUNCIL = "/councils/kent-county"
OF_THE_YEAR = (
    f"{COUNCIL}/2024-25/",
    f"{COUNCIL}/2024-25/?edition=1",
    f"{COUNCIL}/2024-25/scrutiny-pack/",
    f"{COUNCIL}/2024-25/scrutiny-pack.pdf",
    f"{COUNCIL}/letters/2024-25/",
    f"{COUNCIL}/letters/2024-25.pdf",
    f"{COUNCIL}/letters/",
    "/?year=2024-25",
    "/map/2024-25.json",
    "/letters/?year=2024-25",
    "/revisions/?year=2024-25",
    "/decisions/?year=2024-25&counted=upheld",
    *(f"/data/performance-2024-25{edition}.csv" for edition in ("", "-edition-1")),
    "/data/counted-decisions-2024-25-edition-1.xlsx",
    "/data/compliance-2024-25.xlsx",
    "/data/service-improvements-2024-25.csv",
)
OF_THE_API = (
    "/api/v1/performance/?year=2024-25",
    "/api/v1/performance/?year=2024-25&edition=1",
    "/api/v1/performance.csv?year=2024-25",
    "/api/v1/revisions/?year=2024-25",
    "/api/v1/letters/?year=2024-25",
    "/api/v1/decisions/?year=2024-25&counted=upheld",
)


@pytest.fixture
def kent():
    """Two counted years and a letter, all of it public."""
    kent = factories.council("Kent County", residents=1_576_069)
    drawing = BoundarySet.objects.create(
        name="Test", topology='{"objects": {}, "arcs": []}', content_hash="abc", loaded_at=PUBLIC
    )
    Boundary.objects.create(council=kent, boundary_set=drawing)
    for year, upheld in ((2023, 5), (2024, 17)):
        for _ in range(upheld):
            factories.recommendation(factories.decision(kent, decided_on=date(year, 6, 3)))
        for _ in range(4):
            factories.decision(kent, decided_on=date(year, 6, 3), outcome="not_upheld")
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    release = factories.release("2024-25", public_at=PUBLIC)
    YearNote.objects.create(year=release.year, text="zebranote of a year.")
    made = letter(
        council=kent,
        release=release,
        source="uploaded",
        published_with=release,
        reason="",
        approved_at=PUBLIC,
        by_command=True,
        sent_at=PUBLIC,
    )
    assert Letter.objects.public(NOW).get() == made
    return kent


@pytest.fixture
def get(client, clock):
    def ask(address, at=NOW, **more):
        clock.set(at)
        return client.get(address, **more)

    return ask


def test_before_it_during_it_and_after_it(kent, get):
    every = (*OF_THE_YEAR, *OF_THE_API)
    seen = [each for each in every if not each.startswith(f"{COUNCIL}/letters/2024-25")]

    def states(at, addresses) -> dict[str, int]:
        return {each: status(each, at) for each in addresses}

    def status(address, at) -> int:
        answer = get(address, at)
        text_of(answer)  # a file is read to its end
        return answer.status_code

    before = states(NOW - SECOND, seen)
    assert set(before.values()) <= {200, 302}, before
    made = suspended("2024-25", NOW, WHY)
    assert set(states(NOW, every).values()) == {404}
    lifted(made, NOW + MINUTE)
    assert set(states(NOW + MINUTE - SECOND, every).values()) == {404}
    assert states(NOW + MINUTE, seen) == states(NOW - SECOND, seen) == before


def test_whoever_asks_is_told_since_when_and_why(kent, get):
    suspended("2024-25", NOW, WHY)
    for address in OF_THE_YEAR:
        answer = get(address, NOW + MINUTE)
        body = answer.content.decode()
        assert (answer.status_code, SAID in body) == (404, True), address
        assert "<h1>The figures of 2024-25 are suspended</h1>" in body
        assert 'href="/?year=2023-24">The figures of 2023-24, the newest year that is' in body
    for address in OF_THE_API:
        answer = get(address, NOW + MINUTE)
        assert answer["Content-Type"] == "application/problem+json", address
        assert (answer.status_code, answer.json()["detail"]) == (404, SAID)


def test_nothing_of_it_is_anywhere_and_what_stays_says_that_it_is_missing(kent, get, client, clock):
    seen = {each: (200, text_of(get(each, NOW - SECOND))) for each in OF_THE_YEAR[:4]}
    assert set(where(seen, *ITS)) == set(ITS)
    suspended("2024-25", NOW, WHY)
    clock.set(NOW + MINUTE)
    pages = crawl(client, *OF_THE_YEAR, *OF_THE_API)
    assert where(pages, *ITS) == {}
    assert pages[f"{COUNCIL}/2023-24/"][0] == 200
    assert SAID.lower() in pages[f"{COUNCIL}/2023-24/"][1].lower()
    told = where(pages, "zebrareason")["zebrareason"]
    assert {
        "/",
        "/data/",
        "/data/datapackage.json",
        "/data/performance-all-years.xlsx",
        "/decisions/",
        "/feed.atom",
        "/methods/",
        "/releases/",
        "/revisions/",
        f"{COUNCIL}/2023-24/",
        f"{COUNCIL}/feed.atom",
        f"{COUNCIL}/improvements/",
        f"{COUNCIL}/record.json",
        f"{COUNCIL}/record.xlsx",
        "/api/v1/performance/",
    } <= set(told)
    assert "/data/performance-2023-24-edition-1.xlsx" not in told
    for address in where(pages, "<h1>the figures of 2024-25 are suspended</h1>").popitem()[1]:
        assert pages[address][0] == 404
        assert "2024-25" in address or address == f"{COUNCIL}/letters/", address


def test_home_and_the_way_to_a_council_fall_to_the_newest_year_that_is_shown(kent, get):
    suspended("2024-25", NOW, WHY)
    home = get("/").content.decode()
    assert "Councils in England, 2023-24" in home
    assert SAID in home
    assert get(f"{COUNCIL}/")["Location"] == f"{COUNCIL}/2023-24/"
    suspended("2023-24", NOW + MINUTE, "The same.")
    home = get("/", NOW + MINUTE).content.decode()
    assert "No year’s figures are shown at the moment." in home
    assert "are shown at the moment." in get(f"{COUNCIL}/", NOW + MINUTE).content.decode()
    assert "Suspended figures" in get("/revisions/", NOW + MINUTE).content.decode()


def test_a_later_year_says_that_it_is_compared_with_nothing(kent, get):
    for _ in range(3):
        factories.decision(kent, decided_on=date(2025, 6, 3))
    later = london_instant("2026-07-01 09:30")
    factories.release("2025-26", public_at=later)
    suspended("2024-25", NOW, WHY)
    pack = get(f"{COUNCIL}/2025-26/scrutiny-pack/", later).content.decode()
    assert pack.count(f"{SAID} Nothing here is compared with them.") == 1
    assert SAID not in get(f"{COUNCIL}/2023-24/scrutiny-pack/", later).content.decode()
    page = get(f"{COUNCIL}/2025-26/", later).content.decode()
    assert page.count(SAID) == 1
    assert f'href="{COUNCIL}/2024-25/"' not in page


def test_the_log_the_releases_and_the_calendar_say_from_when_until_when_and_why(kent, get):
    made = suspended("2024-25", NOW, WHY)
    page = get("/revisions/").content.decode()
    assert "Suspended on 1 August 2025, 11.00am, and still suspended</span>Statistics for" in page
    assert '(<a href="/revisions/#suspended">suspended</a>)' in get("/releases/").content.decode()
    calendar = get("/calendar/").content.decode()
    assert "Statistics for 2024-25 (<a" in calendar
    assert 'href="/?year=2024-25"' not in calendar
    lifted(made, NOW + MINUTE)
    page = get("/revisions/", NOW + MINUTE).content.decode()
    assert "11.00am, shown again from 1 August 2025, 11.01am</span>Statistics for 2024-25" in page
    assert "Why they are shown again: They were right after all." in page
    assert "suspended</a>)" not in get("/releases/", NOW + MINUTE).content.decode()
    assert get("/releases/", NOW + MINUTE).content.decode().count('class="notice suspended"') == 0


def test_a_corrected_edition_is_shown_and_the_one_before_it_says_that_it_is_suspended(kent, get):
    suspended("2024-25", NOW, WHY)
    factories.decision(kent, decided_on=date(2024, 6, 3))
    factories.release("2024-25", public_at=NOW + 9 * MINUTE, made_at=NOW + MINUTE, reason="Right.")
    at = NOW + 9 * MINUTE
    page = get(f"{COUNCIL}/2024-25/", at).content.decode()
    assert 'data-part="18"' in page
    assert 'class="notice suspended"' not in page
    for address in (
        f"{COUNCIL}/2024-25/?edition=1",
        f"{COUNCIL}/2024-25/scrutiny-pack/?edition=1",
        "/data/performance-2024-25-edition-1.csv",
        "/decisions/?year=2024-25&counted=upheld&edition=1",
        "/api/v1/performance/?year=2024-25&edition=1",
        f"{COUNCIL}/letters/2024-25/",
    ):
        answer = get(address, at)
        assert answer.status_code == 404, address
        assert SAID in answer.content.decode(), address
    assert get(f"{COUNCIL}/2024-25/?edition=3", at).content.decode().count(SAID) == 0
    listed = get("/api/v1/releases/?year=2024-25", at).json()["results"]
    assert [(each["edition"], each["is_current"], each["is_suspended"]) for each in listed] == [
        (2, True, False),
        (1, False, True),
    ]


def test_files_and_the_api_name_what_is_missing(kent, get):
    assert "Figures-Suspended" not in get("/api/v1/performance.csv")
    suspended("2024-25", NOW, WHY)
    told = [{"year": "2024-25", "since": "2025-08-01T11:00:00+01:00", "why": WHY}]
    answer = get("/api/v1/performance/")
    assert answer.json()["suspended"] == told
    assert [each["year"] for each in answer.json()["results"]] == ["2023-24"]
    assert get("/api/v1/performance.csv")["Figures-Suspended"] == "2024-25"
    assert get("/api/v1/decisions/?year=2024-25").status_code == 200
    listed = get("/api/v1/releases/?year=2024-25").json()["results"]
    assert [(each["edition"], each["is_suspended"]) for each in listed] == [(1, True)]
    record = json.loads(get(f"{COUNCIL}/record.json").content)
    assert record["suspended"] == told
    book = load_workbook(BytesIO(b"".join(get(f"{COUNCIL}/record.xlsx").streaming_content)))
    assert ("Suspended", SAID) in [row[:2] for row in book["About"].iter_rows(values_only=True)]


def test_what_a_cache_holds_is_void_at_the_confirmation(kent, get):
    for address in (f"{COUNCIL}/2024-25/", "/", "/feed.atom", "/api/v1/performance/"):
        seen = get(address, NOW - SECOND)
        held = int(seen["X-Accel-Expires"].removeprefix("@"))
        assert held <= (NOW - SECOND + timedelta(seconds=60)).timestamp()
        assert get(address, NOW, headers={"If-None-Match": seen["ETag"]}).status_code == 304
    made = suspended("2024-25", NOW, WHY)
    tags = {}
    for address, status in ((f"{COUNCIL}/2024-25/", 404), ("/", 200), ("/feed.atom", 200)):
        answer = get(address, NOW, headers={"If-None-Match": seen["ETag"]})
        assert answer.status_code == status
        tags[address] = answer.get("ETag")
    assert tags["/"] != seen["ETag"]
    lifted(made, NOW + MINUTE)
    again = get("/", NOW + MINUTE, headers={"If-None-Match": tags["/"]})
    assert again.status_code == 200
    assert b"Councils in England, 2024-25" in again.content


def test_a_year_that_is_not_suspended_answers_as_before(kent, get):
    suspended("2024-25", NOW, WHY)
    for address in ("/?year=2099-00", "/?year=2022-23", f"{COUNCIL}/2022-23/"):
        answer = get(address).content.decode()
        assert "<h1>There is nothing at this address</h1>" in answer
        assert answer.count(SAID) == 1  # above the page, as on every other


@pytest.mark.parametrize("years", [1, 3])
def test_pages_ask_no_more_where_nothing_is_suspended(
    kent, client, clock, django_assert_num_queries, years
):
    clock.set(NOW)
    client.get(f"{COUNCIL}/2023-24/")
    with django_assert_num_queries(1):  # the public record, which knows that nothing is
        client.get("/accessibility/")
    for number in range(years):
        made = suspended("2024-25", NOW + number * MINUTE, WHY)
        lifted(made, NOW + number * MINUTE + SECOND)
    clock.set(NOW + years * MINUTE)
    with django_assert_num_queries(1):
        client.get("/accessibility/")
    assert Release.objects.public(NOW + years * MINUTE).count() == 2
