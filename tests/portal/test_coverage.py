"""An imported year that has 3 of 24 counties: no page and no file calls their sum the counties'."""

import json
import re

import pytest
from django.utils import timezone

from complaints.figures.performance import Performance
from complaints.models import Release
from letters.composing.drafts import template_of
from letters.composing.letters import YearOfLetters
from tests import factories
from tests.factories import frozen, published
from tests.portal.crawling import text_of

pytestmark = pytest.mark.django_db

OF_24 = "3 of 24 county councils"
CLAIMS = (
    "county councils as a whole",
    r"(?<![0-9] )county councils together",
    "complaints about councils in england",
    "every council in england in 2021-22",
    "all councils in england",
)


@pytest.fixture
def kent():
    """Three counties with figures, Kent's and Surrey's by category; 21 without; a borough whole."""
    housing = factories.subject().category.pk
    counties = [factories.council(f"{name} County Council") for name in ("Kent", "Essex", "Surrey")]
    for number in range(21):
        factories.council(f"County {number}")
    borough = factories.council(type="london_borough")
    for year in ("2020-21", "2021-22"):
        rows = [frozen(borough, upheld=9, not_upheld=1)]
        for county, upheld in zip(counties, (60, 30, 40), strict=True):
            counts = {"upheld": upheld, "not_upheld": 20, "on_time": 20, "not_complied": 1}
            parts = {} if county.name.startswith("Essex") else {housing: Performance(**counts)}
            rows.append(frozen(county, **counts, residents=1_000_000, categories=parts))
        published(year, *rows)
    return counties[0]


def claims(text: str) -> list[str]:
    return [claim for claim in CLAIMS if re.search(claim, text.lower())]


def said(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text_of(response)))


HERE = "/councils/kent-county-council"
PAGES = [
    f"{HERE}/2021-22/",
    f"{HERE}/2021-22/?edition=1",
    f"{HERE}/2021-22/scrutiny-pack/",
    f"{HERE}/2021-22/scrutiny-pack.pdf",
    f"{HERE}/record.json",
    f"{HERE}/record.xlsx",
    "/?year=2021-22",
    "/map/2021-22.json",
    "/methods/",
    "/data/performance-2021-22-edition-1.csv",
    "/data/performance-2021-22-edition-1.xlsx",
    "/data/performance-all-years.csv",
    "/data/performance-by-type-2021-22-edition-1.csv",
    "/api/v1/performance/?year=2021-22",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_and_file_of_the_year_says_of_how_many_councils_its_sums_are(
    client, kent, address
):
    text = said(client, address)
    assert OF_24 in text
    assert claims(text) == []


@pytest.mark.parametrize("address", ["/releases/", "/revisions/", "/calendar/", "/feed.atom"])
def test_no_list_claims_more(client, kent, address):
    assert claims(said(client, address)) == []


def test_the_headline_and_every_measure(client, kent):
    page = said(client, f"{HERE}/2021-22/")
    assert "That is higher than among 3 of 24 county councils, 68% (130 of 190)" in page
    assert "(68%, 130 of 190, from 3 of 24 county councils)" in page
    assert "In 2020-21 the average is of 3 of 24 county councils." in page
    assert (
        "Similar councils: 130 upheld, 3,000,000 residents, from 3 of 24 county councils." in page
    )
    # Essex has no categories.
    assert "upright line: 2 of 24 county councils together" in page


def test_a_group_that_lacks_nobody_is_the_whole(client, kent):
    page = said(client, "/?year=2021-22")
    assert "complaints about 4 of 25 councils in England. It investigated" in page
    assert "London boroughs" in page
    assert "1 of 1" not in page
    assert "County councils in 2021-22: figures of 3 of 24 county councils that existed" in page


def test_the_map_names_them_beside_the_average(client, kent):
    averages = json.loads(client.get("/map/2021-22.json").content)["averages"]
    assert averages["county"]["uphold-rate"] == {
        "text": "68%",
        "counts": "130 of 190",
        "coverage": "from 3 of 24 county councils",
    }
    assert averages["london_borough"]["uphold-rate"] == {"text": "90%", "counts": "9 of 10"}


def test_the_letter_names_them_in_its_sentence_its_panels_and_its_chart(kent):
    release, at = Release.objects.get(year="2021-22"), timezone.now()
    content = YearOfLetters(release, template_of(release.year, at), at).content(kent, "").as_json()
    assert "among 3 of 24 county councils, 68%" in json.dumps(content["sections"])
    uphold = content["panels"][0]
    assert OF_24 in uphold["lines"][0]
    assert uphold["chart"]["rows"][1]["name"] == "3 of 24 county councils together"
    assert claims(json.dumps(content)) == []


def test_in_a_whole_year_nothing_is_said_of_it(client):
    kent, essex = (factories.council(f"{name} County Council") for name in ("Kent", "Essex"))
    published("2021-22", frozen(kent, upheld=60, not_upheld=20), frozen(essex, upheld=30))
    assert "county councils as a whole" in said(client, f"{HERE}/2021-22/")
    assert "complaints about councils in England. It investigated" in said(client, "/?year=2021-22")
