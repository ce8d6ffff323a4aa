"""The map by mouse, finger and keyboard."""

import re
from itertools import combinations

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from councils.models import Council
from tests.browser.accessible import findings
from tests.browser.patience import wait_until
from tests.browser.small_england import area, card, focused, query, small_england, tap, visit
from tests.factories import frozen, published


@pytest.fixture
def england(transactional_db):
    small_england()


def test_all_of_england_is_drawn(page, live_server, transactional_db):
    call_command("import_councils", verbosity=0)
    call_command("import_boundaries", verbosity=0)
    published("2024-25", *(frozen(each, upheld=20) for each in Council.objects.all()))
    visit(page, live_server)
    counties = page.locator(".leaflet-counties-pane a path")
    districts = page.locator(".leaflet-districts-pane a path")
    expect(counties).to_have_count(153)
    expect(counties.first).to_be_visible()
    expect(page.locator(".map-inset a")).to_have_count(33)
    shapes = counties.evaluate_all("paths => paths.map(path => path.getAttribute('d').length)")
    assert min(shapes) > 20
    assert names_apart(page) >= 10
    # From any council the arrow keys lead to every other.
    reached = page.evaluate("""() => {
        const start = document.querySelector('.leaflet-counties-pane a[tabindex="0"]');
        const seen = new Set([start]);
        for (const at of seen) for (const key of ['Up', 'Down', 'Left', 'Right']) {
            at.focus();
            at.dispatchEvent(new KeyboardEvent('keydown', { key: `Arrow${key}`, bubbles: true }));
            seen.add(document.activeElement);
        }
        return seen.size;
    }""")
    assert reached == 153
    page.get_by_label("Hexagons").check(force=True)
    expect(page.locator(".leaflet-hexagons-counties-pane a path")).to_have_count(153)
    expect(counties.first).to_be_hidden()
    expect(page.locator(".map-inset")).to_be_hidden()
    page.get_by_label("Districts").check(force=True)
    hexagons = page.locator(".leaflet-hexagons-districts-pane a path")
    expect(hexagons).to_have_count(164)
    expect(hexagons.first).to_be_visible()
    expect(page.locator("[data-map-caption]")).not_to_contain_text("no hexagon")
    assert names_apart(page) >= 10
    page.get_by_label("Map", exact=True).check(force=True)
    expect(districts).to_have_count(164)
    expect(hexagons.first).to_be_hidden()


def names_apart(page) -> int:
    """How many cities are named; none of the names lies over another."""
    boxes = page.locator(".map-city:not([data-side='']) span").evaluate_all(
        """spans => spans.map(span => {
            const { left, top, right, bottom } = span.getBoundingClientRect();
            return [left, top, right, bottom];
        })"""
    )
    for one, other in combinations(boxes, 2):
        assert (
            one[0] >= other[2] - 1
            or other[0] >= one[2] - 1
            or (one[1] >= other[3] - 1 or other[1] >= one[3] - 1)
        )
    return len(boxes)


def test_the_mouse_shows_a_council_and_opens_it(page, live_server, england):
    visit(page, live_server)
    area(page, "North").hover()
    expect(card(page).get_by_role("heading")).to_have_text("North Council")
    expect(card(page).locator("[data-measure=uphold-rate]")).to_have_text("67%")
    assert card(page).locator("[data-measure=uphold-rate]").evaluate("e => ({...e.dataset})") == {
        "measure": "uphold-rate",
        "part": "20",
        "whole": "30",
    }
    query(page, council="north-council")
    area(page, "North").click()
    expect(page).to_have_url(f"{live_server.url}/councils/north-council/2024-25/")
    page.wait_for_load_state()
    page.go_back()
    expect(card(page).get_by_role("heading")).to_have_text("North Council")


def test_the_first_touch_shows_a_council_and_the_second_opens_it(new_page, live_server, england):
    phone = {"has_touch": True, "is_mobile": True, "viewport": {"width": 320, "height": 640}}
    page = new_page(**phone, reduced_motion="reduce")
    visit(page, live_server, "?layer=districts")
    tap(page, "West")
    expect(card(page).get_by_role("heading")).to_have_text("West Council")
    expect(card(page).get_by_role("link").first).to_be_in_viewport()
    expect(page.locator("[data-map-status]")).to_have_text(re.compile("West Council: .*2 of 3"))
    assert "/councils/" not in page.url
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    tap(page, "East")
    expect(card(page).get_by_role("heading")).to_have_text("East Council")
    tap(page, "East")
    expect(page).to_have_url(f"{live_server.url}/councils/east-council/2024-25/")
    page.wait_for_load_state()


