"""Answers that are made before anybody asks."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Decision
from councils.models import PublicRecord
from portal.kept.ahead import addresses
from tests.portal.kept.conftest import QUIET, RELEASED

# An answer that is closed gives its connection back.
pytestmark = pytest.mark.django_db(transaction=True)

KENT = "/councils/kent-county-council/2024-25/"
FILE = "/data/performance-2024-25-edition-1.xlsx"
DATA = ("/data/decisions-all-years.csv", "/data/councils.parquet", "/data/everything.sqlite3")


@pytest.fixture
def quiet(clock, monkeypatch):
    """A moment at which the command and the requests that it makes are run."""

    def at(instant):
        clock.set(instant)
        monkeypatch.setattr("portal.management.commands.keep_answers.timezone", clock)

    at(QUIET)
    return at


def test_who_comes_then_is_answered_with_no_query(kent, quiet, client, settings):
    call_command("keep_answers", verbosity=0)
    settings.ALLOWED_HOSTS = ["*"]
    host = settings.SITE_URL.removeprefix("http://")
    for address in ("/", KENT, "/map/2024-25.json", FILE, *DATA):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address, headers={"accept_encoding": "gzip", "host": host})
        assert answer.status_code == 200
        assert len(queries) == 1, address  # for the public record


def test_what_still_holds_is_not_made_again(kent, quiet, answers):
    call_command("keep_answers", verbosity=0)
    made = {each: each.stat().st_mtime_ns for each in answers.glob("*/*")}
    assert len(made) > 30
    call_command("keep_answers", verbosity=0)
    assert {each: each.stat().st_mtime_ns for each in answers.glob("*/*")} == made


def test_of_a_year_that_is_not_public_nothing_is_made(kent, quiet, answers):
    before = RELEASED.replace(hour=9, minute=29)
    quiet(before)
    assert not [each for each in addresses(before) if "2024-25" in each]
    call_command("keep_answers", verbosity=0)
    assert answers.glob("*/*")


def test_files_of_cases_wait_until_nothing_has_changed_for_a_while(kent):
    assert "/data/decisions-all-years.csv" in set(addresses(QUIET))
    PublicRecord.objects.update(changed_at=QUIET)
    found = set(addresses(QUIET))
    assert "/data/decisions-all-years.csv" not in found
    assert {FILE, KENT} <= found


def test_where_nothing_is_kept_it_says_so(settings):
    settings.KEPT_ANSWERS_MEGABYTES = 0
    with pytest.raises(CommandError, match="KEPT_ANSWERS_MEGABYTES"):
        call_command("keep_answers")
    settings.KEPT_ANSWERS_MEGABYTES = 10
    with pytest.raises(CommandError, match="1 or more"):
        call_command("keep_answers", every=0)


def test_where_readers_would_get_no_page_it_says_so(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "http://127.0.0.1:8080", ["councils.example.org"]
    with pytest.raises(CommandError, match=r"127\.0\.0\.1 is none of ALLOWED_HOSTS"):
        call_command("keep_answers")


def test_an_answer_that_failed_is_named(kent, quiet, capsys, monkeypatch):
    monkeypatch.setattr("portal.kept.ahead.addresses", lambda at: iter(()))
    monkeypatch.setattr(
        "portal.management.commands.keep_answers.addresses", lambda at: iter(["/decisions/"])
    )
    monkeypatch.setattr(Decision.objects.__class__, "public", None)
    call_command("keep_answers", verbosity=0)
    assert "/decisions/ was answered 500" in capsys.readouterr().err
