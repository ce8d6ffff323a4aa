"""A scrutiny pack in a real Chromium: accessible, whole at 320 px, on paper, no script."""

from datetime import datetime
from io import BytesIO

import pikepdf
import pytest

from complaints.models import YearNote
from councils.years import LONDON, Year
from letters.composing.drafts import compose_letters
from letters.models import Letter
from tests import factories
from tests.browser.accessible import assert_accessible
from tests.factories import frozen, published

AT = datetime(2025, 7, 20, 12, tzinfo=LONDON)
YEAR = "/councils/kent-county-council/2024-25/"
PACK = f"{YEAR}scrutiny-pack/"
EMPTY = "/councils/surrey-county-council/2024-25/scrutiny-pack/"


@pytest.fixture
def packs(transactional_db):
    """Kent has two years, improvements, a report, a letter; of Surrey nothing was investigated."""
    homeless = factories.subject()
    kent = factories.council("Kent County Council", residents=1_576_069)
    essex = factories.council("Essex County Council", residents=1_503_521)
    for number in range(24):
        outcome = "upheld" if number % 3 else "not_upheld"
        made = factories.decision(kent, outcome=outcome, subject=homeless)
        factories.decision(essex, subject=homeless)
        if number % 3:
            factories.recommendation(made)
    factories.decision(kent, kind="report", title="A long wait", announced_at=AT)
    factories.decision(factories.council("Surrey County Council"), outcome="advice_given")
    published("2023-24", frozen(kent, upheld=20, not_upheld=9), frozen(essex, upheld=9))
    factories.release("2024-25")
    YearNote.objects.create(year=Year(2024), text="Fewer cases.", breaks_comparison=True)
    compose_letters(Year(2024), by=None, at=AT)
    Letter.objects.update(by_command=True, approved_at=AT, sent_at=AT)


def test_each_is_accessible_and_whole_on_a_small_screen(packs, live_server, page):
    for address in (PACK, f"{PACK}?edition=1", EMPTY):
        page.goto(live_server.url + address, wait_until="networkidle")
        assert_accessible(page, address)


@pytest.mark.parametrize("viewport", [{"width": 320, "height": 640}])
def test_a_row_of_years_is_whole_on_a_small_screen(packs, live_server, page, viewport):
    page.goto(live_server.url + PACK)
    row = page.locator(".years-table tbody tr", has=page.get_by_role("rowheader", name="2023-24"))
    assert row.locator("[data-label=Upheld]").inner_text() == "20 of 29"
    assert max(box["x"] + box["width"] for box in boxes(row)) <= 320


def boxes(row):
    return [cell.bounding_box() for cell in row.get_by_role("cell").all()]


def test_without_a_script_it_is_found_from_the_councils_page(packs, live_server, no_js_page):
    page = no_js_page
    page.goto(live_server.url + YEAR)
    page.get_by_role("link", name="Scrutiny pack", exact=True).click()
    page.wait_for_url(f"**{PACK}")
    rate = page.locator("[data-measure=uphold-rate]:not([data-of])")
    assert (rate.inner_text(), rate.get_attribute("data-part")) == ("68%", "17")
    assert page.locator(".questions li").count() == 3
    assert page.get_by_role("table", name="Uphold rate of Kent County Council").is_visible()
    page.get_by_role("link", name="How these questions are chosen").click()
    assert page.get_by_role("heading", name="Questions for scrutiny committees").is_visible()


def test_on_paper_it_takes_no_more_sides_than_it_needs_with_addresses_in_full(
    packs, live_server, page
):
    """Of nothing that was upheld, late or not complied with there are no cases."""
    for address, sides in ((PACK, 3), (EMPTY, 1)):
        page.goto(live_server.url + address)
        printed = page.pdf(prefer_css_page_size=True)
        assert len(pikepdf.open(BytesIO(printed)).pages) == sides, address
    page.goto(live_server.url + PACK)
    page.emulate_media(media="print")
    for gone in ("header.site", "body > footer", ".screen"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.get_by_text("/councils/kent-county-council/letters/2024-25/").is_visible()
    assert (
        page.locator(".about")
        .get_by_text(f"This pack, edition 1: http://127.0.0.1:8000{PACK}?edition=1")
        .is_visible()
    )
