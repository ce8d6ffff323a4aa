"""Parameters with several values."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_each_outcome(world, kent):
    factories.decision(kent, outcome="closed_after_initial_enquiries")


@pytest.mark.parametrize(
    "query",
    [
        "outcome=not_upheld&outcome=closed_after_initial_enquiries",
        "outcome=not_upheld,closed_after_initial_enquiries",
        "outcome=not_upheld,not_upheld&outcome=closed_after_initial_enquiries",
    ],
)
def test_rows_with_any_of_them_are_found(rows, of_each_outcome, query):
    found = sorted(each["outcome"] for each in rows(f"decisions/?{query}"))
    assert found == ["closed_after_initial_enquiries", "not_upheld"]
    assert len(rows("decisions/")) == 6


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("council=kent-county-council", ["kent-county-council"]),
        ("council=kent,essex-county-council", ["essex-county-council", "kent-county-council"]),
        (
            "region=South+East&region=East+of+England",
            ["essex-county-council", "kent-county-council"],
        ),
        ("region=East+of+England", ["essex-county-council"]),
        ("type=county,unitary&region=South+East", ["kent-county-council"]),
    ],
)
def test_figures_are_those_of_any_of_them(rows, world, kent, query, found):
    kent.gss_code = "E10000016"
    kent.save()
    assert [each["council"] for each in rows(f"performance/?{query}")] == found


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("outcome=upheld,settled", "there is no 'settled'"),
        ("outcome=upheld&outcome=settled", "there is no 'settled'"),
        ("outcome=upheld,", "one of its values is empty: leave that out"),
        ("outcome=", "it is empty: give it a value, or leave it out"),
        ("year=2024-25&year=2023-24", "it is given 2 times: give it once"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(get, world, query, detail):
    answer = get(f"decisions/?{query}")
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["detail"] == detail
    if error["parameter"] == "outcome":
        assert error["allowed"] == ["closed_after_initial_enquiries", "not_upheld", "upheld"]


def test_a_council_that_there_is_not_is_named_among_others(get, world):
    [error] = get("performance/?council=kent-county-council,kent-county").json()["errors"]
    assert error["detail"].startswith("there is no council 'kent-county': perhaps")


def test_the_schema_has_them_as_lists(client, world):
    schema = client.get("/api/v1/schema/?format=json").json()
    asked = schema["paths"]["/api/v1/decisions/"]["get"]["parameters"]
    outcome = next(each for each in asked if each["name"] == "outcome")["schema"]
    assert (outcome["type"], outcome["minItems"]) == ("array", 1)
    assert outcome["items"]["enum"] == ["closed_after_initial_enquiries", "not_upheld", "upheld"]
