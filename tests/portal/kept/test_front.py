"""In front of Django the same is answered as by Django, to the byte, or nothing is."""

import gzip
from datetime import date, timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from councils.models import PublicRecord
from councils.public_record import WRITTEN_HERE
from councils.tables import EVERY
from councils.years import london_midnight
from portal import wsgi
from portal.kept import hottest, store
from portal.kept.again import FORMS
from portal.kept.front import in_front_of
from tests.portal.crawling import starts
from tests.portal.kept.conftest import QUIET, RELEASED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("goes_by_the_record")]
SECOND = timedelta(seconds=1)
KENT = "/councils/kent-county-council/2024-25/"
API = "/api/v1/performance/?year=2024-25"
CSV = "/data/performance-2024-25-edition-1.csv"
# Of the answer that the reader has.
POLICIES = {
    *("Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Frame-Options"),
    *("X-Content-Type-Options", "Cross-Origin-Opener-Policy"),
}
GO_ON = (418, {}, b"Django is asked")


def goes_on(environ, start_response):
    start_response("418 I'm a Teapot", [])
    return [GO_ON[2]]


def environ(address, method="GET", **headers):
    headers = {"accept_encoding": "gzip"} | headers
    asked = RequestFactory(SERVER_NAME="localhost").generic(method, address, headers=headers)
    return asked.environ


def sent(application, environ):
    """Status, headers and body as a server gets them; a header comes once."""
    told = []
    pieces = application(dict(environ), lambda *said: told.append(said))
    body = b"".join(pieces)
    if hasattr(pieces, "close"):
        pieces.close()
    [(status, headers)] = told
    assert len({name.lower() for name, _ in headers}) == len(headers)
    return int(status.split()[0]), dict(headers), body


front, django = in_front_of(goes_on), WSGIHandler()
whole = in_front_of(django)


@pytest.mark.crawl
def test_every_public_address_is_answered_as_by_django(kent):
    kinds, pieces = set(), set()
    for address in dict.fromkeys(starts()):
        made = sent(django, environ(address))
        again = sent(django, environ(address))
        given = sent(front, environ(address))
        if given == GO_ON:
            assert made[0] != 200 or "ETag" not in made[1] or address.endswith(FORMS), address
            continue
        assert given == again, address
        if "Content-Length" not in made[1]:  # sent while it was made
            pieces.add(address)
            changed = {"ETag", "Content-Length"}
            made, given = ((s, leave(h, changed), b) for s, h, b in (made, given))
        assert given == made, address
        kinds.add(made[1]["Content-Type"])
    assert len(kinds) > 8
    assert CSV in pieces


def leave(headers, names):
    return {name: value for name, value in headers.items() if name not in names}


@pytest.mark.parametrize(
    "way",
    [
        *({}, {"accept_encoding": "identity"}, {"accept_encoding": "br;q=1, gzip;q=0.5"}),
        *({"accept_encoding": "ungzipped"}, {"accept_encoding": ""}, {"accept": "text/csv"}),
        *({"origin": "https://example.org"}, {"range": "bytes=0-9"}, {"method": "HEAD"}),
        *({"method": "OPTIONS"}, {"method": "POST"}, {"method": "PUT"}, {"method": "FOO"}),
        *({"host": "evil.example"}, {"host": ""}, {"host": "local host"}, {"host": "localhost:8"}),
        *({"if_match": '"a"'}, {"if_modified_since": "Mon, 01 Jan 2035 00:00:00 GMT"}),
    ],
    ids=str,
)
def test_however_it_is_asked_for(way, kent, settings):
    for address in (KENT, CSV, API):
        sent(django, environ(address))  # kept as most ask for it
        settings.KEPT_ANSWERS_MEGABYTES = 0
        made = plain(sent(django, environ(address, **way)))
        settings.KEPT_ANSWERS_MEGABYTES = 10
        given = [plain(sent(whole, environ(address, **way))) for _ in range(2)]
        if way == {"method": "HEAD"}:  # the server sends no body
            made, given = made[:2], [each[:2] for each in given]
        assert given == [made] * 2, address


def plain(answer):
    """Each is compressed anew, and of what it is made is not asked where nothing is kept."""
    status, headers, body = answer
    body = gzip.decompress(body) if "Content-Encoding" in headers else body
    return status, leave(headers, {"ETag", "Content-Length"}), body


@pytest.mark.parametrize(
    "name", ["PATH_INFO", "QUERY_STRING", "HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING"]
)
def test_nonsense_is_answered_as_by_django(name, kent):
    for said in ("/\xff\xfe", "\x00", "%", "a=%ff&a", "//x//", "a&" * 2_000, '"'):
        asked = environ(KENT) | {name: said}
        assert plain(sent(whole, asked)) == plain(sent(django, asked)), said


