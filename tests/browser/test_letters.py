"""Letters in a real Chromium: accessible in both schemes, whole at 320 px, on paper, no script."""

from datetime import date, datetime

import pytest

from complaints.models import Decision
from councils.years import LONDON, Year
from letters.composing.drafts import compose_letters
from letters.letters.steps.letter_text import upload
from letters.models import Letter
from tests import factories
from tests.browser.accessible import assert_accessible, width_when_narrow

AT = datetime(2025, 7, 20, 12, tzinfo=LONDON)
KENT = "/councils/kent-county-council/letters/"
PAGES = [
    "/letters/",
    "/letters/?year=2024-25&q=nowhere",
    KENT,
    f"{KENT}2024-25/",
    f"{KENT}2024-25/?issue=1",
    f"{KENT}2019-20/",
    "/councils/surrey-county-council/letters/2024-25/",
    "/councils/kent-county-council/2024-25/",
]


def send() -> None:
    """Composes what is to be written and takes it as approved from the shell, and sent."""
    compose_letters(Year(2024), by=None, at=AT)
    Letter.objects.filter(sent_at=None).update(by_command=True, approved_at=AT, sent_at=AT)


@pytest.fixture
def letters(transactional_db):
    """Kent has a letter that was replaced, and an older one; of Surrey nothing was investigated."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    for number in range(24):
        made = factories.decision(kent, outcome="upheld" if number % 3 else "not_upheld")
        if number % 3:
            factories.recommendation(made)
    essex = factories.council("Essex County Council", residents=1_503_521)
    for number in range(18):
        factories.decision(essex, outcome="upheld" if number % 6 else "not_upheld")
    factories.decision(factories.council("Surrey County Council"), outcome="advice_given")
    factories.release("2024-25")
    send()
    wrong = Decision.objects.filter(council=kent, outcome="not_upheld").earliest("pk")
    Decision.objects.filter(pk=wrong.pk).update(outcome="upheld")
    factories.release("2024-25", reason="One was upheld.")
    send()
    assert Letter.objects.filter(issue=2).count() == 1
    upload(kent, Year(2019), b"%PDF-1.7", date(2020, 7, 1), by=None, at=AT)
    Letter.objects.filter(sent_at=None).update(by_command=True, approved_at=AT, sent_at=AT)


def test_each_page_is_accessible_and_whole_on_a_small_screen(letters, live_server, page):
    for address in PAGES:
        page.goto(live_server.url + address, wait_until="networkidle")
        assert (address, width_when_narrow(page)) == (address, 320)
        for closed in page.locator("details").all():
            closed.locator("summary").click()
        assert_accessible(page, address)


def test_without_a_script_a_letter_is_found_and_the_one_it_replaces(
    letters, live_server, no_js_page
):
    page = no_js_page
    page.goto(live_server.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Letters").click()
    page.get_by_role("searchbox", name="Council").fill("kent")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Kent County Council", exact=True).click()
    page.wait_for_url(f"**{KENT}2024-25/")
    rate = page.locator("[data-measure=uphold-rate]")
    assert (rate.inner_text(), rate.get_attribute("data-part")) == ("71%", "17")
    page.get_by_role("link", name="Read issue 1, dated").click()
    page.wait_for_url("**?issue=1")
    assert page.locator("[data-measure=uphold-rate]").inner_text() == "67%"
    page.get_by_role("link", name="Read the letter that replaced it").click()
    page.wait_for_url(f"**{KENT}2024-25/")


def test_on_paper_it_is_the_letter_alone(letters, live_server, page):
    page.goto(f"{live_server.url}{KENT}2024-25/?issue=1")
    page.emulate_media(media="print")
    for gone in ("header.site", "body > footer", ".kicker", ".chart-table"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.get_by_text("was replaced on").is_visible()
    statistics = page.locator(".statistics")
    assert statistics.evaluate("each => getComputedStyle(each).breakBefore") == "page"
    assert page.locator(".letter svg").count() == 3
