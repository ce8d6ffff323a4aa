"""Each request has a name, and a line in the log that says neither who asked nor a secret."""

import logging

import pytest

from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
HEADER = "X-Request-ID"


@pytest.fixture
def lines(settings, caplog, clock):
    settings.LOG_IN_JSON = True
    clock.set(london_instant("2025-07-05 15:00"))
    caplog.set_level(logging.INFO, "portal.access")
    return lambda: [each for each in caplog.records if each.name == "portal.access"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/councils/?q=kent", "GET /councils/"),
        ("/councils/kent-county-council/", "GET /councils/kent-county-council/"),
        ("/api/v1/councils/?x=1", "GET /api/v1/councils/"),
        ("/early-sight/aB3/letter.pdf", "GET /early-sight/<str:token>/letter.pdf"),
        ("/early-sight/aB3/typo", "GET nowhere"),
        ("/admin/invitation/MQ/aB3/", "GET /admin/invitation/<uidb64>/<token>/"),
        (
            "/admin/complaints/decision/17/change/",
            "GET /admin/complaints/decision/<path:object_id>/change/",
        ),
        ("/mrs-smith-of-12-high-street", "GET nowhere"),
    ],
)
def test_a_line_says_which_page(client, lines, address, told):
    factories.council("Kent County Council")
    response = client.get(address)
    [line] = lines()
    assert line.getMessage() == told
    assert line.status == response.status_code
    assert line.milliseconds >= 0


def test_a_page_that_was_made_before_is_named_too(client, lines):
    factories.council("Kent County Council")
    for _ in range(3):
        client.get("/methods/")
    assert {line.getMessage() for line in lines()} == {"GET /methods/"}


def test_a_request_has_a_name_of_its_own(client, lines):
    names = {client.get("/healthz")[HEADER] for _ in range(3)}
    assert len(names) == 3
    assert {len(each) for each in names} == {16}


@pytest.mark.parametrize(
    ("proxies", "said", "is_believed"),
    [
        (["127.0.0.1"], "0123456789abcdef", True),
        ([], "0123456789abcdef", False),
        (["127.0.0.1"], "short", False),
        (["127.0.0.1"], "with spaces and <marks>", False),
        (["127.0.0.1"], "a" * 65, False),
    ],
)
def test_a_proxys_name_for_it_is_kept(client, lines, settings, proxies, said, is_believed):
    settings.TRUSTED_PROXIES = proxies
    response = client.get("/healthz", headers={HEADER: said})
    assert (response[HEADER] == said) is is_believed


def test_where_nothing_is_watched_an_answer_is_as_before(client):
    assert HEADER not in client.get("/healthz")
