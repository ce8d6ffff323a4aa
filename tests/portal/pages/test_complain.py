"""What to do with a complaint: about any council, and about one that is there or is not."""

import re
from datetime import date
from html import unescape

import pytest

from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2023, 4, 1)
TODAY = london_instant("2026-01-05 12:00")


@pytest.fixture
def read(client, clock):
    def at(address: str, instant=TODAY) -> str:
        clock.set(instant)
        body = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
        return body

    return at


def words(body: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def steps(body: str) -> list[str]:
    return [words(each).strip() for each in re.findall(r"<h2 id=.*?>(.*?)</h2>", body, re.S)]


def test_of_any_council_it_leads_to_the_one_that_is_meant(read):
    page = read("/complain/")
    assert steps(page)[:3] == [
        "Complain to the council",
        "Give it time to answer: up to 12 weeks",
        "Go to the Ombudsman: within 12 months",
    ]
    assert 'action="/councils/"' in page
    assert page.count('href="tel:+443000610614"') == 2


def test_a_council_is_named_with_its_website(read):
    factories.council("Kent County Council", website="https://kent.example/")
    page = read("/councils/kent-county-council/complain/")
    assert steps(page)[0] == "Complain to Kent County Council"
    assert 'href="https://kent.example/"' in page
    assert "Is it the right council?" not in page


def test_a_county_and_its_districts_say_which_services_are_whose(read):
    kent = factories.council("Kent County Council")
    factories.council("Dover District Council", type="district", county=kent)
    factories.council("Old District Council", type="district", county=kent, closed_on=DAY)
    district = read("/councils/dover-district-council/complain/")
    assert 'href="/councils/kent-county-council/complain/"' in district
    assert "Bins and recycling" in district
    assert "Trading standards" not in district
    county = read("/councils/kent-county-council/complain/")
    assert "Trading standards" in county
    assert 'href="/councils/dover-district-council/complain/"' in county
    assert "old-district-council" not in county


def test_of_a_closed_council_one_complains_to_whoever_has_its_place(read):
    old = factories.council("Cumbria County Council", closed_on=DAY)
    for name in ("Cumberland Council", "Westmorland Council"):
        old.successors.add(factories.council(name, type="unitary", opened_on=DAY))
    page = read("/councils/cumbria-county-council/complain/")
    assert steps(page)[0] == "Complain to Cumberland Council or Westmorland Council"
    assert "Cumbria County Council closed on 1 April 2023 and was replaced by" in words(page)
    before = read("/councils/cumbria-county-council/complain/", london_instant("2023-03-31 12:00"))
    assert steps(before)[0] == "Complain to Cumbria County Council"
    then = "From that day complain to Cumberland Council or Westmorland Council, whichever serves"
    assert then in words(before)
    assert "From that day" not in words(page)


def test_of_one_that_is_to_come_one_complains_to_those_it_will_replace(read):
    councils = factories.surrey_2027()
    page = read("/councils/west-surrey-council/complain/")
    assert "West Surrey Council will open on 1 April 2027" in words(page)
    assert "Complain to Guildford Borough Council," in words(page)
    assert f"or {councils['Woking'].name}" in words(page)


def test_one_that_has_no_successor_says_that_it_is_no_more(read):
    factories.council("Gone Council", closed_on=DAY)
    page = words(read("/councils/gone-council/complain/"))
    assert "Gone Council does not exist any more." in page


def test_a_council_that_is_not_there_is_not_found(client):
    assert client.get("/councils/nowhere/complain/").status_code == 404


def test_queries_do_not_grow_with_the_districts(client, django_assert_num_queries):
    kent = factories.council("Kent County Council")
    client.get("/councils/kent-county-council/complain/")
    for number in (1, 3):
        for each in range(number):
            factories.council(f"District {number}-{each}", type="district", county=kent)
        with django_assert_num_queries(3):
            client.get("/councils/kent-county-council/complain/")
