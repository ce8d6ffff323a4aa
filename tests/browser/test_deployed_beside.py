"""Past one machine: what docs/deploying.md says of it, with PostgreSQL's own replication."""

import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus

import pytest
from playwright.sync_api import expect

from tests import postgres
from tests.browser.beside import beside
from tests.browser.deployed import NGINX
from tests.browser.test_deployed import FIGURES

KENT = "/councils/kent-county-council/"
PAGES = (
    *(
        "/",
        "/councils/",
        "/councils/?q=kent",
        f"{KENT}2022-23/",
        f"{KENT}2022-23/scrutiny-pack.pdf",
    ),
    *("/map/2022-23.json", "/decisions/", "/decisions/?q=road", "/decisions.csv", "/improvements/"),
    *("/subjects/", "/letters/", "/revisions/", "/releases/", "/calendar/", "/methods/", "/api/"),
    *("/feed.atom", f"{KENT}feed.atom", f"{KENT}record.xlsx", "/sitemap.xml", "/sitemap-pages.xml"),
    *("/data/", "/data/performance-2022-23.xlsx", "/data/boundaries.geojson", "/api/v1/councils/"),
    *("/api/v1/performance/?year=2022-23", "/api/v1/schema/?format=json", "/council/bucks/"),
    *("/api/v1/places/?postcode=AL1+3JE", "/compare/?council=kent-county-council&council=essex"),
    *(f"{KENT}2022-23/picture.png", "/embed/kent-county-council/2022-23/", "/readyz", "/healthz"),
)
NOTE = """
from councils.models import Council
from tests.factories import frozen, published
published("{year}", *(frozen(each, upheld=4, not_upheld=2) for each in Council.objects.all()[:9]))
"""
CHIEF = """
from django.contrib.auth.models import User
User.objects.create_superuser("chief", password="four calm herons wade")
"""
SHELL = (".venv/bin/python", "manage.py", "shell", "--no-imports", "--command")


@pytest.fixture(scope="module")
def deployed(tmp_path_factory):
    if NGINX is None or not (postgres.programs() / "pg_basebackup").exists():
        if os.environ.get("CI"):
            pytest.fail("Debian's nginx and postgresql are needed, which script/test installs.")
        pytest.skip("There is no nginx, or no PostgreSQL that can be copied while it runs.")
    folder = tmp_path_factory.mktemp("beside")
    with pytest.MonkeyPatch.context() as patch, beside(folder, patch) as found:
        found.staff.run(*SHELL, FIGURES)
        found.staff.run(*SHELL, CHIEF)
        yield found


