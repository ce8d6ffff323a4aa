"""The page of the API: its examples can be asked, and everything is on it."""

import re

import pytest

from complaints.models import Release
from complaints.next_instant import record_at
from councils.years import london_instant
from portal.api.endpoints import ENDPOINTS
from portal.api.guide import examples, guide
from portal.api.rows import World
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-05 12:00")


@pytest.fixture
def world(clock):
    clock.set(AT)
    kent = factories.council("Kent County Council")
    factories.published("2024-25", factories.frozen(kent, upheld=9, not_upheld=3))
    return World(AT, Release.objects.current(AT), record_at(AT))


def test_what_the_examples_ask_is_answered(client, world):
    asked = list(examples("2024-25"))
    assert [each.language for each in asked] == ["curl", "Python", "R"]
    for each in asked:
        path = each.address.removeprefix("http://127.0.0.1:8000")
        assert path in each.code
        assert client.get(path).status_code == 200
        for name in re.findall(r"uphold_rate_\w+", each.code):
            assert name in client.get(path).content.decode()


def test_the_python_example_prints_each_council(client, world, monkeypatch, capsys):
    class Answer:
        def __init__(self, address):
            self.content = client.get(address.removeprefix("http://127.0.0.1:8000")).content

        def __enter__(self):
            return self

        def __exit__(self, *error):
            return None

        def read(self):
            return self.content

    monkeypatch.setattr("urllib.request.urlopen", Answer)
    [code] = [each.code for each in examples("2024-25") if each.language == "Python"]
    exec(code, {})
    assert capsys.readouterr().out == "Kent County Council 75% 9 12\n"


def test_every_list_is_explained_with_its_parameters(world):
    lists = guide(world)["lists"]
    assert [each.endpoint.slug for each in lists] == list(ENDPOINTS)
    performance = {each.name: each for each in lists[0].parameters}
    assert performance["year"].allowed == ["2024-25"]
    assert (
        performance["type"].meaning
        == "Type of council. Several are given with commas between them, or each by itself."
    )
    assert performance["council"].allowed == ["kent-county-council"]


def test_the_page_shows_each_field(client, world):
    page = client.get("/api/").content.decode()
    for endpoint in ENDPOINTS.values():
        for column in endpoint.dataset_of_one.flat:
            assert f"<code>{'.'.join(column.path)}</code>" in page


def test_a_portal_without_figures_has_its_page(client, db):
    assert client.get("/api/").status_code == 200


def test_rows_by_their_identifier_have_an_address(client, world):
    factories.decision(reference="23004512")
    factories.subject()
    addresses = [each.address_of_one for each in guide(world)["lists"] if each.address_of_one]
    assert len(addresses) == 4
    assert {client.get(address).status_code for address in addresses} == {200}
