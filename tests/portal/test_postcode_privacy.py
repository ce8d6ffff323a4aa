"""A postcode is answered and not kept."""

import logging

import pytest
from django.test import RequestFactory

from portal.pages import council_search
from portal.postcode_privacy import may_name_a_postcode
from tests import factories

pytestmark = pytest.mark.django_db
PRIVATE = {
    "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
ASKED = [
    "/councils/?q=AL1+3JE",
    "/councils/?q=al13je&type=county",
    "/councils/?q=AL1",
    "/councils/?q=EH1+1AA",
    "/councils/?q=ZZ1+1AA",
    "/councils/suggest.json?q=AL1+3J",
    "/decisions/?q=AL1+3JE",
    "/nowhere/?q=AL1+3JE",
]


@pytest.fixture
def st_albans():
    hertfordshire = factories.council("Hertfordshire County Council", gss_code="E10000015")
    return factories.council(
        "St Albans Council", type="district", gss_code="E07000240", county=hertfordshire
    )


@pytest.mark.parametrize("address", ASKED)
def test_nobody_keeps_an_answer_to_what_may_be_a_postcode(client, st_albans, address):
    response = client.get(address)
    assert {name: response[name] for name in PRIVATE} == PRIVATE
    assert not {"ETag", "X-Accel-Expires"} & set(response.headers)
    again = client.get(address, headers={"If-None-Match": '"anything"'})
    assert again.status_code == response.status_code != 304


@pytest.mark.parametrize("address", ["/councils/?q=St+Albans", "/decisions/?q=24-018-407", "/?q"])
def test_other_answers_are_kept_as_before(client, st_albans, address):
    response = client.get(address)
    assert response["Cache-Control"] == "no-cache"
    assert "X-Accel-Expires" in response
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_one_council_opens_at_an_address_without_the_postcode(client):
    factories.council("City of Westminster", type="london_borough", gss_code="E09000033")
    response = client.get("/councils/?q=SW1A+1AA")
    assert (response.status_code, response["Location"]) == (303, "/councils/city-of-westminster/")
    assert response["Cache-Control"] == PRIVATE["Cache-Control"]


def test_what_fails_is_logged_without_the_postcode(client, monkeypatch, caplog):
    def failing(*args):
        raise RuntimeError("no answer")

    monkeypatch.setattr(council_search, "postcode_asked", failing)
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        assert client.get("/councils/?q=AL1+3JE").status_code == 500
    formatter = logging.Formatter()
    written = [formatter.format(record) for record in caplog.records]
    assert any("no answer" in line for line in written)
    assert not any("AL1" in line or "3JE" in line for line in written)


def test_the_page_says_no_postcode_to_others(client, st_albans):
    """Title, description and canonical address are what is shared and searched."""
    page = client.get("/councils/?q=AL1+3JE").content.decode()
    head = page[: page.index("<body")]
    assert "AL1" not in head
    assert "AL1 3JE" in page


@pytest.mark.parametrize(
    ("query", "may"),
    [
        ("q=AL1+3JE", True),
        ("postcode=AL1", True),
        ("q=Kent&q=AL1", True),
        ("year=AL1", False),
        ("q=", False),
        ("", False),
        ("&".join("a=1" for _ in range(1100)), False),
    ],
)
def test_a_query_is_looked_through(query, may):
    assert may_name_a_postcode(RequestFactory().get(f"/?{query}")) is may
