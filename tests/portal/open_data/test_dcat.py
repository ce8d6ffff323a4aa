"""The catalogue, checked by the shapes of DCAT-AP 3.0.0 itself.

``dcat-ap-3.0.0-shapes.ttl`` is the file ``releases/3.0.0/html/shacl/shapes.ttl`` of
https://github.com/SEMICeu/DCAT-AP, copyright European Union, CC BY 4.0.
"""

import json
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, Graph

from councils.public_record import changing_public_record
from tests.portal.open_data.worlds import LATER, catalogue, small_world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore"),  # of what rdflib itself is made with
]
SHAPES = Path(__file__).parent / "dcat-ap-3.0.0-shapes.ttl"


@pytest.fixture
def told(client, clock):
    """The catalogue as a graph."""

    def ask() -> Graph:
        clock.set(LATER)
        answer = client.get("/data/catalogue.jsonld")
        assert answer["Content-Type"] == "application/ld+json"
        return Graph().parse(data=answer.content, format="json-ld")

    return ask


def problems(graph: Graph) -> str:
    conforms, _, words = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    return "" if conforms else words


def test_it_conforms_and_has_every_file(told):
    small_world(3)
    graph = told()
    assert problems(graph) == ""
    files = catalogue().newest
    assert len(set(graph.subjects(DCAT.downloadURL))) == sum(len(file.forms) for file in files)
    named = {str(each) for each in graph.objects(None, DCTERMS.identifier)}
    assert named == {file.dataset.slug for file in files}


def test_what_does_not_conform_is_found_out(told):
    """So that the test above means something."""
    small_world(1)
    graph = told()
    for each in list(graph.subjects(DCAT.accessURL)):
        graph.remove((each, DCAT.accessURL, None))
    assert "accessURL" in problems(graph)


def test_made_up_files_say_so(told):
    small_world(1)
    with changing_public_record() as record:
        record.demonstration = True
    graph = told()
    said = [str(each) for each in graph.objects(None, DCTERMS.description)]
    assert said
    assert all("made up" in each for each in said)


def test_a_year_that_is_not_public_is_in_none_of_it(client, clock):
    small_world(1)
    clock.set(LATER.replace(year=LATER.year - 20))
    for name in ("catalogue.jsonld", "csv-metadata.json"):
        found = client.get(f"/data/{name}").content.decode()
        assert json.loads(found)
        assert "2024-25" not in found
    clock.set(LATER)
    assert "2024-25" in client.get("/data/catalogue.jsonld").content.decode()
