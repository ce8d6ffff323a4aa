"""An answer that was made is given again while what it was made of stands, and never after."""

import gzip
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Decision, YearNote
from councils.models import Council, PublicRecord
from councils.public_record import changing_public_record
from councils.years import Year, london_midnight
from tests import factories
from tests.complaints.suspensions import suspended
from tests.portal.kept.conftest import QUIET, RELEASED

SECOND = timedelta(seconds=1)
KENT = "/councils/kent-county-council/2024-25/"
CSV = "/data/performance-2024-25-edition-1.csv"
SENT = (
    "Content-Type",
    "ETag",
    "Cache-Control",
    "X-Accel-Expires",
    "Content-Security-Policy",
    "Vary",
)


def body(response) -> bytes:
    sent = b"".join(response.streaming_content) if response.streaming else response.content
    return gzip.decompress(sent) if response.get("Content-Encoding") == "gzip" else sent


def asks(get, address, **given) -> list[str]:
    """The queries of an answer, without that for the public record."""
    with CaptureQueriesContext(connection) as queries:
        body(get(address, **given))
    return [each["sql"] for each in queries if "next_release" not in each["sql"]]


@pytest.mark.parametrize(
    "address", ["/", KENT, "/methods/", "/map/2024-25.json", "/api/v1/councils/"]
)
def test_the_second_visitor_gets_what_the_first_got_without_a_query(address, kent, get):
    first = get(address)
    assert asks(get, address) == []
    second = get(address)
    assert body(second) == body(first)
    assert [second[each] for each in SENT] == [first[each] for each in SENT]
    assert len(second.content) == int(second["Content-Length"])


def test_a_file_is_sent_in_pieces_and_kept_whole(kent, get):
    first = body(get(CSV))
    assert first.startswith(b"\xef\xbb\xbf") or b"council" in first[:200]
    assert asks(get, CSV) == []
    assert body(get(CSV)) == first


def test_a_file_that_breaks_off_is_not_kept(kent, get, monkeypatch):
    def breaks(table):
        yield "council\r\n" * 20_000
        raise RuntimeError("half way")

    with monkeypatch.context() as patch:
        patch.setattr("portal.open_data.downloads.csv_lines", breaks)
        assert b"INCOMPLETE" in body(get(CSV))
    assert b"INCOMPLETE" not in body(get(CSV))


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_goes_away_leaves_nothing_half_kept(kent, get, answers, monkeypatch):
    monkeypatch.setattr("portal.open_data.downloads.BLOCK", 10)
    response = get(CSV)
    next(iter(response.streaming_content))
    response.close()
    del response
    assert [each for each in answers.glob("*/*") if each.is_file()] == []
    assert b"Kent" in body(get(CSV))


def test_who_takes_it_only_as_it_is_gets_it_so(kent, get):
    zipped = get("/methods/")
    plain = get("/methods/", accept_encoding="identity")
    assert "Content-Encoding" not in plain
    assert plain.content == gzip.decompress(zipped.content)
    assert plain["ETag"] == zipped["ETag"].removeprefix("W/")


@pytest.mark.parametrize("address", [CSV, CSV.replace(".csv", ".xlsx"), "/methods/"])
@pytest.mark.parametrize("first", ["gzip", "identity"])
def test_it_is_the_same_whoever_came_first(address, first, kent, get):
    sent = [body(get(address, accept_encoding=each)) for each in (first, "identity", "gzip")]
    assert sent[0] == sent[1] == sent[2]
    assert sent[0][:2] == b"PK" or b"ouncil" in sent[0]


def test_not_modified_is_told_with_no_query(kent, get):
    etag = get(KENT)["ETag"]
    assert asks(get, KENT, if_none_match=etag) == []
    answer = get(KENT, if_none_match=etag)
    assert (answer.status_code, answer.content) == (304, b"")
    assert "Content-Type" not in answer
    assert "Content-Encoding" not in answer


def test_a_head_is_answered_from_what_is_kept(kent, client, get):
    get(KENT)
    answer = client.head(KENT, headers={"accept_encoding": "gzip"})
    assert (answer.status_code, answer.content) == (200, b"")


def test_nothing_crosses_an_instant(kent, get):
    before = body(get("/", RELEASED - SECOND))
    assert b"2024" not in before or b"Kent" not in before
    assert asks(get, "/", at=RELEASED - SECOND) == []
    assert asks(get, "/", at=RELEASED) != []
    assert body(get("/", RELEASED)) != before


