"""Pages under any name of their council or decision."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    kent = factories.council("Kent County Council", gss_code="E10000016")
    factories.published("2024-25", factories.frozen(kent, upheld=1))
    return kent


@pytest.mark.parametrize("name", ["E10000016", "e10000016", "kent", "Q6386127"])
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/councils/{}/", "/councils/{}/"),
        ("/councils/{}/2024-25/?edition=1", "/councils/{}/2024-25/?edition=1"),
        ("/councils/{}/feed.atom", "/councils/{}/feed.atom"),
        ("/embed/{}/2024-25/", "/embed/{}/2024-25/"),
        ("/decisions/?q=noise+bins&council={}", "/decisions/?q=noise+bins&council={}"),
        ("/compare/?council={}&council=x", "/compare/?council={}&council=x"),
    ],
)
def test_a_council_is_led_to_by_each(client, kent, name, asked, shown):
    answer = client.get(asked.format(name))
    assert (answer.status_code, answer["Location"]) == (302, shown.format("kent-county-council"))


def test_what_is_not_there_is_not_there_at_its_one_address(client, kent):
    answer = client.get("/councils/E10000016/2030-31/")
    assert answer["Location"] == "/councils/kent-county-council/2030-31/"
    assert client.get(answer["Location"]).status_code == 404
    assert client.get("/councils/E06000001/").status_code == 404  # not of this register


@pytest.mark.parametrize("written", ["26 017 441", "26017441", "26-017 441", "26%20017%20441"])
def test_a_reference_is_found_however_it_is_written(client, kent, written):
    factories.decision(kent, reference="26017441")
    answer = client.get(f"/decisions/{written}/")
    assert (answer.status_code, answer["Location"]) == (302, "/decisions/26-017-441/")
    assert client.get("/decisions/26-017-441/").status_code == 200


def test_a_hidden_decision_is_led_to_as_one_that_does_not_exist(client, kent):
    factories.decision(kent, reference="26017441", withheld_reason="identifiable")
    hidden, missing = client.get("/decisions/26 017 441/"), client.get("/decisions/26 017 442/")
    assert hidden["Location"] == "/decisions/26-017-441/"
    assert missing["Location"] == "/decisions/26-017-442/"
    assert client.get(hidden["Location"]).status_code == 404


def test_what_is_sent_is_not_led_on(client, kent):
    assert client.post("/councils/E10000016/report-an-error/", {}).status_code == 404
