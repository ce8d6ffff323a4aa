"""After Back or reload a form shows what its address says, not what was chosen and not sent."""

import pytest
from playwright.sync_api import expect

from tests import factories

KEPT = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"


@pytest.fixture
def councils(transactional_db):
    factories.council("Kent County Council")
    factories.council("Leeds Council", type="metropolitan_district", region="Yorkshire")


def test_a_filter_follows_its_address(page, live_server, councils):
    address = f"{live_server.url}/councils/?type=county&region=&q="
    page.goto(address)
    kind, name = (
        page.get_by_label("Type"),
        page.get_by_role("main").get_by_label("Council or postcode"),
    )
    kind.select_option("metropolitan_district")
    name.fill("Lee")
    page.reload()
    expect(kind).to_have_value("county")
    expect(name).to_have_value("")

    kind.select_option("metropolitan_district")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("cell", name="Metropolitan").first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(address)
    expect(kind).to_have_value("county")

    # A page that the browser kept whole, as it does where nothing forbids it.
    kind.select_option("metropolitan_district")
    page.evaluate(KEPT)
    expect(kind).to_have_value("county")
