"""Addresses: as paths on the page, in full on paper."""

from councils.years import Year
from portal.scrutiny.content import Link
from portal.scrutiny.links import link


def test_an_address_in_full(settings):
    settings.SITE_URL = "https://portal.example"
    path = "/councils/kent/2024-25/scrutiny-pack/"
    assert link("This pack", "scrutiny-pack", "kent", Year(2024)) == Link(
        "This pack", path, f"https://portal.example{path}"
    )


def test_what_follows_the_path():
    assert link("", "decisions", query={"council": "a&b", "year": Year(2024)}).path == (
        "/decisions/?council=a%26b&year=2024-25"
    )
    assert link("", "methods", fragment="questions").path == "/methods/#questions"
    assert link("", "methods", query=None).path == link("", "methods", query={}).path == "/methods/"
