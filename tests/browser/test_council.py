"""A council's page in Chromium: its dots say their names, and its contents where the reader is."""

import pytest

from tests import factories
from tests.factories import frozen, published

KENT = "/councils/kent-county-council/2024-25/"


@pytest.fixture
def counties(transactional_db):
    named = {
        name: factories.council(f"{name} County Council") for name in ("Kent", "Essex", "Devon")
    }
    counts = {"Kent": (30, 10), "Essex": (20, 5), "Devon": (36, 4)}
    published(
        "2024-25",
        *(frozen(named[name], upheld=up, not_upheld=down) for name, (up, down) in counts.items()),
    )


def test_dots_are_named_for_keyboard_mouse_and_finger(counties, live_server, page):
    page.goto(live_server.url + KENT)
    strip = page.locator("[aria-labelledby=similar-uphold-rate] .strip")
    said = strip.locator(".dot-name")
    names = ["Kent 75%, 30 of 40", "Essex 80%, 20 of 25", "Devon 90%, 36 of 40"]
    assert said.is_hidden()
    strip.locator('circle[tabindex="0"]').focus()
    assert said.inner_text() == names[0]
    for key, name in (("ArrowRight", 1), ("End", 2), ("ArrowRight", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        assert said.inner_text() == names[name]
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == names[name]
    assert strip.locator('circle[tabindex="0"]').count() == 1
    page.keyboard.press("Escape")
    assert said.is_hidden()
    page.evaluate("document.activeElement.blur()")
    box = strip.locator("circle[aria-label^=Devon]").bounding_box()
    page.mouse.move(box["x"] + 6, box["y"] - 5)  # beside it: the nearest is meant
    assert said.inner_text() == names[2]
    page.mouse.move(5, 5)
    assert said.is_hidden()
    strip.locator("circle[aria-label^=Essex]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/councils/essex-county-council/2024-25/")


def test_without_a_script_dots_have_titles_and_the_table_has_all(counties, live_server, no_js_page):
    page = no_js_page
    page.goto(live_server.url + KENT)
    strip = page.locator("[aria-labelledby=similar-uphold-rate] .strip")
    assert strip.locator("circle > title").all_text_contents() == [
        *("Devon 90%, 36 of 40", "Essex 80%, 20 of 25", "Kent 75%, 30 of 40"),
    ]
    page.locator(".similar-table summary").click()
    names = page.locator(".similar-table tbody th").all_inner_texts()
    assert names == ["Devon", "Essex", "Kent"]


def test_the_contents_stay_in_sight_and_mark_what_is_read(counties, live_server, page):
    page.goto(live_server.url + KENT)
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Decisions").click()
    page.wait_for_function(
        "document.querySelector('.contents [aria-current]')?.hash !== '#overview'"
    )
    box = contents.bounding_box()
    assert box["y"] >= -1
    heading = page.locator("#decisions").bounding_box()
    assert heading["y"] >= box["y"] + box["height"] - 1
