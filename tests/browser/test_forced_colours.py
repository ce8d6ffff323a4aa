"""Where the reader chooses the colours nothing is blank, and what is chosen looks chosen."""

import pytest
from playwright.sync_api import expect

from tests.browser.forced_colours import faults, without_ring
from tests.browser.test_pages import PAGES, world  # noqa: F401
from tests.complaints.decisions.entries import somebody

STOPS = 25
STAFFS = [
    *("/admin/", "/admin/complaints/decision/", "/admin/complaints/decision/add/"),
    *("/admin/complaints/release/", "/admin/uploads/", "/admin/second-factor/set-up/"),
    *("/admin/auth/user/add/", "/admin/decisions/24-018-407/preview/"),
]
SCHEMES = pytest.mark.parametrize("color_scheme", ["light", "dark"])


@SCHEMES
def test_each_kind_of_page(world, live_server, new_page, complaints, color_scheme):  # noqa: F811
    page = new_page(color_scheme=color_scheme, forced_colors="active")
    for address in PAGES:
        page.goto(live_server.url + address, wait_until="networkidle")
        assert (faults(page), without_ring(page, STOPS)) == ([], []), address
    complaints[page.context][:] = [c for c in complaints[page.context] if "404" not in c]


@SCHEMES
def test_staffs_pages(world, live_server, new_page, roles, signs_in, color_scheme):  # noqa: F811
    page = new_page(color_scheme=color_scheme, forced_colors="active")
    page.goto(f"{live_server.url}/admin/login/")
    assert faults(page) == []
    user = somebody("Case officer", "ann")
    user.is_superuser = True
    user.save()
    signs_in(page, user)
    for address in STAFFS:
        page.goto(live_server.url + address, wait_until="networkidle")
        assert (faults(page), without_ring(page, STOPS)) == ([], []), address


@SCHEMES
def test_the_chosen_year_is_painted(world, live_server, new_page, color_scheme):  # noqa: F811
    """Ground and words of the colours that the reader chose, and no plate between them."""
    page = new_page(color_scheme=color_scheme, forced_colors="active")
    page.goto(f"{live_server.url}/councils/kent-county-council/2024-25/")
    chosen = page.locator(".years [aria-current]")
    dark = color_scheme == "dark"
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    expect(chosen).to_have_css("background-color", white if dark else black)
    expect(chosen).to_have_css("color", black if dark else white)
    expect(chosen).to_have_css("forced-color-adjust", "none")
