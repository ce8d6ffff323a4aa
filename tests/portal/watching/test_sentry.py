"""What a Sentry-compatible address gets, of a real one: an error and its place, nobody's data."""

import gzip
import json
import logging
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import brotli
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.watching import sentry

UNPACKED = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}
FAILS = """
import django
django.setup()
import logging, sentry_sdk
from django.conf import settings
from django.test import Client
from portal.pages import health
def failing(*args):
    secret = "a local variable"
    raise RuntimeError("no answer for mrs.b@example.org at /councils/?q=AL1+3JE")
health.what_is_missing = failing
client = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.77")
client.cookies["sessionid"] = "secretcookie"
assert client.get("/readyz?q=AL1+3JE").status_code == 500
logging.getLogger("django.request").error("Service Unavailable", extra={"status_code": 503})
sentry_sdk.flush(10)
"""


@pytest.fixture
def address():
    """A server that takes what is reported, and the reports."""
    taken = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            unpacked = UNPACKED[self.headers.get("Content-Encoding")](body)
            taken.append(unpacked.decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Taking)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://key@127.0.0.1:{server.server_port}/1", taken
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_error_arrives_without_what_is_personal(address, tmp_path):
    dsn, taken = address
    environment = os.environ | {"SENTRY_DSN": dsn, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment |= {"DATABASE_URL": f"sqlite:///{tmp_path}/db", "ALLOWED_HOSTS": "testserver"}
    done = subprocess.run(
        [sys.executable, "-c", FAILS],
        cwd=settings.BASE_DIR,
        env=environment | {"SECRET_KEY": "x", "VAR_DIR": str(tmp_path), "DEBUG": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    events = [each for each in taken if "RuntimeError" in each]
    assert len(events) == 1
    assert len(taken) == 1
    event = json.loads(events[0].splitlines()[2])
    assert (
        event["exception"]["values"][-1]["value"] == "no answer for …@example.org at /councils/?…"
    )
    assert event["transaction"] == "/readyz"
    for personal in ("AL1", "mrs.b", "203.0.113", "secretcookie", "a local variable"):
        assert personal not in events[0]


def test_without_its_package_the_setting_is_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(ImproperlyConfigured, match=r"script/install requirements-sentry\.txt"):
        sentry.begin("http://key@127.0.0.1/1")


def test_what_visitors_are_told_too_is_not_reported():
    busy = logging.makeLogRecord({"msg": "x", "status_code": 503})
    assert sentry.reported({"message": "x"}, {"log_record": busy}) is None
