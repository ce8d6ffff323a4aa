"""All four averages that a year published, on everything that shows the year: labelled so."""

import json
import re

import pytest
from django.utils import timezone

from complaints.models import Release
from letters.composing.drafts import template_of
from letters.composing.letters import YearOfLetters
from tests import factories
from tests.factories import frozen, published
from tests.portal.crawling import text_of

pytestmark = pytest.mark.django_db

HERE = "/councils/kent-county-council"
AVERAGES = {
    "published_average": 81,
    "published_average_compliance": 97,
    "published_average_satisfactory_remedy": 13,
    "published_average_per_100000": 3.6,
}
TEXTS = ("81%", "97%", "13%", "3.6")


@pytest.fixture
def kent():
    """Two counties whose own sums are 80%, 50%, 0% and 4, none of which may be shown."""
    counties = [factories.council(f"{name} County Council") for name in ("Kent", "Essex")]
    for year in ("2020-21", "2021-22"):
        counts = {"upheld": 40, "not_upheld": 10, "on_time": 20, "not_complied": 20}
        published(
            year, *(frozen(each, **counts, residents=1_000_000, **AVERAGES) for each in counties)
        )
    return counties[0]


def said(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text_of(response)))


@pytest.mark.parametrize(
    "address",
    [
        f"{HERE}/2021-22/",
        f"{HERE}/2021-22/scrutiny-pack/",
        f"{HERE}/2021-22/scrutiny-pack.pdf",
        f"{HERE}/record.json",
        f"{HERE}/record.xlsx",
        "/methods/",
        "/data/performance-2021-22-edition-1.csv",
        "/data/performance-2021-22-edition-1.xlsx",
        "/api/v1/performance/?year=2021-22",
    ],
)
def test_each_is_shown_as_published(client, kent, address):
    text = said(client, address)
    assert [each for each in TEXTS if f"({each}, as published)" not in text] == []


def test_the_charts_and_the_trend_name_them(client, kent):
    page = said(client, f"{HERE}/2021-22/")
    assert "about the same as the average of county councils that was published, 81%" in page
    assert page.count("The average is the one that the Ombudsman published.") == 4
    assert page.count("Published average of county councils") == 4 * 2  # described, and in a table
    assert "published average 3.6" in page
    assert "2020-21 80%, 81%, as published; 2021-22 80%, 81%, as published." in page
    assert "county councils together" not in page.lower()


def test_the_letter_names_them(kent):
    release, at = Release.objects.get(year="2021-22"), timezone.now()
    content = YearOfLetters(release, template_of(release.year, at), at).content(kent, "").as_json()
    assert "the average of county councils that was published, 81%" in json.dumps(
        content["sections"]
    )
    for panel, text in zip(content["panels"], TEXTS, strict=False):
        assert f"({text}, as published)" in " ".join(panel["lines"])
        assert panel["chart"]["rows"][1] == {
            "name": "Published average of county councils",
            "figure": text,
            "counts": "",
        }
