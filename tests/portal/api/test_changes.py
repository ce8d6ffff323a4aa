"""What changed in the API, and what of it is used no more."""

from datetime import date

import pytest

from portal.api import changes
from portal.api.changes import CHANGES, Deprecation, headers_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_more(monkeypatch):
    """Two parameters that are used no more, one of them until a day."""
    monkeypatch.setattr(
        changes,
        "DEPRECATED",
        (
            Deprecation("region", date(2026, 7, 1), "ask for councils."),
            Deprecation("type", date(2026, 12, 1), "ask for groups.", ends=date(2029, 1, 1)),
        ),
    )


def test_the_newest_change_stands_first_and_on_the_page(client, world):
    days = [each.day for each in CHANGES]
    assert days == sorted(days, reverse=True)
    page = client.get("/api/").content.decode()
    for each in CHANGES:
        assert each.sentence in page


def test_what_is_used_no_more_says_since_when_and_until_when(no_more):
    # 1 July begins in London at 23:00 UTC of the day before.
    assert dict(headers_of(["region", "year"])) == {"Deprecation": "@1782860400"}
    assert dict(headers_of(["type"])) == {
        "Deprecation": "@1796083200",
        "Sunset": "Mon, 01 Jan 2029 00:00:00 GMT",
    }
    assert dict(headers_of(["region", "type"])) == {
        "Deprecation": "@1782860400",
        "Sunset": "Mon, 01 Jan 2029 00:00:00 GMT",
    }
    assert dict(headers_of(["year"])) == {}


def test_an_answer_to_who_uses_it_says_so_and_the_same_as_before(get, world, no_more):
    answer = get("performance/?region=South+East&page_size=1")
    assert answer.status_code == 200
    assert answer["Deprecation"] == "@1782860400"
    assert "Sunset" not in answer
    assert '<http://127.0.0.1:8000/api/#changes>; rel="deprecation"' in answer["Link"]
    assert "Deprecation" not in get("performance/?page_size=1")


def test_schema_and_page_name_what_is_used_no_more(client, world, no_more):
    schema = client.get("/api/v1/schema/?format=json").json()
    asked = schema["paths"]["/api/v1/performance/"]["get"]["parameters"]
    found = {each["name"]: each for each in asked}
    assert found["region"]["deprecated"] is True
    assert "Used no more since 2026-07-01: ask for councils." in found["region"]["description"]
    assert "deprecated" not in found["year"]
    assert "Used no more since 2026-07-01" in client.get("/api/").content.decode()
