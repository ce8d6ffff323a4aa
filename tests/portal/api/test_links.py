"""The schema's links lead from a row to the rows that it names."""

import pytest

from tests.portal.open_data.worlds import LATER, small_world

pytestmark = pytest.mark.django_db

PLACES = "/api/v1/places/"  # asks for a postcode


@pytest.fixture
def get(client, clock):
    small_world(2)
    clock.set(LATER)

    def ask(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer.json()

    return ask


def pointed(document, expression: str):
    """What a runtime expression of a link points at in an answer."""
    found = document
    for part in expression.removeprefix("$response.body#/").split("/"):
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found


def test_every_link_of_every_list_and_row_leads_to_what_it_names(get):
    schema = get("/api/v1/schema/?format=json")
    addresses = {
        operation["operationId"]: address
        for address, path in schema["paths"].items()
        for operation in path.values()
    }
    followed = set()
    for address, path in schema["paths"].items():
        found = path["get"]["responses"]["200"].get("links", {})
        if "{name}" in address or address == PLACES or not found:
            continue
        rows = get(address)
        for column, link in found.items():
            name = pointed(rows, link["parameters"]["name"]) if rows["results"] else None
            if name is None:
                continue
            one = get(addresses[link["operationId"]].replace("{name}", str(name)))
            followed.add((path["get"]["operationId"], column, link["operationId"]))
            of_one = schema["paths"][addresses[link["operationId"]]]["get"]["responses"]["200"]
            for further in of_one.get("links", {}).values():
                if end := pointed(one, further["parameters"]["name"]):
                    get(addresses[further["operationId"]].replace("{name}", str(end)))
    assert {
        ("decisions", "reference", "decisions_one"),
        ("decisions", "council", "councils_one"),
        ("decisions", "subject", "subjects_one"),
        ("performance", "council", "councils_one"),
        ("councils", "type", "council_types_one"),
    } <= followed


def test_a_file_has_no_links(get):
    schema = get("/api/v1/schema/?format=json")
    for address, path in schema["paths"].items():
        if address.endswith(".csv"):
            assert "links" not in path["get"]["responses"]["200"]
