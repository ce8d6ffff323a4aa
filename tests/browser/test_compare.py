"""Councils side by side in a browser: adding one, and asking a dot for its name."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories import frozen, published

ADDRESS = "/compare/?council=kent-county-council&council=essex-county-council"


@pytest.fixture
def compared(transactional_db, live_server, page):
    names = ("Kent", "Essex", "Surrey", "Devon")
    councils = [factories.council(f"{name} County Council", residents=900_000) for name in names]
    for year in ("2023-24", "2024-25"):
        published(
            year,
            *(frozen(each, upheld=40 + n, not_upheld=8) for n, each in enumerate(councils)),
        )
    page.goto(live_server.url + ADDRESS)
    return page


def test_a_suggestion_adds_a_council_and_keeps_the_others(compared):
    box = compared.get_by_role("combobox", name="Add a council")
    box.press_sequentially("surr")
    expect(compared.get_by_role("option")).to_have_count(1)
    box.press("ArrowDown")
    box.press("Enter")
    expect(compared).to_have_url(re.compile("surrey"))
    assert unquote(compared.url).endswith(f"{ADDRESS}&council=surrey-county-council")
    expect(compared.get_by_role("heading", level=1)).to_have_text("Kent, Essex and Surrey")
    compared.get_by_role("link", name="Remove Kent").click()
    expect(compared.get_by_role("heading", level=1)).to_have_text("Essex and Surrey")
    compared.wait_for_load_state("networkidle")


def test_every_dot_of_the_funnel_says_its_name_by_keyboard_and_by_mouse(compared):
    funnel = compared.locator("figure.funnel").first
    dots = funnel.locator(".chart-wide .named circle")
    expect(dots).to_have_count(4)
    dots.and_(compared.locator("[tabindex='0']")).focus()
    expect(funnel.locator(".dot-name:visible")).to_have_text(
        re.compile("^(Kent|Essex|Surrey|Devon) 8.%, 4. of ..?, inside the limits$")
    )
    compared.keyboard.press("End")
    expect(funnel.locator(".dot-name:visible")).to_contain_text("Devon 84%, 43 of 51")
    compared.keyboard.press("Home")
    expect(funnel.locator(".dot-name:visible")).to_contain_text("Kent 83%, 40 of 48")
    dots.nth(0).hover(force=True)
    expect(funnel.locator(".dot-name:visible")).to_contain_text("Devon")
    compared.wait_for_load_state("networkidle")
