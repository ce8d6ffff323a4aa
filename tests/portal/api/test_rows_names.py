"""Councils and decisions under whatever names them."""

import pytest

from councils.models import FormerCode
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = ("kent-county-council", "E10000016", "e10000016", "E10000098", "kent", "Q6386127")


@pytest.fixture
def kent():
    kent = factories.council("Kent County Council", gss_code="E10000016")
    FormerCode.objects.create(council=kent, code="E10000098")
    factories.decision(kent, reference="26017441")
    factories.decision(factories.council("Essex County Council"), reference="26017442")
    return kent


@pytest.mark.parametrize("name", NAMES)
def test_a_council_is_found_by_each(get, rows, kent, name):
    found = get(f"councils/{name}/").json()["result"]
    assert found["council"] == "kent-county-council"
    assert (found["gov_uk_slug"], found["wikidata"]) == ("kent", "Q6386127")
    assert [each["reference"] for each in rows(f"decisions/?council={name}")] == ["26 017 441"]


@pytest.mark.parametrize("written", ["26 017 441", "26%20017%20441", "26-017-441", "26017441"])
def test_a_reference_finds_its_decision_as_the_list_gives_it(get, kent, written):
    assert get(f"decisions/{written}/").json()["result"]["reference"] == "26 017 441"


@pytest.mark.parametrize("name", ["decisions/26 017 449/", "decisions/kent/", "councils/Q1/"])
def test_what_names_nothing_is_not_found(get, kent, name):
    assert get(name).status_code == 404


def test_a_hidden_decision_is_not_found_in_any_way(get, kent):
    factories.decision(kent, reference="26017443", withheld_reason="identifiable")
    for written in ("26 017 443", "26-017-443", "26017443"):
        assert get(f"decisions/{written}/").status_code == 404


def test_a_council_that_there_is_not_is_said_to_be_none(get, kent):
    problem = get("decisions/?council=E06000001").json()["errors"]
    assert problem[0]["parameter"] == "council"
    assert problem[0]["detail"].startswith("there is no council 'E06000001'")
