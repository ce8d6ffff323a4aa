"""What pages tell programs of themselves, read as any reader of JSON-LD does."""

import re
from datetime import date

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from portal.linked_data import block
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore"),  # of what rdflib itself is made with
]
SCHEMA = Namespace("https://schema.org/")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITE = "http://127.0.0.1:8000"


def told(page: str) -> Graph:
    [content] = BLOCK.findall(page)
    return Graph().parse(data=content, format="json-ld")


@pytest.fixture
def page(client):
    kent = factories.council(
        "Kent County Council", gss_code="E10000016", opened_on=date(1889, 4, 1)
    )
    factories.published("2024-25", factories.frozen(kent, upheld=1))
    return client.get("/councils/kent-county-council/2024-25/")


def test_a_council_is_an_organisation_with_its_identifiers(page):
    graph = told(page.content.decode())
    council = URIRef(f"{SITE}/councils/kent-county-council/#council")
    assert (council, RDF.type, SCHEMA.GovernmentOrganization) in graph
    assert {str(each) for each in graph.objects(council, SCHEMA.sameAs)} == {
        "https://www.wikidata.org/entity/Q6386127",
        "https://www.gov.uk/find-local-council/kent",
    }
    identifier = graph.value(council, SCHEMA.identifier)
    assert graph.value(identifier, SCHEMA.value) == Literal("E10000016")
    assert str(graph.value(council, SCHEMA.foundingDate)) == "1889-04-01"
    assert graph.value(council, SCHEMA.dissolutionDate) is None


def test_its_year_is_a_data_set_of_an_edition(page):
    graph = told(page.content.decode())
    address = f"{SITE}/councils/kent-county-council/2024-25/?edition=1"
    figures = URIRef(f"{address}#figures")
    assert (figures, RDF.type, SCHEMA.Dataset) in graph
    assert str(graph.value(figures, SCHEMA.url)) == address
    assert str(graph.value(figures, SCHEMA.version)) == "1"
    assert str(graph.value(figures, SCHEMA.temporalCoverage)) == "2024-04-01/2025-03-31"
    about = graph.value(figures, SCHEMA.about)
    assert about == URIRef(f"{SITE}/councils/kent-county-council/#council")


def test_breadcrumbs_lead_to_pages_that_are_there(client, page):
    made = factories.decision(factories.council(), reference="24018407")
    for asked in ("/councils/kent-county-council/2024-25/", made.get_absolute_url()):
        graph = told(client.get(asked).content.decode())
        trail = graph.value(predicate=RDF.type, object=SCHEMA.BreadcrumbList)
        items = list(graph.objects(trail, SCHEMA.itemListElement))
        places = sorted(int(graph.value(each, SCHEMA.position)) for each in items)
        assert places == list(range(1, len(items) + 1))
        for each in items:
            address = str(graph.value(each, SCHEMA.item))
            assert client.get(address.removeprefix(SITE), follow=True).status_code == 200
        assert len(items) == (3 if "councils" in asked else 2)


def test_nothing_in_it_can_end_the_block():
    made = block([{"@type": "Thing", "name": "</script><script>alert(1)</script> & more"}])
    assert made.count("<") == 2
    graph = told(made)
    [name] = graph.objects(None, SCHEMA.name)
    assert str(name) == "</script><script>alert(1)</script> & more"


def test_the_policy_of_scripts_is_as_strict_as_before(page):
    policy = page["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_hidden_decision_tells_nothing(client):
    made = factories.decision(factories.council(), withheld_reason="identifiable")
    answer = client.get(made.get_absolute_url())
    assert answer.status_code == 404
    assert "ld+json" not in answer.content.decode()
