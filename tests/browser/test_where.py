"""Which council the reader is in: asked of the browser, answered in it, sent nowhere."""

import pytest
from playwright.sync_api import expect

from tests import factories, squares
from tests.browser.small_england import area, small_england, visit

START = "/councils/?q=EH1+1AA"  # a page with a search box and little else
MIDDLE, AT_THE_BORDER, AT_SEA = (52.875, -0.875), (52.875, -0.7505), (54.5, 3.0)


@pytest.fixture
def shire(transactional_db):
    """A district in its county, and a council to the east of both; the border lies at -0.75."""
    county = factories.council("Shire County Council")
    vale = factories.council("Vale Council", type="district", county=county)
    east = factories.council("East Council", type="unitary")
    squares.draw({vale: (0, 0), county: (0, 0), east: (1, 0)})


@pytest.fixture
def told(page, live_server, shire):
    """What stands below the button once a place is known, and the addresses that were asked."""
    asked = []

    def at(place, accuracy=20):
        if place:
            page.context.grant_permissions(["geolocation"])
            where = {"latitude": place[0], "longitude": place[1], "accuracy": accuracy}
            page.context.set_geolocation(where)
        page.goto(live_server.url + START)
        page.on("request", lambda request: asked.append((request.url, request.post_data)))
        page.get_by_role("button", name="Use my location").click()
        answer = page.locator(".where [role=status]")
        expect(answer).not_to_contain_text("Finding out")
        return answer, asked

    return at


def test_in_two_tiers_both_councils_are_named_and_nothing_is_sent(told, page):
    answer, asked = told(MIDDLE)
    expect(answer.get_by_role("link")).to_have_text(
        ["Vale Council", "Shire County Council", "Which of them does what"]
    )
    expect(answer).not_to_contain_text("may also be")
    fetched = [url.rsplit(".", 1)[1] for url, _ in asked if not url.endswith(".svg")]
    assert fetched == ["json", "topojson"]
    assert not any(sent or "?" in url for url, sent in asked)
    answer.get_by_role("link", name="Which of them does what").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two councils serve Vale")


def test_near_a_border_the_other_council_is_named_too(told):
    answer, _ = told(AT_THE_BORDER)
    expect(answer).to_contain_text("A border is within 500 metres")
    expect(answer).to_contain_text("It may also be East Council.")


def test_a_position_known_badly_says_how_badly(told):
    answer, _ = told(MIDDLE, accuracy=12_000)
    expect(answer).to_contain_text("Your position is known to 12 kilometres; a postcode is better.")


def test_outside_england_it_says_so(told):
    answer, _ = told(AT_SEA)
    expect(answer).to_have_text(
        "This place is in no council of England, as far as the borders here say."
    )


def test_a_browser_that_gives_no_position_is_no_dead_end(told):
    answer, _ = told(None)
    expect(answer).to_contain_text("Your browser gave no position")
    expect(answer).to_contain_text("type a postcode")


def test_without_a_script_there_is_no_button(no_js_page, live_server, shire):
    no_js_page.goto(live_server.url + START)
    expect(no_js_page.get_by_role("searchbox")).to_be_visible()
    expect(no_js_page.get_by_role("button", name="Use my location")).to_be_hidden()


def test_points_are_found_in_polygons_with_holes_and_islands(page, live_server, shire):
    """A ring road: 0.2° around a hole of 0.1°, and an island; distances by hand."""
    page.goto(live_server.url + START)
    module = (
        page.locator("script[src*='base']").get_attribute("src").replace("base.js", "places.js")
    )
    found = page.evaluate(
        """async (module) => {
            const { councilsAt } = await import(module);
            const square = (at, side) => {
                const [low, high] = [at, at + side];
                return [[low, low], [low, high], [high, high], [high, low], [low, low]];
            };
            const rings = [[square(0, 0.2), square(0.05, 0.1)], [square(1, 0.1)]];
            const layers = { districts: [{ slug: "ring", rings }] };
            const points = [
                [0.02, 0.1], [0.1, 0.1], [1.05, 1.05], [0.1, 0.051], [0.2009, 0.1], [0.5, 0.5],
            ];
            return points.map(([lat, lng]) => councilsAt(lat, lng, layers));
        }""",
        module,
    )
    inside, hole, island, edge_of_hole, outside, far = found
    assert inside == {
        "councils": [{"slug": "ring", "layer": "districts", "metres": 2226}],
        "nearby": [],
    }
    assert hole == {"councils": [], "nearby": []}
    assert island["councils"][0]["metres"] == 5565  # 0.05 of 111.32 km, eastwards less
    assert edge_of_hole["nearby"][0]["metres"] == 111
    assert outside["nearby"][0]["metres"] == 100
    assert far == {"councils": [], "nearby": []}


def test_a_point_chosen_on_the_map_has_its_councils(page, live_server, transactional_db):
    small_england()
    visit(page, live_server)
    button = page.get_by_role("button", name="Choose a point")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    area(page, "North").click()
    answer = page.locator(".where-point [role=status]")
    expect(answer).to_contain_text("This place is served by North Council.")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert "/councils/" not in page.url
    button.click()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(answer).to_be_empty()
