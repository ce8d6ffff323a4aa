"""Looking for a council: opened, listed, guessed, or another way on; and suggestions."""

import json
from datetime import date

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def councils():
    made = {
        name: factories.council(name, short_name=short, **fields)
        for name, short, fields in (
            ("London Borough of Brent", "Brent", {"type": "london_borough"}),
            ("Brentwood Borough Council", "Brentwood", {"type": "district"}),
            ("Newcastle City Council", "Newcastle upon Tyne", {}),
            ("Newcastle-under-Lyme Borough Council", "Newcastle-under-Lyme", {}),
            ("City of York Council", "York", {}),
            ("Cumberland Council", "Cumberland", {}),
            ("Carlisle City Council", "Carlisle", {"closed_on": date(2023, 4, 1)}),
        )
    }
    for name in ("Newcastle City Council", "Newcastle-under-Lyme Borough Council"):
        made[name].aliases.create(key="newcastle")
    made["Carlisle City Council"].successors.add(made["Cumberland Council"])
    return made


@pytest.fixture
def read(client, councils):
    def read(typed, **more):
        return client.get("/councils/", {"q": typed} | more)

    return read


def listed(response) -> list[str]:
    return [council.short_name for group in response.context["groups"] for council, _ in group.rows]


@pytest.mark.parametrize("typed", ["brent", "Brent council", "LB Brent", " BRENT  concil "])
def test_the_council_that_is_meant_is_opened(read, typed):
    response = read(typed)
    assert (response.status_code, response["Location"]) == (
        302,
        "/councils/london-borough-of-brent/",
    )


def test_what_several_councils_are_called_lists_them(read):
    response = read("newcastle")
    assert listed(response) == ["Newcastle upon Tyne", "Newcastle-under-Lyme"]
    assert "2 councils for “newcastle”" in response.content.decode()


def test_one_match_that_may_not_be_meant_is_no_more_than_listed(read):
    response = read("brentw")
    assert listed(response) == ["Brentwood"]
    assert "Did you mean" not in response.content.decode()


def test_a_mistake_is_asked_about(read):
    response = read("Brentwod")
    assert listed(response)[0] == "Brentwood"
    assert "No council is called “Brentwod”. Did you mean:" in response.content.decode()


def test_a_closed_council_says_what_came_after_it_before_it_is_opened(read):
    page = read("carlisle").content.decode()
    assert "closed 1 April 2023; replaced by" in page
    assert 'href="/councils/cumberland-council/"' in page
    assert read("Carlisle City Council")["Location"] == "/councils/carlisle-city-council/"


@pytest.mark.parametrize("typed", ["nowhere", "newcastle", "<b>x"])
def test_there_is_always_a_way_on(read, typed):
    page = read(typed).content.decode()
    for way in ('href="/councils/?type=county"', 'href="/"', 'href="/councils/">every council'):
        assert way in page
    assert "<b>x" not in page


def test_a_name_that_is_looked_for_among_some_councils_opens_none(read):
    assert listed(read("brent", type="district")) == ["Brentwood"]
    assert listed(read("brent", type="london_borough")) == ["Brent"]


def test_without_a_name_all_stand_under_the_letter_of_their_place(client, councils):
    response = client.get("/councils/")
    assert [group.heading for group in response.context["groups"]] == ["B", "C", "N", "Y"]
    page = response.content.decode()
    assert "City of <b>York</b> Council" in page
    assert 'href="#under-y"' in page
    assert 'id="under-y"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_as_many_queries_whatever_its_length(
    client, django_assert_num_queries, number
):
    for each in range(number):
        factories.council(f"Ashford {each}", closed_on=date(2023, 4, 1))
    with django_assert_num_queries(7):
        assert client.get("/councils/?q=ash").status_code == 200


@pytest.mark.parametrize(
    "address", ["brent", "brent-council", "brnet", "brent/2024-25", "newcastle"]
)
def test_an_address_of_no_council_leads_to_those_it_may_mean(client, councils, address):
    response = client.get(f"/councils/{address}/")
    near = [each.council.short_name for each in response.context["near"]]
    assert response.status_code == 404
    assert near[0] == ("Newcastle upon Tyne" if address == "newcastle" else "Brent")
    assert f'href="/councils/{response.context["near"][0].council.slug}/"' in (
        response.content.decode()
    )


def test_below_the_address_of_a_council_and_elsewhere_nothing_is_suggested(client, councils):
    for address in ("/councils/london-borough-of-brent/2099-00/", "/brent/", "/councils/zzz/"):
        assert client.get(address).context["near"] == []


def test_names_are_suggested(client):
    old = factories.council("Allerdale Borough Council", closed_on=date(2023, 4, 1))
    old.successors.add(factories.council("Cumberland Council"))
    answer = client.get("/councils/suggest.json", {"q": "allerd"})
    assert answer.json() == {
        "suggestions": [
            {
                "name": "Allerdale Borough Council",
                "type_name": "County council",
                "url": "/councils/allerdale-borough-council/",
                "note": "closed 1 April 2023; replaced by Cumberland Council",
            }
        ],
        "is_guess": False,
    }
    assert client.get("/councils/suggest.json", {"q": "alerdale"}).json()["is_guess"] is True
    nothing = client.get("/councils/suggest.json").json()
    assert nothing == {"suggestions": [], "is_guess": False}


def test_a_name_longer_than_any_is_refused_with_a_sentence(client):
    assert client.get("/councils/suggest.json", {"q": "k" * 100}).status_code == 200
    refused = client.get("/councils/suggest.json", {"q": "k" * 101})
    assert refused.status_code == 400
    assert json.loads(refused.content) == {
        "detail": "A name to look for has at most 100 characters."
    }
