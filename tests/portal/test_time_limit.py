"""A statement of a public page that would go on for ever is broken off, and the page says so."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from psycopg.errors import SerializationFailure

from councils.models import PublicRecord
from portal.api import endpoints
from portal.pages import decisions
from portal.time_limit import TimeLimitMiddleware, limited
from portal.unavailable import AWAY, TOO_LONG, reason_of

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n {}) SELECT max(x) FROM n"
FOR_EVER = COUNT.format("")
# A little more than a page may.
LONG = {"sqlite": COUNT.format("WHERE x < 2000000"), "postgresql": "SELECT pg_sleep(1.5)"}


def asked(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchone()
    return "answered"


@pytest.fixture(autouse=True)
def one_second(settings):
    settings.STATEMENT_SECONDS = 1


def test_a_page_that_takes_too_long_says_so_and_the_next_is_answered(client, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(decisions, "decision_list_content", lambda *_: asked(FOR_EVER))
        answer = client.get("/decisions/?q=council")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Cache-Control"] == "no-store"
    assert "This took too long" in answer.content.decode()
    assert client.get("/decisions/").status_code == 200


def test_the_api_says_it_as_a_problem(client, monkeypatch):
    monkeypatch.setattr(endpoints, "decisions", lambda _: asked(FOR_EVER))
    answer = client.get("/api/v1/decisions/?q=council")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Content-Type"] == "application/problem+json"
    assert "took too long" in answer.json()["detail"]


def test_neither_staff_nor_who_comes_next_is_limited():
    long = LONG[connection.vendor]
    work = TimeLimitMiddleware(lambda _: HttpResponse(asked(long)))
    assert work(RequestFactory().get("/admin/")).content == b"answered"
    with pytest.raises(OperationalError) as broken:
        work(RequestFactory().get("/"))
    assert reason_of(broken.value) is TOO_LONG
    assert asked(long) == "answered"


def test_a_copy_that_has_to_go_on_before_a_page_is_made_says_so_calmly():
    """PostgreSQL breaks off what reads there, where it holds up a change for too long."""
    broken = OperationalError()
    broken.__cause__ = SerializationFailure("canceling statement due to conflict with recovery")
    assert reason_of(broken) is AWAY


def test_other_errors_are_errors(client, monkeypatch):
    monkeypatch.setattr(decisions, "decision_list_content", lambda *_: 1 / 0)
    client.raise_request_exception = False
    assert client.get("/decisions/").status_code == 500


def test_the_limit_is_no_query_of_a_page(django_assert_num_queries):
    with django_assert_num_queries(1), limited(1):
        PublicRecord.objects.exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL lets all write")
@pytest.mark.parametrize("address", ["/methods/", "/admin/login/"])
def test_a_visitor_waits_a_second_for_who_is_writing(client, address):
    client.get(address)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (1_000,)


def test_who_finds_sqlite_taken_is_told_so(client, monkeypatch, tmp_path):
    def write(*_):
        first, second = (
            sqlite3.connect(tmp_path / "taken", timeout=0, isolation_level=None) for _ in "12"
        )
        first.execute("BEGIN IMMEDIATE")
        try:
            second.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as taken:
            raise OperationalError(str(taken)) from taken

    monkeypatch.setattr(decisions, "decision_list_content", write)
    answer = client.get("/decisions/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Nothing of yours was saved" in answer.content.decode()
