"""How much nginx lets one address ask for, with the committed configuration and a real nginx."""

import os
from collections import Counter
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.browser.deployed import NGINX, Portal, behind_nginx

PAGES, SEARCHES = 300, 30  # at once, before anybody is asked to wait
FAR = "203.0.113.7"
COUNCIL = "2001:db8::7"


class Answer(BaseHTTPRequestHandler):
    """In the place of a portal: what is refused never comes to it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def front(folder):
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("There is no nginx, which script/test installs as root on Debian.")
        pytest.skip("There is no nginx: install it to test its configuration.")
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as portal:
        Thread(target=portal.serve_forever).start()
        try:
            with behind_nginx(Portal(portal.server_port, {}), folder) as address:
                yield address
        finally:
            portal.shutdown()


def asked(front: str, path: str, times: int, forwarded: str = "") -> Counter[int]:
    """How often each status was answered, as fast as one connection can ask."""
    connection = HTTPConnection(urlsplit(front).netloc)
    found: Counter[int] = Counter()
    for _ in range(times):
        connection.request("GET", path, headers={"X-Forwarded-For": forwarded} if forwarded else {})
        answer = connection.getresponse()
        answer.read()
        found[answer.status] += 1
    connection.close()
    return found


def refusal(front: str, path: str):
    connection = HTTPConnection(urlsplit(front).netloc)
    connection.request("GET", path, headers={"X-Forwarded-For": FAR})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def test_one_address_may_ask_for_many_pages_and_not_for_any_number(front):
    found = asked(front, "/methods/", 3 * PAGES, FAR)
    assert found[200] >= PAGES
    assert found[429] > PAGES
    assert asked(front, "/methods/", 1, COUNCIL) == {200: 1}
    assert asked(front, "/static/css/base.css", 10, FAR) == {200: 10}
    assert asked(front, "/healthz", 10, FAR) == {200: 10}


@pytest.mark.parametrize("path", ["/decisions/?q=road", "/decisions.csv?q=road"])
def test_searches_are_counted_strictly_and_by_themselves(front, path):
    found = asked(front, path, 3 * SEARCHES, FAR)
    assert found[200] >= SEARCHES
    assert found[429] > SEARCHES
    assert asked(front, "/decisions/?q=&sort=newest", 10, FAR) == {200: 10}
    assert asked(front, "/decisions/", 10, FAR) == {200: 10}
    assert asked(front, path, 1, COUNCIL) == {200: 1}


def test_who_is_refused_is_told_when_to_come_again_each_in_a_form_of_its_own(front):
    asked(front, "/decisions/?q=road", 2 * SEARCHES, FAR)
    answer, words = refusal(front, "/decisions/?q=road")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "10")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "try again in ten seconds" in words
    answer, words = refusal(front, "/api/v1/decisions/?q=road")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "10")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert '"status": 429' in words


def test_it_is_the_last_that_a_load_balancer_names_who_is_counted(front):
    """What stands before it anybody can have written."""
    for number in range(2 * SEARCHES):
        asked(front, "/decisions/?q=road", 1, f"198.51.100.{number}, {FAR}:{40_000 + number}")
    assert asked(front, "/decisions/?q=road", 1, FAR) == {429: 1}
    assert asked(front, "/decisions/?q=road", 1, "198.51.100.1") == {200: 1}


def test_a_load_balancer_that_names_nobody_is_not_taken_for_one_visitor(front):
    assert asked(front, "/decisions/?q=road", 3 * SEARCHES) == {200: 3 * SEARCHES}


def test_who_is_refused_leaves_no_postcode_in_a_log(front, folder):
    asked(front, "/decisions/?q=AL1+3JE", 3 * SEARCHES, FAR)
    asked(front, "/api/v1/places/?postcode=AL1+3JE", 2 * PAGES, FAR)
    assert b" 429 " in (folder / "access.log").read_bytes()
    logs = [file for file in folder.rglob("*") if file.is_file()]
    assert [file for file in logs if b"AL1" in file.read_bytes()] == []
