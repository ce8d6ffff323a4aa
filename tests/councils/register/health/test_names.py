"""Names and websites that are of two councils."""

from datetime import date

import pytest

from councils.models import AnnouncedChange
from councils.register.health.names import host_of
from tests.factories import council

pytestmark = pytest.mark.django_db

CLOSED = date(2023, 4, 1)


def test_two_councils_of_one_name_at_one_time_are_found(found):
    council("St. Albans", slug="one")
    other = council("Saint Albans", slug="other")
    assert found("names") == [("Saint Albans, St. Albans", "both have this name at the same time")]
    other.opened_on = date(2019, 4, 1)
    other.save()
    assert len(found("names")) == 1


def test_one_name_may_go_over(found):
    council("Somerset", slug="old", closed_on=CLOSED)
    council("Somerset", slug="new", opened_on=CLOSED)
    assert found("names") == []


def test_a_name_that_is_announced_meets_another_from_its_day_on(found):
    kent, essex = council("Kent"), council("Essex")
    AnnouncedChange.objects.create(
        council=kent, action="rename", name="Essex", takes_effect_on=date(2027, 4, 1)
    )
    assert [names for names, _ in found("names")] == ["Essex, Kent"]
    essex.closed_on = date(2027, 4, 1)
    essex.save()
    assert found("names") == []


def test_a_website_of_a_closed_council_that_is_another_ones_names_both(found):
    council("New", website="https://www.shire.gov.uk/home")
    old = council("Old", website="http://shire.gov.uk", closed_on=CLOSED)
    council("Far", website="https://far.gov.uk")
    council("Blank", closed_on=CLOSED)
    assert found("websites") == [
        ("New, Old", "shire.gov.uk is the website of both, and the other closed on 1 April 2023")
    ]
    old.website = ""
    old.save()
    assert found("websites") == []


def test_two_closed_councils_and_two_open_ones_may_share_a_website(found):
    for name in ("One", "Two"):
        council(name, website="https://joint.gov.uk")
        council(f"Old {name}", website="https://gone.gov.uk", closed_on=CLOSED)
    assert found("websites") == []


def test_a_council_that_is_to_close_and_its_successor_are_found_too(found):
    day = date(2027, 4, 1)
    council("Old", website="https://shire.gov.uk", closed_on=day)
    council("New", website="https://shire.gov.uk", opened_on=day)
    assert found("websites") == [
        ("New, Old", "shire.gov.uk is the website of both, and the other closes on 1 April 2027")
    ]


def test_a_host_is_without_its_www():
    assert (
        host_of("https://www.Kent.gov.uk:443/a") == host_of("http://kent.gov.uk") == "kent.gov.uk"
    )
    assert host_of("") == ""
