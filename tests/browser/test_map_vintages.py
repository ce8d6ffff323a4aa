"""A year on the map has its own councils: by mouse, keyboard, in the legend and in the table."""

from datetime import date

import pytest
from playwright.sync_api import expect

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
    expect(page.locator("#table tbody th")).to_have_text(["Old Council"])
