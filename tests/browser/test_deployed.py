"""What docker-compose.yml runs: the scripts, the server, and nginx with its configuration."""

import gzip
import os
import re
import time
import urllib.error
import urllib.request
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.deployed import NGINX, behind_nginx, serving

RELEASE = """
from datetime import datetime
from complaints.models import Release
now, instant = map(datetime.fromisoformat, ("{now}", "{instant}"))
Release.objects.create(
    year="2024-25", source="counted", made_by_command=True, made_at=now, public_at=instant
)
"""

FIGURES = """
from councils.models import Council
from tests.factories import frozen, published
counties = Council.objects.filter(type="county")
published("2022-23", *(frozen(each, upheld=40, not_upheld=20) for each in counties))
"""
FILES = 11  # of a first visit; each more is a wait of its own on a slow line


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("portal")) as running:
        running.run(".venv/bin/python", "manage.py", "shell", "--no-imports", "--command", FIGURES)
        yield running


@pytest.fixture(scope="module")
def front(portal, tmp_path_factory):
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("There is no nginx, which script/test installs as root on Debian.")
        pytest.skip("There is no nginx: install it to test its configuration.")
    with behind_nginx(portal, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def get(address: str, **headers: str):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        body = answer.read()
        zipped = answer.headers["Content-Encoding"] == "gzip"
        return answer.headers, gzip.decompress(body) if zipped else body


def test_home_arrives_in_chromium_with_hashed_files_under_the_real_policy(page, front):
    page.goto(front)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    sheets = page.locator("link[rel=stylesheet]").evaluate_all("all => all.map(one => one.href)")
    assert sheets
    assert all(re.search(r"\.[0-9a-f]{12}\.css$", sheet) for sheet in sheets), sheets


def test_the_map_is_drawn_from_few_files_and_all_of_them_are_named_in_the_page(page, portal):
    """What is not named there is asked for only when something else has arrived."""
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))
    html = unescape(page.goto(portal.address).text())
    expect(page.locator("[data-map=ready]")).to_be_attached()
    page.wait_for_load_state("networkidle")
    files = [each._replace(scheme="", netloc="").geturl() for each in asked[1:]]
    assert [each for each in files if each not in html] == []
    assert any("/js/map." in each for each in files)
    assert len(asked) <= FILES, files


def test_static_files_are_compressed_and_kept_by_browsers(front):
    _, home = get(front)
    sheet = re.search(rb'href="(/static/[^"]+\.css)"', home)[1].decode()
    headers, _ = get(front + sheet, **{"Accept-Encoding": "br"})
    assert headers["Content-Encoding"] == "br"
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["X-Cache-Status"] is None


def test_pages_are_kept_in_front_and_asked_for_again_by_browsers(front):
    address = f"{front}/accessibility/"
    get(address)
    headers, _ = get(address)
    assert headers["X-Cache-Status"] == "HIT"
    assert headers["Cache-Control"] == "no-cache"
    assert headers["X-Accel-Expires"] is None


def test_a_postcode_stands_in_no_log_and_no_cache(portal, front, tmp_path_factory):
    for _ in range(2):
        headers, body = get(f"{front}/councils/?q=AL1+3JE", Referer=f"{front}/?q=AL1+3JE")
        assert b"AL1 3JE" in body
        assert headers["X-Cache-Status"] in ("MISS", "BYPASS")
        assert headers["Referrer-Policy"] == "no-referrer"
    [folder] = tmp_path_factory.getbasetemp().glob("nginx[0-9]*")
    kept = [file for file in folder.rglob("*") if file.is_file()]
    assert b"GET /councils/ " in (folder / "access.log").read_bytes()
    logs = [Path(portal.environment["VAR_DIR"]) / "log", *kept]
    assert [file for file in logs if b"AL1" in file.read_bytes()] == []


def test_no_log_has_a_secret_of_an_address_or_whose_line_it_was(portal, front, tmp_path_factory):
    """Asked behind nginx, and of the portal itself."""
    for address in ("/early-sight/aSecretToken/letter.pdf", "/admin/invitation/MQ/aSecretToken/"):
        for base in (front, portal.address):
            with suppress(urllib.error.HTTPError):
                get(base + address)
    [folder] = tmp_path_factory.getbasetemp().glob("nginx[0-9]*")
    said = (folder / "access.log").read_text()
    assert '"GET /early-sight/-/letter.pdf HTTP/1.1" 404' in said
    assert '"GET /admin/invitation/- HTTP/1.1"' in said
    assert "127.0.0.0 [" in said
    assert "127.0.0.1" not in said
    logs = [Path(portal.environment["VAR_DIR"]) / "log", *folder.glob("*.log")]
    assert [file for file in logs if "aSecretToken" in file.read_text()] == []


def test_each_answer_has_a_name_of_its_own_though_it_was_kept(front):
    names = {get(f"{front}/accessibility/")[0]["X-Request-ID"] for _ in range(3)}
    assert len(names) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in names)


@pytest.mark.parametrize("path", ["/admin/login/", "/healthz"])
def test_these_are_never_kept(front, path):
    for _ in range(2):
        headers, body = get(front + path)
        assert body
        assert headers["X-Cache-Status"] in (None, "MISS", "BYPASS")


def test_a_form_is_taken_where_nginx_listens_on_a_port_of_its_own(page, front):
    """As in the trial at port 8080: who is not known is told so, not that the form is foreign."""
    page.goto(f"{front}/admin/")
    assert page.url.startswith(f"{front}/admin/login/")
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    with page.expect_navigation() as sent:
        page.get_by_role("button", name="Log in").click()
    assert sent.value.status == 200
    expect(page.get_by_text("Please enter the correct username and password")).to_be_visible()


def test_nothing_is_served_from_the_front_past_the_instant_that_changes_it(portal, front):
    now = datetime.now(UTC)
    instant = now + timedelta(seconds=5.5)
    code = RELEASE.format(now=now.isoformat(), instant=instant.isoformat())
    portal.run(".venv/bin/python", "manage.py", "shell", "--no-imports", "--command", code)
    kept_before, after = 0, []
    while (asked_at := datetime.now(UTC)) < instant + timedelta(seconds=1.5):
        headers, body = get(f"{front}/releases/")
        shown = b"2024-25" in body
        if asked_at >= instant:
            after.append(shown)
        elif datetime.now(UTC) < instant:
            assert not shown
            kept_before += headers["X-Cache-Status"] == "HIT"
        time.sleep(0.05)
    assert kept_before
    assert after
    assert all(after), f"{after.count(False)} of {len(after)} answers were out of date"
