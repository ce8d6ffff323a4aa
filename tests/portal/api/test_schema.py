"""The schema, asked everything that it allows and some things that it doesn't."""

import json
import os
from datetime import date

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from councils.years import YEAR_PATTERN
from portal.api.endpoints import ENDPOINTS
from portal.api.shapes import row_name
from tests import factories

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("API_EXAMPLES", 8))  # for each address
SCHEMA = "/api/v1/schema/?format=json"
# No schema says which years, councils, regions and subjects there are: these are.
THERE = {
    "council": "kent-county-council",
    "year": "2024-25",
    "region": "South East",
    "category": "housing",
    "subject": "housing-homelessness",
}


def there(query: dict) -> dict:
    """With what there is in the place of what is only written like it, and no made-up cursor."""
    lists = {name for name, value in query.items() if isinstance(value, list)}
    named = {name: [value] if name in lists else value for name, value in THERE.items()}
    return {name: named.get(name, value) for name, value in query.items() if name != "cursor"}


@pytest.fixture(scope="module")
def world(module_db):
    """Two counties with a year, a revision, cases of each sort, and one that was reorganised."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    essex = factories.council("Essex County Council", closed_on=date(2025, 4, 1))
    essex.successors.add(kent)
    for number in range(14):
        made = factories.decision(
            kent if number % 3 else essex,
            outcome="upheld" if number % 2 else "not_upheld",
            subject=factories.subject(),
        )
        if number % 2:
            factories.recommendation(made)
    factories.release("2024-25")
    made.outcome = "not_upheld"
    made.save()
    factories.release("2024-25", reason="One was not upheld.")
    factories.published("2023-24", factories.frozen(kent, upheld=60, not_upheld=20))


@pytest.fixture
def application():
    """The portal as a server runs it, but on the connection of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def description(world) -> dict:
    """Made once: it takes a second."""
    return json.loads(Client().get(SCHEMA).content)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_what_the_schema_says(world, application, mode):
    """``mode`` is what the schema allows, or what it forbids."""
    api = schemathesis.openapi.from_wsgi(SCHEMA, application)
    operations = [each.ok() for each in api.get_all_operations()]
    assert len(operations) == 2 * len(ENDPOINTS) + sum(
        bool(each.one) for each in ENDPOINTS.values()
    )

    for operation in operations:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            if mode is GenerationMode.POSITIVE and isinstance(case.query, dict):
                case.query = there(case.query)
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        ask()


def test_it_is_openapi_3_1_with_a_column_of_each_field(description):
    assert description["openapi"] == "3.1.0"
    rows = description["components"]["schemas"]
    assert list(rows["Performance"]["properties"]) == ENDPOINTS["performance"].dataset.names
    assert list(rows["DecisionsOne"]["properties"])[-2:] == ["statement", "address"]
    assert rows["Releases"]["properties"]["reason"] == {
        "type": ["string", "null"],
        "description": "Why the figures were revised. Null: It is the year’s first edition.",
    }


def test_a_missing_year_is_not_offered(description):
    asked = description["paths"]["/api/v1/performance/"]["get"]["parameters"]
    values = {each["name"]: each["schema"] for each in asked}
    assert values["year"] == {"type": "string", "pattern": YEAR_PATTERN, "examples": ["2024-25"]}
    one = {"$ref": "#/components/schemas/CouncilIdentifier"}
    several = {"type": "array", "items": one, "minItems": 1, "maxItems": 50}
    assert values["council"] == several
    assert "enum" not in description["components"]["schemas"]["CouncilIdentifier"]


def test_rows_and_values_are_open_to_what_is_added(description):
    rows = description["components"]["schemas"]
    assert all(rows[row_name(each.dataset)]["additionalProperties"] for each in ENDPOINTS.values())
    outcome = rows["Decisions"]["properties"]["outcome"]
    assert outcome["examples"] == ["closed_after_initial_enquiries", "not_upheld", "upheld"]
    assert outcome["description"].endswith(
        "Known today: closed_after_initial_enquiries, not_upheld, upheld"
    )
    assert '"enum"' not in json.dumps([rows[row_name(e.dataset)] for e in ENDPOINTS.values()])


def test_it_says_where_and_whose_it_is_and_within_which_limits(description):
    assert description["servers"][0]["url"] == "http://127.0.0.1:8000"
    info = description["info"]
    assert info["license"]["name"] == "Open Government Licence v3.0"
    assert info["contact"]["url"] == "https://www.lgo.org.uk/"
    assert "500 at most" in info["description"]
    assert "http://127.0.0.1:8000/api/#changes" in info["description"]
    assert [each["name"] for each in description["tags"]] == list(ENDPOINTS)
    one = description["paths"]["/api/v1/councils/{name}/"]["get"]
    assert one["responses"]["503"] == {"$ref": "#/components/responses/Busy"}
    example = next(each for each in one["parameters"] if each["name"] == "name")["examples"]
    assert [each["value"] for each in example.values()] == ["kent-county-council"]
