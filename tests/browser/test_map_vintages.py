"""A year on the map has its own councils: by mouse, keyboard, in the legend and in the table."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from councils.boundaries.derived import derive_areas
from councils.years import london_instant, london_midnight
from tests import factories, squares
from tests.browser.small_england import area, card, legend, visit
from tests.factories import frozen, published

APRIL_2023 = date(2023, 4, 1)
AS_TODAY = "drawn as today: opened later"


@pytest.fixture
def places(transactional_db):
    """An old county in the place of two new councils, with a council that is always there."""
    new = [
        factories.council(f"{name} Council", type="unitary", opened_on=APRIL_2023)
        for name in ("East", "West")
    ]
    old = factories.council("Old Council", closed_on=APRIL_2023)
    old.successors.set(new)
    always = factories.council("North Council", type="unitary")
    published("2022-23", frozen(old, upheld=15, not_upheld=5), frozen(always, upheld=20))
    published("2024-25", *(frozen(each, upheld=20) for each in (*new, always)))
    squares.draw({new[0]: (1, 1), new[1]: (0, 1), always: (0, 0)})
    return old


def shown(page):
    labels = page.locator(".map-areas-pane:not([hidden]) a:not(.map-gone)").evaluate_all(
        "links => links.map(link => link.getAttribute('aria-label').split(':')[0])"
    )
    return sorted(labels)


def test_each_year_has_its_own_councils(page, live_server, places):
    squares.draw({places: (0, 1)})
    visit(page, live_server)
    assert shown(page) == ["East Council", "North Council", "West Council"]
    page.get_by_label("Year", exact=True).select_option("2022-23")
    expect(area(page, "Old")).to_have_attribute(
        "aria-label", "Old Council: uphold rate 75%, 15 of 20; average 75%"
    )
    assert shown(page) == ["North Council", "Old Council"]
    assert AS_TODAY not in legend(page)
    page.locator(".map-areas-pane:not([hidden]) a[tabindex='0']").focus()
    page.keyboard.press("o")
    expect(area(page, "Old")).to_be_focused()
    expect(card(page).get_by_role("heading")).to_have_text("Old Council")
    expect(page.locator("#table tbody th")).to_have_text(["Old Council"])
    page.go_back()
    expect(area(page, "East")).to_be_visible()
    assert shown(page) == ["East Council", "North Council", "West Council"]


def test_a_place_without_an_area_of_its_time_is_drawn_as_today(page, live_server, places):
    visit(page, live_server, "?year=2022-23")
    assert shown(page) == ["East Council", "North Council", "West Council"]
    expect(area(page, "East")).to_have_attribute("aria-label", f"East Council: {AS_TODAY}")
    assert AS_TODAY in legend(page)
    area(page, "East").hover()
    expect(card(page)).to_contain_text(
        "This council did not exist in 2022-23. It opened on 1 April 2023. Here was Old Council,"
        " which has no area on this map. So the place is drawn as today."
    )
    expect(page.locator(".map-undrawn")).to_contain_text("2 areas are drawn as today")
    expect(page.locator("#table tbody th")).to_have_text(
        ["Old Council its place is drawn as today"]
    )


@pytest.fixture
def surrey(transactional_db, clock):
    """The county over its districts, and a council beside it; nobody loads a file of the new ones.

    Its last year has figures, and the first of the new councils; both are public.
    """
    named = factories.surrey_2027()
    parts = enumerate((*factories.EAST_SURREY, *factories.WEST_SURREY))
    places = {named[name]: (number % 4, number // 4) for number, name in parts}
    always = factories.council("Kent Council", type="unitary")
    squares.draw({**places, always: (4, 0)})
    derive_areas()
    new = [named["East Surrey"], named["West Surrey"], always]
    published("2026-27", *(frozen(each, upheld=20) for each in (named["Surrey"], always, *places)))
    published("2027-28", *(frozen(each, upheld=20) for each in new))
    return clock


def test_a_new_council_is_drawn_in_the_place_of_whom_it_replaced(page, live_server, surrey):
    surrey.set(london_instant("2028-09-01 12:00"))
    visit(page, live_server)
    assert shown(page) == ["East Surrey Council", "Kent Council", "West Surrey Council"]
    area(page, "East Surrey").hover()
    expect(card(page).get_by_role("heading")).to_have_text("East Surrey Council")
    page.get_by_label("Year", exact=True).select_option("2026-27")
    page.get_by_label("Districts", exact=True).check()
    expect(page.locator('a[aria-label^="Elmbridge Borough"]')).to_be_visible()
    assert len(shown(page)) == 11
    assert AS_TODAY not in legend(page)


def test_a_place_has_its_new_council_from_midnight_on(page, live_server, surrey):
    """In the middle of the first square, asked in the last second before and in the first after."""
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 52.875, "longitude": -0.875})
    midnight = london_midnight(date(2027, 4, 1))
    for at, name in (
        (midnight - timedelta(seconds=1), "Elmbridge Borough Council"),
        (midnight, "East Surrey Council"),
    ):
        surrey.set(at)
        page.goto(f"{live_server.url}/councils/?q=EH1+1AA")
        page.get_by_role("button", name="Use my location").click()
        answer = page.locator(".where [role=status]")
        expect(answer.get_by_role("link").first).to_have_text(name)
