"""The picture in the page, and the map that takes its place."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from councils.models import Council
from tests.factories import frozen, published


@pytest.mark.parametrize("address", ["?", "?shape=hexagons"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_map_takes_the_place_of_its_picture(
    new_page, live_server, transactional_db, width, address
):
    """Both are drawn at the same place, or England would jump."""
    call_command("import_councils", verbosity=0)
    call_command("import_boundaries", verbosity=0)
    published("2024-25", *(frozen(each, upheld=20) for each in Council.objects.all()))
    page = new_page(viewport={"width": width, "height": 900})
    waiting = []
    page.route("**/map/2024-25.json*", lambda route: waiting.append(route))
    page.goto(f"{live_server.url}/{address}")
    picture = page.locator(".map-picture")
    expect(picture).to_be_visible()
    page.evaluate("() => document.fonts.ready")
    before = drawn_at(page, ".map-picture path")
    waiting[0].continue_()
    expect(page.locator("[data-map=ready]")).to_be_attached()
    expect(picture).to_have_count(0)
    after = drawn_at(page, ".map-areas-pane:not([hidden]) path")
    assert after == pytest.approx(before, abs=2.5)


def drawn_at(page, paths):
    """Left, right, top and bottom of all paths together, from the corner of the map."""
    return page.locator(paths).evaluate_all("""paths => {
        const map = document.querySelector('.map-canvas').getBoundingClientRect();
        const boxes = paths.map(path => path.getBoundingClientRect()).filter(box => box.width);
        return [
            Math.min(...boxes.map(box => box.left)) - map.left,
            Math.max(...boxes.map(box => box.right)) - map.left,
            Math.min(...boxes.map(box => box.top)) - map.top,
            Math.max(...boxes.map(box => box.bottom)) - map.top,
        ];
    }""")
