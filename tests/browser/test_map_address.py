"""What the map shows is in the address, whole, and never in two years; without script too."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.small_england import FEW, area, card, legend, query, small_england, visit
from tests.factories import frozen, published

pytestmark = pytest.mark.usefixtures("england")


@pytest.fixture
def england(transactional_db):
    small_england()


def test_measures_layers_and_similar_councils_change_in_place(page, live_server):
    visit(page, live_server)
    page.evaluate("() => { document.documentElement.dataset.same = 'page' }")
    classes = ["under 60%", "60–69%", "70–79%", "80–89%", "90% and over"]
    assert legend(page) == classes
    page.get_by_label("Show", exact=True).select_option("upheld-per-100k")
    query(page, measure="upheld-per-100k")
    expect(page.locator("[data-map-status]")).to_contain_text(
        "Upheld per 100,000 residents, 2024-25"
    )
    assert legend(page)[5:] == ["fewer than 10,000 residents"]
    page.get_by_label("Against similar councils").check()
    query(page, compared="1")
    assert legend(page)[:5] == ["far below", "below", "within", "above", "far above"]
    page.get_by_label("Show", exact=True).select_option("uphold-rate")
    page.get_by_label("Districts").check(force=True)
    query(page, layer="districts")
    expect(area(page, "West")).to_be_visible()
    assert legend(page)[5:] == ["none investigated", FEW, "no district council in 2024-25"]
    expect(area(page, "North")).to_be_hidden()
    page.go_back()
    expect(area(page, "North")).to_be_visible()
    assert "no district council in 2024-25" not in legend(page)
    expect(page.get_by_label("Counties, cities and boroughs")).to_be_checked()
    assert page.evaluate("() => document.documentElement.dataset.same") == "page"


def test_an_address_of_before_shows_its_council_in_the_layer_that_has_it(page, live_server):
    for old, name in (
        ("?council=west-council", "West"),
        ("?layer=districts&council=north-council", "North"),
        ("?layer=counties&council=shire-county-council", "Shire County"),
    ):
        visit(page, live_server, old)
        expect(area(page, name)).to_be_visible()
        expect(card(page).get_by_role("heading")).to_have_text(f"{name} Council")


def test_who_has_no_hexagon_is_said(page, live_server):
    """This small England lies in no file of hexagons."""
    visit(page, live_server, "?shape=hexagons")
    expect(page.locator("[data-map-caption]")).to_contain_text("5 of them have no hexagon.")
    expect(page.get_by_label("Hexagons")).to_be_checked()


def test_another_year_never_stands_beside_the_old_one(page, live_server):
    visit(page, live_server, "?measure=uphold-rate&layer=counties")
    year = page.get_by_label("Year", exact=True)
    year.focus()
    year.select_option("2023-24")
    expect(area(page, "North")).to_have_attribute("aria-label", re.compile("10 of 20"))
    query(page, year="2023-24")
    for part in ("#map-heading", "#table caption", "[data-map-caption]"):
        expect(page.locator(part).first).to_contain_text("2023-24")
        expect(page.locator(part).first).not_to_contain_text("2024-25")
    expect(year).to_be_focused()
    expect(area(page, "New")).to_have_attribute("aria-label", "New Council: did not exist then")
    assert "did not exist then" in legend(page)
    area(page, "New").hover()
    expect(card(page)).to_contain_text(
        "This council did not exist in 2023-24. It opened on 1 April 2024."
    )
    expect(page.get_by_role("link", name="Previous year")).to_have_attribute(
        "aria-disabled", "true"
    )
    page.get_by_role("link", name="Next year, 2024-25").click()
    expect(page.locator("#map-heading")).to_contain_text("2024-25")
    expect(area(page, "North")).to_have_attribute("aria-label", re.compile("20 of 30"))
    page.go_back()
    expect(page.locator("#map-heading")).to_contain_text("2023-24")
    expect(year).to_have_value("2023-24")
    expect(area(page, "North")).to_have_attribute("aria-label", re.compile("10 of 20"))


def test_how_many_have_no_area_follows_the_year(page, live_server):
    old = factories.council("Old Council", type="district", closed_on=date(2023, 4, 1))
    open_still = factories.council("Open Council", type="district")
    published("2022-23", frozen(old, upheld=20), frozen(open_still, upheld=20))
    visit(page, live_server)
    undrawn = page.locator(".map-undrawn")
    expect(undrawn).to_have_text("")
    expect(undrawn).to_be_hidden()
    page.get_by_label("Year", exact=True).select_option("2022-23")
    expect(undrawn).to_have_text(
        "2 councils of this year have no area on this map; 1 has closed since:"
        " their figures are in the table."
    )
    undrawn.get_by_role("link").click()
    expect(page.locator("#table")).to_be_in_viewport()
    query(page, year="2022-23")
    page.get_by_role("link", name="Next year, 2023-24").click()
    expect(undrawn).to_be_hidden()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("forced_colors", ["none", "active"])
def test_districts_stand_out_from_where_there_is_none(
    new_page, live_server, color_scheme, forced_colors
):
    page = new_page(color_scheme=color_scheme, forced_colors=forced_colors)
    visit(page, live_server, "?compared=1&layer=districts")
    district = page.locator('.map-canvas a[aria-label^="West"] path')
    land, elsewhere = page.locator(".map-land"), page.locator(".map-legend .map-elsewhere")
    for outlined in (district, land):
        expect(outlined).to_have_css("stroke", token(page, "strong-line"))
    for unfilled in (land, elsewhere):
        expect(unfilled).to_have_css("fill", token(page, "paper"))


def token(page, name: str) -> str:
    """The colour that a token has on the page just now."""
    return page.evaluate(
        """name => {
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.cssText = `color: var(--${name}); forced-color-adjust: none`;
            const { color } = getComputedStyle(probe);
            probe.remove();
            return color;
        }""",
        name,
    )


def test_the_last_of_two_hasty_years_is_shown(page, live_server, complaints):
    visit(page, live_server)
    page.get_by_label("Year", exact=True).evaluate("""select => {
        for (const year of ['2023-24', '2024-25', '2023-24']) {
            select.value = year;
            select.dispatchEvent(new Event('change', { bubbles: true }));
        }
    }""")
    expect(page.locator("#map-heading")).to_contain_text("2023-24")
    expect(area(page, "North")).to_have_attribute("aria-label", re.compile("10 of 20"))
    expect(page.locator("[data-map]")).not_to_have_attribute("aria-busy", "true")
    given_up = [said for said in complaints[page.context] if said.startswith("failed: ")]
    assert complaints[page.context] == given_up
    complaints.pop(page.context)


def test_the_address_restores_what_is_shown(page, live_server):
    visit(
        page,
        live_server,
        "?year=2023-24&measure=compliance-rate&compared=1&view=london&council=south-council",
    )
    expect(page.get_by_label("Show", exact=True)).to_have_value("compliance-rate")
    expect(page.get_by_label("Against similar councils")).to_be_checked()
    expect(card(page).get_by_role("heading")).to_have_text("South Council")
    expect(area(page, "South").and_(page.locator("[tabindex='0']"))).to_have_count(1)
    expect(page.get_by_role("button", name="Zoom out")).to_have_attribute("aria-disabled", "false")
    visit(page, live_server, "?measure=nonsense&layer=sea&compared=yes&view=moon&council=nobody")
    expect(page.get_by_label("Show", exact=True)).to_have_value("uphold-rate")
    expect(card(page).get_by_role("heading")).to_have_count(0)


def test_london_and_back(new_page, live_server):
    page = new_page(reduced_motion="reduce")
    visit(page, live_server)
    size = area(page, "Middle").bounding_box()["width"]
    page.get_by_role("button", name="London").click()
    query(page, view="london")
    assert area(page, "Middle").bounding_box()["width"] > 2 * size
    page.reload()
    expect(page.locator("[data-map=ready]")).to_be_attached()
    assert area(page, "Middle").bounding_box()["width"] > 2 * size
    page.get_by_role("button", name="Zoom out").click()
    query(page, view=page.url.split("view=")[1].split("&")[0])
    page.get_by_role("button", name="England").click()
    expect(page).not_to_have_url(re.compile("view="))
    assert area(page, "Middle").bounding_box()["width"] == pytest.approx(size, abs=1)


def test_without_a_script_the_map_is_a_picture_of_what_the_form_says(no_js_page, live_server):
    page = no_js_page
    page.goto(f"{live_server.url}/")
    expect(page.locator("noscript p")).to_be_visible()
    picture = page.get_by_role("img", name="How many investigated complaints were upheld?")
    expect(picture).to_be_visible()
    assert len(legend(page)) >= 5
    for button in page.locator(".map-tools button").all():
        expect(button).to_be_hidden()
    expect(card(page)).to_be_hidden()
    page.get_by_label("Districts").check(force=True)
    page.locator("[data-map-controls]").get_by_role("button", name="Show").click()
    query(page, layer="districts")
    expect(page.locator("[data-map-caption]")).to_contain_text("run housing")
    expect(picture.locator(".map-coast")).to_be_attached()
    page.get_by_label("Counties").check(force=True)
    page.get_by_label("Show", exact=True).select_option("compliance-rate")
    page.get_by_label("Year", exact=True).select_option("2023-24")
    page.locator("[data-map-controls]").get_by_role("button", name="Show").click()
    expect(page.locator("#map-heading")).to_contain_text("2023-24")
    expect(page.get_by_label("Show", exact=True)).to_have_value("compliance-rate")
    page.get_by_role("link", name="Next year, 2024-25").click()
    expect(page.locator("#map-heading")).to_contain_text("2024-25")


def test_a_map_that_does_not_arrive_points_to_the_table(page, live_server):
    page.route("**/*.topojson", lambda route: route.fulfill(body="no topology"))
    page.goto(f"{live_server.url}/")
    expect(page.get_by_text("The map could not be loaded, only its picture.")).to_be_visible()
    expect(page.get_by_role("img", name="How many investigated complaints")).to_be_visible()
    expect(page.get_by_role("button", name="Zoom in")).to_be_hidden()


def test_figures_of_another_edition_than_the_page_are_not_shown(page, live_server):
    page.route(
        "**/map/2024-25.json?layer=counties",
        lambda route: route.fulfill(json=route.fetch().json() | {"editions": [2]}),
    )
    page.goto(f"{live_server.url}/")
    expect(page.get_by_text("The map could not be loaded, only its picture.")).to_be_visible()
