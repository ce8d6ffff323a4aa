"""Which councils a postcode has, as the API answers it."""

import pytest

from councils.models import PostcodeSector
from councils.years import london_instant
from tests import factories
from tests.portal.test_postcode_privacy import PRIVATE

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-05 12:00")


@pytest.fixture(autouse=True)
def councils(clock):
    clock.set(AT)
    county = factories.council("Hertfordshire County Council", gss_code="E10000015")
    factories.council("St Albans", type="district", gss_code="E07000240", county=county)
    factories.council("Westminster", type="london_borough", gss_code="E09000033")
    factories.council("Welwyn", type="district", gss_code="E07000241", county=county)


def test_in_two_tiers_there_are_two_rows_with_what_each_does(rows):
    district, county = rows("places/?postcode=AL1+3JE")
    assert (district["council"], county["council"]) == (
        "st-albans",
        "hertfordshire-county-council",
    )
    assert (district["does"], county["does"]) == ("district", "county")
    assert "Council Tax" in district["services"]
    assert "Care for adults" in county["services"]
    assert district["has_all_of_it"] is county["has_all_of_it"] is True
    assert district["postcode_ended_on"] is None
    assert district["address"] == "http://127.0.0.1:8000/councils/st-albans/"


def test_alone_a_council_does_everything(rows):
    [row] = rows("places/?postcode=swia1aa")
    assert (row["does"], row["services"], row["gss_code"]) == ("everything", [], "E09000033")


def test_of_a_part_each_council_stands_once_and_says_whether_it_has_all(rows):
    found = {each["council"]: each["has_all_of_it"] for each in rows("places/?postcode=AL4")}
    assert found == {"st-albans": False, "welwyn": False, "hertfordshire-county-council": True}


def test_it_is_a_table_too_and_there_is_no_second_page(get, rows):
    csv = get("places.csv?postcode=AL1+3JE&fields=council,does").content.decode("utf-8-sig")
    assert csv.splitlines()[:2] == ["council,does", "st-albans,district"]
    content = get("places/?postcode=AL1+3JE").json()
    assert (content["next"], content["releases"]) == (None, [])
    assert rows("places/?postcode=AL1+3JE&page=2") == []


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", "give a postcode, such as AL1 3JE, or the first part of one"),
        ("?postcode=", "it is empty: give it a value, or leave it out"),
        ("?postcode=nonsense", "it is not written like a postcode"),
        ("?postcode=AL1+3JEE", "it is not written like a postcode"),
        ("?postcode=AL1&postcode=AL2", "it is given 2 times: give it once"),
        ("?postcode=AL1&year=2024-25", "there is no such parameter"),
    ],
)
def test_what_cannot_be_read_is_a_problem(get, query, detail):
    response = get(f"places/{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["errors"][0]["detail"].startswith(detail)


@pytest.mark.parametrize(
    ("typed", "detail"),
    [
        ("ZZ1+1AA", "there is no such postcode"),
        ("ZZ1", "there is no such postcode"),
        ("AL1+9ZA", "no council is known for it: it may stand for no place"),
        ("IM1+1AA", "it lies in the Isle of Man, not in England"),
        (
            "EH1+1AA",
            "it lies in Scotland, not in England: complaints about councils there go to the"
            " Scottish Public Services Ombudsman, https://www.spso.org.uk/",
        ),
    ],
)
def test_where_there_is_no_council_a_404_says_why(get, typed, detail):
    response = get(f"places/?postcode={typed}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response.json()["errors"] == [{"parameter": "postcode", "detail": detail}]


def test_of_one_that_ended_the_month_is_said(rows):
    PostcodeSector.objects.create(area="AL", sector="AL1 3", units={"E07000240": ["", "JE201003"]})
    assert rows("places/?postcode=AL1+3JE")[0]["postcode_ended_on"] == "2010-03-01"


@pytest.mark.parametrize("query", ["places/?postcode=AL1+3JE", "places/?postcode=AL1+3JEE"])
@pytest.mark.parametrize("accept", ["application/json", "text/csv"])
def test_nobody_keeps_the_answer(get, query, accept):
    response = get(query, Accept=accept)
    assert {name: response[name] for name in PRIVATE} == PRIVATE
    assert "ETag" not in response
    assert "3JE" not in str(response.headers)


def test_the_number_of_queries_is_fixed(get, django_assert_num_queries):
    for typed in ("SW1A+1AA", "AL4"):
        with django_assert_num_queries(6):
            get(f"places/?postcode={typed}")


def test_the_schema_says_that_a_postcode_is_needed(client):
    described = client.get("/api/v1/schema/?format=json").json()["paths"]["/api/v1/places/"]
    asked = {each["name"]: each for each in described["get"]["parameters"]}
    assert asked["postcode"]["required"] is True
    assert set(asked) == {"cursor", "postcode", "page", "page_size", "fields"}
