"""The page of an edition stays, says how it is cited, and is not there before its instant."""

import json
import re
from datetime import timedelta

import pytest
from datacite import schema45

from tests.complaints.suspensions import suspended
from tests.portal.open_data.worlds import INSTANT, LATER, small_world

pytestmark = pytest.mark.django_db

FIRST, SECOND = "/releases/2023-24-edition-1/", "/releases/2023-24-edition-2/"
NEWEST = "/releases/2024-25-edition-1/"


@pytest.fixture(autouse=True)
def world(db):
    small_world(1)


@pytest.fixture
def get(client, clock):
    def ask(address, at=LATER):
        clock.set(at)
        return client.get(address)

    return ask


def metadata(response) -> dict:
    assert response["Content-Type"] == "application/vnd.datacite.datacite+json"
    found = json.loads(response.content)
    schema45.validate(found)  # fails where DataCite would refuse it
    return found


def test_its_page_says_when_and_why_what_came_before_and_its_files(get):
    page = get(SECOND).content.decode()
    assert "Figures of 2023-24, edition 2</h1>" in page
    assert "Published 1 September 2024, 9.30am" in page
    assert "One case was missing." in page
    assert f'href="{FIRST}"' in page
    assert "/data/performance-2023-24-edition-2.csv" in page
    assert "replaced this edition" not in page
    earlier = get(FIRST).content.decode()
    assert "A revision replaced this edition on 1 September 2024." in re.sub(r"\s+", " ", earlier)
    assert "/data/performance-2023-24-edition-1.csv" in earlier


def test_it_is_cited_in_words_and_as_bibtex(get):
    page = get(SECOND).content.decode()
    assert (
        "“Figures of 2023-24, edition 2”, Your council’s performance, published 1 September 2024,"
        " http://127.0.0.1:8000/releases/2023-24-edition-2/ (read on 1 September 2025)."
    ) in page
    answer = get(f"{SECOND}citation.bib")
    told = answer.content.decode()
    assert answer["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert told.startswith("@misc{councils-2023-24-edition-2,\n")
    assert "  year = {2024},\n  version = {2},\n" in told
    assert told.count("{") == told.count("}")


def test_its_metadata_are_what_a_doi_is_registered_with(get):
    found = metadata(get(f"{SECOND}datacite.json"))
    assert found["titles"] == [{"title": "Figures of 2023-24, edition 2"}]
    assert (found["publicationYear"], found["version"]) == ("2024", "2")
    assert {each["date"] for each in found["dates"]} == {"2024-09-01", "2023-04-01/2024-03-31"}
    assert "One case was missing." in found["descriptions"][1]["description"]
    related = {
        (each["relationType"], each["relatedIdentifier"].partition("8000")[2])
        for each in found["relatedIdentifiers"]
    }
    assert ("IsNewVersionOf", FIRST) in related
    assert ("HasPart", "/data/performance-2023-24-edition-2.csv") in related
    before = metadata(get(f"{FIRST}datacite.json"))
    kinds = {each["relationType"] for each in before["relatedIdentifiers"]}
    assert kinds == {"IsPreviousVersionOf", "HasPart"}


@pytest.mark.parametrize("part", ["", "datacite.json", "citation.bib"])
def test_before_its_instant_it_does_not_exist(get, part):
    assert get(f"{NEWEST}{part}", INSTANT - timedelta(seconds=1)).status_code == 404
    assert get(f"{NEWEST}{part}", INSTANT).status_code == 200
    assert get(f"/releases/2024-25-edition-2/{part}").status_code == 404


def test_suspended_figures_say_so(get):
    suspended("2024-25", LATER, "A fault was found.")
    answer = get(NEWEST, LATER + timedelta(minutes=1))
    assert answer.status_code == 404
    assert "A fault was found." in answer.content.decode()


def test_each_edition_in_the_list_leads_to_its_page(get):
    page = get("/releases/").content.decode()
    for address in (FIRST, SECOND, NEWEST):
        assert f'href="{address}"' in page


def test_made_up_figures_say_so_in_each_form(get, monkeypatch):
    monkeypatch.setattr("portal.pages.editions.made_up_note", lambda record: "Made up.")
    assert "Demonstration: figures of 2023-24" in get(SECOND).content.decode()
    found = metadata(get(f"{SECOND}datacite.json"))
    assert found["titles"] == [{"title": "Demonstration: figures of 2023-24, edition 2"}]
    assert found["descriptions"][0]["description"].startswith("Made up.")
