"""What a postcode leads to, and which of two councils does what."""

from datetime import date, timedelta

import pytest

from councils.models import Council, PostcodeSector
from councils.years import london_midnight
from tests import factories, squares

pytestmark = pytest.mark.django_db


@pytest.fixture
def hertfordshire():
    return factories.council("Hertfordshire County Council", gss_code="E10000015")


@pytest.fixture
def st_albans(hertfordshire):
    return factories.council(
        "St Albans Council",
        type="district",
        gss_code="E07000240",
        county=hertfordshire,
    )


@pytest.fixture
def read(client):
    def page(typed):
        response = client.get("/councils/", {"q": typed})
        assert response.status_code == 200
        return response.content.decode()

    return page


def test_in_two_tiers_both_councils_stand_with_what_they_do(read, st_albans):
    page = read("al1 3je")
    assert "<h1>Two councils serve AL1 3JE</h1>" in page
    district, county = page.index("St Albans Council"), page.index("Hertfordshire County Council")
    assert district < page.index("Bins and recycling") < county < page.index("Care for adults")
    assert page.index("Care for adults") < page.index("Both have a part in") < page.index("Parking")
    assert 'href="/councils/st-albans-council/complain/"' in page
    assert 'href="/complain/"' in page


def test_a_part_that_two_councils_share_lists_both(read, st_albans):
    factories.council("Welwyn Council", type="district", gss_code="E07000241")
    page = read("AL4")
    assert "<h1>Councils in AL4</h1>" in page
    assert page.index("St Albans Council") < page.index("Welwyn Council")
    assert 'href="/councils/st-albans-council/who-does-what/"' in page


def test_a_part_that_one_council_has_opens_it(client):
    factories.council("Barking Council", type="london_borough", gss_code="E09000002")
    response = client.get("/councils/?q=RM9+5")
    assert (response.status_code, response["Location"]) == (303, "/councils/barking-council/")


@pytest.mark.parametrize(
    ("typed", "heading", "words"),
    [
        ("EH1 1AA", "EH1 1AA is not in England", "Scottish Public Services Ombudsman"),
        ("cf10 1aa", "CF10 1AA is not in England", "https://www.ombudsman.wales/"),
        ("BT1", "BT1 is not in England", "Northern Ireland"),
        ("JE2 3AB", "JE2 3AB is not in England", "arrangements of its own"),
        ("AL1 9ZA", "No council is known for AL1 9ZA", "PO box"),
        ("ZZ1 1AA", "There is no postcode ZZ1 1AA", "by its name"),
    ],
)
def test_where_no_council_of_england_is_the_page_says_why(read, typed, heading, words):
    page = read(typed)
    assert f"<h1>{heading}</h1>" in page
    assert words in page
    assert 'action="/councils/"' in page  # always a way on


def test_a_border_is_named_where_it_is_crossed(read):
    factories.council("Cheshire Council", type="unitary", gss_code="E06000050")
    page = read("CH1")
    assert "Cheshire Council" in page
    assert "Part of it may lie in Wales" in page


def test_a_council_that_several_replaced_leaves_it_open(read):
    old = factories.council(
        "Old Council", type="district", gss_code="E07000240", closed_on=date(2024, 4, 1)
    )
    for name in ("North Council", "South Council"):
        old.successors.add(factories.council(name, type="unitary", opened_on=date(2024, 4, 1)))
    page = read("AL1 3JE")
    assert "Several councils replaced" in page
    assert page.index("North Council") < page.index("South Council")


def test_a_name_is_no_postcode(client, hertfordshire):
    assert client.get("/councils/?q=hertfordshire").status_code == 302


def test_who_does_what_has_an_address_of_its_own(client, st_albans, hertfordshire):
    page = client.get("/councils/st-albans-council/who-does-what/").content.decode()
    assert "<h1>Two councils serve St Albans</h1>" in page
    assert "/who-does-what/" in page[: page.index("<body")]
    for other in (hertfordshire.slug, "nowhere"):
        assert client.get(f"/councils/{other}/who-does-what/").status_code == 404


def test_the_address_of_a_district_that_closed_leads_to_who_has_its_place(client, clock, st_albans):
    """It stood in the answer to every postcode of the district until the day before."""
    day = date(2028, 4, 1)
    Council.objects.filter(pk=st_albans.pk).update(closed_on=day)
    address = f"/councils/{st_albans.slug}/who-does-what/"
    clock.set(london_midnight(day) - timedelta(seconds=1))
    assert client.get(address).status_code == 200
    clock.set(london_midnight(day))
    led = client.get(address)
    assert (led.status_code, led["Location"]) == (302, f"/councils/{st_albans.slug}/")


def test_the_number_of_queries_is_fixed(client, st_albans, django_assert_num_queries):
    factories.council("Welwyn Council", type="district", gss_code="E07000241")
    for typed in ("AL1 3JE", "AL4"):
        with django_assert_num_queries(5):
            client.get("/councils/", {"q": typed})


@pytest.fixture
def directory(st_albans):
    """One postcode of AL1 in use, one that ended; and one of NW."""
    units = {"E07000240": ["AA", "AB201003"]}
    PostcodeSector.objects.create(area="AL", sector="AL1 1", units=units)
    factories.council("Camden Council", type="london_borough", gss_code="E09000007")
    PostcodeSector.objects.create(area="NW", sector="NW1 1", units={"E09000007": ["", "AA199912"]})


def test_one_that_ended_and_one_that_does_not_exist_are_told_apart(read, directory):
    ended, missing = read("AL1 1AB"), read("AL1 1AD")
    assert "<h1>Two councils serve AL1 1AB</h1>" in ended
    assert "This postcode ended in March 2010" in ended
    assert "<h1>There is no postcode AL1 1AD</h1>" in missing
    assert "ended" not in read("AL1 1AA")


def test_one_that_ended_with_one_council_says_so_before_it_leads_there(read, directory):
    page = read("NW1 1AA")
    assert "<h1>NW1 1AA was in Camden Council</h1>" in page
    assert "This postcode ended in December 1999" in page
    assert 'href="/councils/camden-council/"' in page


def test_the_browser_is_told_whose_areas_there_are_today(
    client, st_albans, hertfordshire, django_assert_num_queries
):
    old = factories.council("Old Council", type="district", closed_on=date(2024, 4, 1))
    new = factories.council("New Council", type="unitary", opened_on=date(2024, 4, 1))
    old.successors.add(new)
    drawn = squares.draw({st_albans: (0, 0), hertfordshire: (0, 0), old: (1, 0)})
    with django_assert_num_queries(7):
        content = client.get("/councils/drawn.json").json()
    who = "/councils/st-albans-council/who-does-what/"
    albans = {"name": "St Albans Council", "url": "/councils/st-albans-council/", "who": who}
    assert content == {
        "areas": [f"/map/{drawn.content_hash}.topojson"],
        "councils": {
            "st-albans-council": [albans],
            "hertfordshire-county-council": [
                {
                    "name": "Hertfordshire County Council",
                    "url": "/councils/hertfordshire-county-council/",
                }
            ],
            "old-council": [{"name": "New Council", "url": "/councils/new-council/"}],
        },
    }
    assert client.get("/councils/drawn.json")["Cache-Control"] == "no-cache"
