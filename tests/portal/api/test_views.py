"""The API's answers: pages, fields, forms, and what it says when it is asked wrongly."""

import csv
import io

import pytest

from complaints.models import Decision
from councils.public_record import changing_public_record

pytestmark = pytest.mark.django_db


def test_an_answer_names_the_editions_it_is_made_from(get, world):
    response = get("performance/?fields=council,uphold_rate")
    assert response.json() == {
        "note": None,
        "licence": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "releases": [
            {"year": "2024-25", "edition": 1, "public_at": "2025-07-01T00:00:00+01:00"}
        ],
        "suspended": [],
        "next": None,
        "results": [
            {
                "council": "essex-county-council",
                "uphold_rate": {
                    "part": 1, "whole": 1, "ratio": 1.0, "percent": 100, "text": "1 of 1",
                },
            },
            {
                "council": "kent-county-council",
                "uphold_rate": {
                    "part": 3, "whole": 4, "ratio": 0.75, "percent": 75, "text": "3 of 4",
                },
            },
        ],
    }  # fmt: skip
    assert response["Release-Editions"] == "2024-25/1"
    assert get("subjects.csv")["Release-Editions"] == "2024-25/1"


def test_made_up_figures_say_so_in_every_form(get, world):
    with changing_public_record() as record:
        record.demonstration = True
    note = "Demonstration: these figures are made up. They say nothing about any real council."
    assert get("councils/").json()["note"] == note
    assert get("councils/kent-county-council/").json()["note"] == note
    lines = list(csv.DictReader(io.StringIO(get("councils.csv").content.decode())))
    assert [line["note"] for line in lines] == [note, note]


def test_pages_follow_each_other(get, world):
    first = get("decisions/?page_size=2&council=kent-county-council").json()
    second = get(first["next"].split("/api/v1/")[1]).json()
    assert [len(each["results"]) for each in (first, second)] == [2, 2]
    assert second["next"] is None
    references = [row["reference"] for page in (first, second) for row in page["results"]]
    assert len(set(references)) == 4
    beyond = get("decisions/?page=3&page_size=2&council=kent-county-council").json()
    assert (beyond["results"], beyond["next"]) == ([], None)


def test_a_page_has_500_rows_at_most(get, world):
    problem = get("councils/?page_size=501").json()["errors"]
    assert problem[0]["parameter"] == "page_size"
    assert problem == [
        {"parameter": "page_size", "detail": "'501' is no whole number from 1 to 500"}
    ]


@pytest.mark.parametrize(
    ("path", "accept"), [("performance.csv", ""), ("performance/", "text/csv")]
)
def test_csv_is_had_by_address_or_by_accept(get, world, path, accept):
    response = get(f"{path}?page_size=1&fields=council,uphold_rate", accept=accept or "*/*")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "council,uphold_rate_part,uphold_rate_whole,uphold_rate_ratio,uphold_rate_percent,"
        "uphold_rate_text",
        "essex-county-council,1,1,1.0,100,1 of 1",
    ]
    query = "fields=council%2Cuphold_rate&page_size=1&cursor="
    assert response["Link"].startswith(f"<http://testserver/api/v1/{path}?{query}")
    assert response["Link"].endswith('>; rel="next"')


def test_json_and_csv_have_tags_of_their_own(get, world):
    as_json = get("councils/", accept="application/json")
    assert (
        get("councils/", accept="application/json", if_none_match=as_json["ETag"]).status_code
        == 304
    )
    as_csv = get("councils/", accept="text/csv", if_none_match=as_json["ETag"])
    assert as_csv.status_code == 200
    assert as_csv["ETag"] != as_json["ETag"]
    assert "Accept" in as_json["Vary"].split(", ")


def test_every_wrong_parameter_is_named_with_what_is_allowed(get, world):
    response = get("performance/?year=2030-31&colour=red&type=parish&region=&page=1&page=2")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert {name: problem[name] for name in ("type", "title", "status")} == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
    }
    found = {each["parameter"]: (each["detail"], each.get("allowed")) for each in problem["errors"]}
    assert found["colour"] == (
        "there is no such parameter",
        ["council", "cursor", "edition", "fields", "page", "page_size", "region", "type", "year"],
    )
    assert found["year"][1] == ["2024-25"]
    assert found["type"][1] == [
        "county", "district", "metropolitan_district", "unitary", "london_borough", "other",
    ]  # fmt: skip
    assert found["region"] == (
        "it is empty: give it a value, or leave it out",
        ["East of England", "South East"],
    )
    assert found["page"][0] == "it is given 2 times: give it once"


def test_an_unknown_field_is_answered_with_those_there_are(get, world):
    [fault] = get("releases/?fields=year,colour").json()["errors"]
    assert fault == {
        "parameter": "fields",
        "detail": "there is no field 'colour'",
        "allowed": [
            *("year", "edition", "is_current", "source", "public_at", "reason", "is_suspended"),
        ],
    }


@pytest.mark.parametrize(
    "path",
    ["nothing/", "councils/nowhere/", "decisions/24-999-999/", "decisions/x/", "subjects/x/"],
)
def test_what_is_not_there_is_a_problem_too(get, world, path):
    response = get(path)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"] == "There is nothing public at this address."


def test_nothing_can_be_written(client, world):
    response = client.post("/api/v1/councils/", {"name": "Nowhere"})
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response.json()["title"] == "Method Not Allowed"


def test_a_form_that_there_is_not_is_refused(get, world):
    response = get("councils/", accept="application/xml")
    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"


def test_pages_of_other_sites_may_read_it(client, world):
    address = "/api/v1/councils/"
    origin = {"origin": "https://elsewhere.example"}
    answer = client.get(address, headers=origin)
    assert answer["Access-Control-Allow-Origin"] == "*"
    same = client.get(address, headers=origin | {"if_none_match": answer["ETag"]})
    assert (same.status_code, same["Access-Control-Allow-Origin"]) == (304, "*")
    asked = origin | {"access_control_request_method": "GET"}
    assert (
        client.options(address, headers=asked)["Access-Control-Allow-Methods"]
        == "GET, HEAD, OPTIONS"
    )
    for path in ("/feed.atom", "/data/councils.csv", "/councils/kent-county-council/record.json"):
        assert client.get(path, headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/councils/", headers=origin)


def test_nobody_gets_a_cookie(get, world):
    assert not get("councils/").cookies


def test_one_row_by_its_name(get, world):
    decision = Decision.objects.get(council__short_name="Essex")
    by_address = decision.get_absolute_url().split("/")[-2]
    for name in (by_address, decision.reference):
        result = get(f"decisions/{name}/").json()["result"]
        assert result["reference"] == str(decision)
        assert result["statement"].startswith("## The complaint")
    assert get("councils/kent-county-council/?fields=name").json()["result"] == {
        "name": "Kent County Council"
    }
    assert get("council-types/county/").json()["result"]["plural"] == "county councils"
