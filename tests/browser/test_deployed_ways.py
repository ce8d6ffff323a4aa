"""Whom nginx asks for what, with the committed configuration, where there are several portals."""

import os
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.browser.deployed import NGINX, Portal, behind_nginx


class Named(BaseHTTPRequestHandler):
    """In the place of a portal: says which one it is, and has no static file but its own."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        mine = f"/static/{self.server.named}.css"
        self.send_response(404 if self.path.startswith("/static/") and self.path != mine else 200)
        self.send_header("Content-Length", str(len(self.server.named)))
        self.end_headers()
        self.wfile.write(self.server.named.encode())

    do_POST = do_GET

    def log_message(self, *_):
        pass


@contextmanager
def standing_in(name: str):
    with ThreadingHTTPServer(("127.0.0.1", 0), Named) as server:
        server.named = name
        Thread(target=server.serve_forever).start()
        try:
            yield Portal(server.server_port, {})
        finally:
            server.shutdown()


@pytest.fixture
def front(tmp_path):
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("There is no nginx, which script/test installs as root on Debian.")
        pytest.skip("There is no nginx: install it to test its configuration.")
    with ExitStack() as stack:
        staff, *public = (stack.enter_context(standing_in(each)) for each in ("staff", "a", "b"))
        yield stack.enter_context(behind_nginx(staff, tmp_path, *public))


def who_answers(front: str, path: str, method: str = "GET") -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(front).netloc)
    connection.request(method, path)
    answer = connection.getresponse()
    said = answer.status, answer.read().decode()
    connection.close()
    return said


@pytest.mark.parametrize(
    "path",
    [
        *("/admin/", "/admin/login/?next=/admin/", "/admin/invitation/MQ/aSecret/"),
        *("/early-sight/aSecret/", "/early-sight/aSecret/letter.pdf"),
        *(
            "/councils/kent-county-council/report-an-error/",
            "/decisions/24-018-407/report-an-error/",
        ),
    ],
)
def test_staff_councils_and_reports_are_sent_to_staffs_portal(front, path):
    for method in ("GET", "POST"):
        assert who_answers(front, path, method) == (200, "staff")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/decisions/?q=/admin/",
        "/councils/?q=kent",
        "/api/v1/councils/",
        "/report-an-error/thanks/",
    ],
)
def test_the_public_is_sent_to_its_portals_in_turn(front, path):
    found = {who_answers(front, f"{path}{'&' if '?' in path else '?'}n={n}") for n in range(4)}
    assert found == {(200, "a"), (200, "b")}


@pytest.mark.parametrize("name", ["a", "b", "staff"])
def test_a_file_that_one_version_alone_has_is_found(front, name):
    for _ in range(3):
        assert who_answers(front, f"/static/{name}.css") == (200, name)
    assert who_answers(front, "/static/nowhere.css")[0] == 404