def test_the_map_is_one_stop_for_the_keyboard(page, live_server, england):
    visit(page, live_server)
    page.locator(".map-tools button").last.focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Middle"
    for key, name in {
        "ArrowUp": "North",
        "ArrowDown": "Middle",
        "ArrowLeft": "Shire",
        "Home": "Middle",
        "End": "South",
        "s": "Shire",
    }.items():
        page.keyboard.press(key)
        assert focused(page) == name
    expect(card(page).get_by_role("heading")).to_have_text("Shire County Council")
    expect(page.locator(".map-focus-line")).to_have_count(1)
    page.keyboard.press("Tab")
    assert (
        page.evaluate("() => document.activeElement.textContent")
        == "Shire County Council in 2024-25"
    )
    expect(page.locator(".map-focus-line")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "Shire"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/councils/shire-county-council/2024-25/")
    page.wait_for_load_state()


def test_each_area_says_what_it_shows(page, live_server, england):
    visit(page, live_server)
    expect(page.locator("[data-map-caption]")).to_have_text(
        "Uphold rate, 2024-25. The 5 councils that run social care, schools and highways."
    )
    assert names(page, "counties") == [
        "Middle Council: uphold rate 91%, 50 of 55; average 91%",
        "New Council: uphold rate 100%, 20 of 20; average 70%",
        "North Council: uphold rate 67%, 20 of 30; average 70%",
        "Shire County Council: uphold rate 83%, 63 of 76; average 83%",
        "South Council: uphold rate 60%, 30 of 50; average 70%",
    ]
    page.get_by_label("Districts").check(force=True)
    expect(area(page, "West")).to_be_visible()
    assert names(page, "districts") == [
        "East Council: uphold rate no investigations; average 2 of 3",
        "West Council: uphold rate 2 of 3, fewer than ten; average 2 of 3",
    ]


def names(page, layer: str) -> list[str]:
    return page.locator(f".leaflet-{layer}-pane a").evaluate_all(
        "links => links.map(link => link.getAttribute('aria-label')).sort()"
    )


def test_the_card_says_what_chance_says_and_three_years_make_a_figure(page, live_server, england):
    visit(page, live_server)
    area(page, "Middle").hover()
    expect(card(page)).to_contain_text("Similar councils: 91% 50 of 55")
    expect(card(page)).to_contain_text("A gap of this size can arise by chance.")
    page.get_by_label("Three years together").check()
    query(page, pooled="3")
    expect(area(page, "North")).to_have_attribute(
        "aria-label", "North Council: uphold rate 60%, 30 of 50; average 61%"
    )
    expect(area(page, "New")).to_have_attribute("aria-label", re.compile("20 of 20, 1 of 2 years"))
    expect(page.locator("[data-map-caption]")).to_contain_text("2023-24 and 2024-25")
    expect(page.locator("#table caption")).to_contain_text("2023-24 and 2024-25")
    expect(page.locator("#table tbody")).to_contain_text("126 of 152")
    page.reload()
    expect(page.locator("[data-map=ready]")).to_be_attached()
    expect(page.get_by_label("Three years together")).to_be_checked()


def test_a_borough_is_shown_beside_england_too(page, live_server, england):
    visit(page, live_server)
    page.locator(".map-inset a").hover()
    expect(card(page).get_by_role("heading")).to_have_text("Middle Council")
    page.locator(".map-inset a").click()
    expect(page).to_have_url(f"{live_server.url}/councils/middle-council/2024-25/")
    page.wait_for_load_state()


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(new_page, live_server, england):
    page = new_page(reduced_motion="reduce")
    visit(page, live_server)
    area(page, "Middle").hover()
    before = area(page, "Middle").bounding_box()
    page.mouse.wheel(0, 100)
    expect(area(page, "Middle")).to_have_js_property("tagName", "a")
    wait_until(page, lambda: area(page, "Middle").bounding_box()["y"] < before["y"])
    assert area(page, "Middle").bounding_box()["width"] == before["width"]
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    wait_until(page, lambda: area(page, "Middle").bounding_box()["width"] > before["width"])


@pytest.mark.parametrize(
    "viewport", [{"width": 320, "height": 640}, {"width": 1280, "height": 900}]
)
def test_the_map_is_accessible(page, live_server, england):
    visit(page, live_server, "?compared=1&council=north-council")
    page.locator(".map-tools button").last.focus()
    page.keyboard.press("Tab")
    assert findings(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