@pytest.mark.parametrize("form", ["{}", "W/{}", '"a", {}', '"a",W/{} , "b"', "*", "a{}", "{}x"])
@pytest.mark.parametrize("headers", [{}, {"origin": "https://example.org"}], ids=str)
def test_what_the_reader_has_is_told_as_by_django(form, headers, kent, answers, monkeypatch):
    for address in (KENT, API):
        etag = sent(django, environ(address, **headers))[1]["ETag"].removeprefix("W/")
        asked = environ(address, if_none_match=form.format(etag), **headers)
        given = sent(front, asked)
        assert sent(front, asked | {"REQUEST_METHOD": "HEAD"}) == given
        for each in answers.glob("*/*"):
            each.unlink()
        monkeypatch.setattr(hottest, "_latest", hottest.Reading())
        status, headers_made, body = sent(django, asked)
        if status == 304:
            assert set(headers_made) - set(given[1]) <= POLICIES
            headers_made = leave(headers_made, POLICIES)
        assert plain(given) == plain((status, headers_made, body)), address


def test_the_servers_own_entry_gives_it_without_django_and_without_the_database(kent):
    asked, begun = environ(KENT), []
    made = sent(wsgi.application, asked)

    def begins(**_):
        begun.append(1)

    request_started.connect(begins)
    try:
        with CaptureQueriesContext(connection) as queries:
            assert sent(wsgi.application, asked) == made
    finally:
        request_started.disconnect(begins)
    assert (begun, len(queries)) == ([], 0)


def test_nothing_is_given_at_an_instant_that_was_kept_before_it(kent, clock):
    clock.set(RELEASED - SECOND)
    before = sent(whole, environ("/"))
    assert sent(front, environ("/")) == before
    clock.set(RELEASED)
    assert sent(front, environ("/")) == GO_ON
    assert sent(whole, environ("/"))[2] != before[2]


def test_nothing_is_given_of_the_day_before(kent, clock):
    midnight = london_midnight(date(2025, 7, 15))
    clock.set(midnight - SECOND)
    sent(whole, environ("/decisions/"))
    assert sent(front, environ("/decisions/")) != GO_ON
    clock.set(midnight)
    assert sent(front, environ("/decisions/")) == GO_ON


def test_what_is_written_here_is_shown_at_once(kent):
    sent(whole, environ(KENT))
    assert sent(front, environ(KENT)) != GO_ON
    WRITTEN_HERE.set()
    assert sent(front, environ(KENT)) == GO_ON


def test_what_is_written_elsewhere_is_shown_after_a_second(kent, settings):
    made = sent(whole, environ(KENT))
    PublicRecord.objects.update_or_create(pk=1, defaults={"tables": {EVERY: "new"}})
    assert sent(front, environ(KENT)) == made
    settings.RECORD_SECONDS = 0
    assert sent(front, environ(KENT)) == GO_ON
    assert sent(whole, environ(KENT))[1]["ETag"] != made[1]["ETag"]


def test_the_instant_is_one_for_whoever_is_asked_after(kent, clock):
    seen = []

    def then(environ, start_response):
        clock.set(QUIET + SECOND)
        seen.append(django(environ, start_response))
        return seen[-1]

    until = sent(in_front_of(then), environ(KENT))[1]["X-Accel-Expires"]
    assert until == f"@{int(QUIET.timestamp()) + 59}"


def test_what_a_process_has_in_memory_is_bounded(kent, monkeypatch, answers):
    monkeypatch.setattr(hottest, "MOST", 0)
    made = sent(whole, environ(KENT))
    assert sent(front, environ(KENT)) == made
    for each in answers.glob("*/*"):
        each.unlink()
    assert sent(front, environ(KENT)) == GO_ON
    reading = hottest.Reading()
    monkeypatch.setattr(hottest, "MOST", 17_000)
    reading.left = hottest.MOST
    for number in range(9):
        reading.add(str(number), store.Kept(None, 1_000, b"x" * 1_000, None))
    reading.add("in pieces", store.Kept(None, 10, None, None))
    assert len(reading.answers) == 2


def test_a_long_answer_comes_in_pieces_and_its_file_is_closed(kent, monkeypatch):
    whole_file = sent(django, environ(CSV))
    monkeypatch.setattr(store, "IN_MEMORY", 10)
    for encoding in ("gzip", "identity"):
        asked = environ(CSV, accept_encoding=encoding)
        pieces = front(asked, lambda *said: None)
        assert not isinstance(pieces, list)
        assert pieces.file.closed is False
        pieces.close()
        assert pieces.file.closed
        given = sent(front, asked)
        assert plain(given) == plain((given[0], given[1], given[2]))
        assert plain(given)[2] == plain(whole_file)[2]