def test_nothing_crosses_midnight_in_london(kent, get):
    midnight = london_midnight(date(2025, 7, 15))
    get("/decisions/", midnight - SECOND)
    assert asks(get, "/decisions/", at=midnight - SECOND) == []
    assert asks(get, "/decisions/", at=midnight) != []


def test_a_change_is_shown_at_once_where_it_shows(kent, get):
    get(KENT)
    with changing_public_record():
        YearNote.objects.create(year=Year(2024), text="Zebras were counted.")
    assert b"Zebras were counted." in body(get(KENT))


def test_a_suspension_takes_a_kept_page_away(kent, get):
    assert get(KENT).status_code == get("/api/v1/performance/?year=2024-25").status_code == 200
    with changing_public_record():
        suspended("2024-25", QUIET)
    assert get(KENT).status_code == get("/api/v1/performance/?year=2024-25").status_code == 404


def test_a_council_renamed_is_renamed_everywhere(kent, get):
    get("/methods/"), get("/")
    with changing_public_record():
        Council.objects.update(name="Zebra County Council", short_name="Zebra")
    assert b"Zebra" in body(get("/"))


def test_a_save_leaves_alone_what_it_does_not_show_on(kent, get):
    surrey = factories.council("Surrey County Council", residents=1_200_000)
    of_surrey = factories.decision(surrey, title="Of zebras")
    kept = (KENT, "/releases/", "/map/2024-25.json", "/data/", "/letters/")
    etags = {each: get(each)["ETag"] for each in kept if get(each).status_code == 200}
    get("/decisions/")
    with changing_public_record():
        of_surrey.withheld_reason = "identifiable"
        of_surrey.save()
    assert {each: get(each)["ETag"] for each in etags} == etags
    assert all(asks(get, each) == [] for each in etags)
    assert asks(get, "/decisions/") != []


def test_the_council_itself_is_made_again(kent, get):
    get(KENT)
    of_kent = Decision.objects.first()
    with changing_public_record():
        of_kent.withheld_reason = "identifiable"
        of_kent.save()
    assert asks(get, KENT) != []


@pytest.mark.parametrize(
    "address",
    [
        *("/decisions/?q=zebra", "/councils/?q=kent", "/councils/?q=AL1+3JE"),
        *("/api/v1/places/?postcode=AL1+3JE", f"{KENT.removesuffix('2024-25/')}report-an-error/"),
    ],
)
def test_what_somebody_typed_is_not_kept(address, kent, get, answers):
    get(address)
    assert list(answers.iterdir()) == []


def test_neither_are_redirects_nor_what_is_not_there(kent, get, answers):
    assert get("/councils/kent-county-council/").status_code == 302
    assert get("/nowhere/").status_code == 404
    assert list(answers.iterdir()) == []


def test_a_change_that_is_yet_to_come_by_this_clock_is_not_kept_past(kent, get, answers):
    """Another machine's clock goes ahead: what it approved shows at its instant, not before."""
    PublicRecord.objects.update(changed_at=QUIET + SECOND)
    early = get(KENT)
    assert "no-store" in early["Cache-Control"]
    assert not {"ETag", "X-Accel-Expires"} & set(early.headers)
    assert list(answers.iterdir()) == []
    assert "ETag" in get(KENT, at=QUIET + SECOND)


def test_other_origins_and_forms_of_an_answer_are_kept_apart(kent, get):
    address = "/api/v1/councils/"
    assert "Access-Control-Allow-Origin" not in get(address)
    assert get(address, origin="https://example.org")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in get(address)
    assert get(address, accept="text/csv")["Content-Type"] != get(address)["Content-Type"]


def test_a_full_disk_costs_nobody_an_answer(kent, get, answers, settings):
    file = answers / "no folder"
    file.write_text("")
    settings.KEPT_ANSWERS = file
    assert get(KENT).status_code == 200
    assert b"Kent" in body(get(CSV))


def test_what_is_damaged_is_made_again(kent, get, answers):
    whole = body(get(KENT))
    for damage in (b"", b"{", b"9" * 8, b"x" * 30):
        for file in answers.glob("*/*"):
            file.write_bytes(damage)
        assert body(get(KENT)) == whole
