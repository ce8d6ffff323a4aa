"""Suggestions under the search box, by keyboard, mouse and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.accessible import findings
from tests.browser.patience import wait_until


@pytest.fixture
def councils(transactional_db):
    for name in ("Kent County Council", "Kensington Council", "Kendal Council", "Essex Council"):
        factories.council(name)


@pytest.fixture
def box(page, live_server, councils):
    page.goto(live_server.url)
    return page.get_by_role("combobox", name="Council or postcode")


def test_the_keyboard_chooses_a_suggestion(page, box):
    box.press_sequentially("ken")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="3 councils")).to_be_attached()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    box.press("ArrowUp")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.last).to_contain_text("Kent County Council")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/councils/kent-county-council/"))
    page.wait_for_load_state()


def test_the_mouse_chooses_a_suggestion(page, box):
    box.press_sequentially("kensing")
    page.get_by_role("option", name="Kensington").click()
    expect(page).to_have_url(re.compile("/councils/kensington-council/"))
    page.wait_for_load_state()


def test_escape_closes_the_list_and_enter_searches(page, box):
    box.press_sequentially("ken")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("ken")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/councils/\?q=ken$"))
    page.wait_for_load_state()


def test_leaving_the_box_closes_the_list(page, box):
    box.press_sequentially("ken")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_nothing_found_is_said(page, box):
    box.press_sequentially("nowhere")
    expect(page.get_by_role("status").filter(has_text="No council found")).to_be_attached()
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_older_answer_never_covers_a_newer_one(page, box, complaints):
    asked = []
    page.route("**/suggest.json?q=es", lambda route: asked.append(route))  # never answered
    box.press_sequentially("es")
    wait_until(page, lambda: asked)
    box.fill("ken")
    expect(page.get_by_role("option")).to_have_count(3)
    assert all(said.startswith("failed: ") for said in complaints[page.context])
    complaints.pop(page.context)


def test_suggestions_are_accessible(page, box):
    box.press_sequentially("ken")
    expect(page.get_by_role("option")).to_have_count(3)
    box.press("ArrowDown")
    assert findings(page) == []


def test_without_a_script_the_form_searches(no_js_page, live_server, councils):
    no_js_page.goto(live_server.url)
    no_js_page.get_by_label("Council or postcode").fill("ken")
    no_js_page.get_by_role("button", name="Find").click()
    expect(no_js_page).to_have_url(re.compile(r"/councils/\?q=ken$"))
    expect(no_js_page.get_by_role("link", name="Kent County Council")).to_be_visible()