def asked(address: str, fields: dict | None = None, **headers: str):
    data = urllib.parse.urlencode(fields).encode() if fields else None
    request = urllib.request.Request(address, data, headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_the_public_reads_whatever_there_is_and_nothing_of_it_writes(deployed):
    deployed.public[0].run(".venv/bin/python", "manage.py", "keep_answers", "--verbosity", "0")
    for portal in deployed.public:
        found = {each: asked(portal.address + each)[0] for each in PAGES}
        assert {each: status for each, status in found.items() if status >= 500} == {}
        assert found["/"] == found[f"{KENT}2022-23/"] == found["/readyz"] == 200
    assert asked(f"{deployed.front}/")[0] == 200
    assert "ERROR" not in deployed.standby_log.read_text()


def test_portals_beside_each_other_know_each_others_answers(deployed):
    first, second = (portal.address for portal in deployed.public)
    for page in ("/", f"{KENT}2022-23/", "/api/v1/councils/"):
        etag = asked(first + page)[1]["ETag"]
        assert etag
        assert asked(second + page, **{"If-None-Match": etag})[0] == HTTPStatus.NOT_MODIFIED


def test_what_is_saved_is_what_the_public_reads(deployed):
    """By what PostgreSQL holds to, no answer after the save is older than it."""
    shown = [asked(f"{each.address}/releases/")[2] for each in deployed.public]
    assert [b"2021-22" in each for each in shown] == [False, False]
    deployed.staff.run(*SHELL, NOTE.format(year="2021-22"))
    time.sleep(1)  # for which a process goes by what it read last
    shown = [asked(f"{each.address}/releases/")[2] for each in deployed.public for _ in range(3)]
    assert all(b"2021-22" in each for each in shown)


def test_a_copy_that_is_behind_gives_old_answers_old_validators(deployed):
    """Nothing of it is kept under what the primary has by now, and what comes is shown at once."""
    portal = deployed.public[0]
    before = asked(f"{portal.address}/releases/")
    deployed.on(deployed.standby, "SELECT pg_wal_replay_pause()")
    loose = "SET synchronous_commit = local; ALTER DATABASE {} SET synchronous_commit = {}"
    name = deployed.primary.rpartition("/")[2]
    try:
        deployed.on(deployed.primary, loose.format(name, "local"))
        deployed.staff.run(*SHELL, NOTE.format(year="2020-21"))
        time.sleep(1.1)
        etag = {"If-None-Match": before[1]["ETag"]}
        assert asked(f"{portal.address}/releases/", **etag)[0] == HTTPStatus.NOT_MODIFIED
        assert b"2020-21" not in asked(f"{portal.address}/methods/")[2]
    finally:
        deployed.on(deployed.standby, "SELECT pg_wal_replay_resume()")
        deployed.on(deployed.primary, loose.format(name, "remote_apply"))
    deployed.on(deployed.primary, "CREATE TABLE taken_in (this int); DROP TABLE taken_in")
    time.sleep(1.1)
    status, headers, body = asked(f"{portal.address}/releases/", **etag)
    assert (status, headers["ETag"] != before[1]["ETag"]) == (200, True)
    assert b"2020-21" in body


def test_nobody_writes_through_the_portals_of_the_public(deployed):
    report = f"{KENT}report-an-error/"
    for portal in deployed.public:
        for answer in (
            asked(portal.address + report, {"kind": "error", "text": "A date is wrong."}),
            asked(f"{portal.address}/admin/login/"),
            asked(f"{portal.address}/early-sight/anything/"),
        ):
            assert (answer[0], answer[1]["Retry-After"]) == (503, "300")
        with pytest.raises(Exception, match="read-only"):
            deployed.on(portal.environment["DATABASE_URL"], "CREATE TABLE written (this int)")
    [[can]] = deployed.on(
        deployed.primary, "SELECT has_table_privilege('reader', 'complaints_decision', 'INSERT')"
    )
    assert can is False


def test_readers_and_staff_write_through_the_front(page, deployed):
    words = "A date on this page is wrong."
    page.goto(deployed.front + KENT + "report-an-error/")
    page.get_by_label("What is wrong, and where on the page?").fill(words)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name=re.compile("Send")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    texts = "SELECT text FROM complaints_errorreport"
    for url in (deployed.primary, deployed.standby):
        assert deployed.on(url, texts) == [(words,)]
    page.goto(f"{deployed.front}/admin/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("four calm herons wade")
    page.get_by_role("button", name="Log in").click()
    page.goto(f"{deployed.front}/admin/complaints/errorreport/")
    expect(page.get_by_text(words)).to_be_visible()


def test_one_of_two_goes_on_and_a_cut_off_copy_says_so(deployed):
    """Last, because it ends some of it."""
    cut = "ALTER SYSTEM SET primary_conninfo = ''"
    deployed.on(deployed.standby, cut)
    deployed.on(deployed.standby, "SELECT pg_reload_conf()")
    until = time.monotonic() + 30
    while (told := asked(f"{deployed.public[0].address}/readyz"))[0] == 200:
        assert time.monotonic() < until
        time.sleep(0.2)
    assert told[2] == b"This copy of the database is not connected to its primary."
    deployed.servers[0].terminate()
    deployed.servers[0].wait(20)
    found = {asked(f"{deployed.front}/calendar/?year={number}")[0] for number in range(6)}
    assert found == {200}
