"""A statistician prepares and submits a year, a reviewer approves it, in Chromium."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from complaints.models import Release
from councils.years import london_instant
from tests import factories
from tests.browser.accessible import assert_accessible
from tests.browser.working import look_again, worker
from tests.complaints.preparation import AT, INSTANT, a_year, ann, ben, decide

__all__ = ["worker"]
pytestmark = pytest.mark.usefixtures("worker")


@pytest.fixture
def world(roles, clock):
    """A year to prepare, beside the one before it."""
    clock.set(AT)
    kent = a_year(upheld=17, not_upheld=4)
    few = factories.council("Few District", type="district", residents=90_000)
    decide(few, upheld=2, not_upheld=1)
    factories.published(
        "2023-24",
        factories.frozen(kent, upheld=12, not_upheld=8),
        factories.frozen(few, upheld=20, not_upheld=8),
    )


def prepare(page, live_server, script: bool = True) -> None:
    page.goto(f"{live_server.url}/admin/complaints/release/")
    page.get_by_role("link", name="Prepare a year").click()
    expect(page.get_by_label("Date")).to_have_value("2025-05-14")
    page.get_by_label("Year").select_option("2024-25")
    page.get_by_label("Date").fill("2025-05-20")
    page.get_by_label("Time").fill("09:30")
    page.get_by_role("button", name="Count it as a draft").click()
    if not script:
        look_again(page)
        page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2024-25, edition 1")


def test_two_people_publish_a_year(page, signs_in, live_server, world, clock):
    signs_in(page, ann())
    prepare(page, live_server)
    expect(page.get_by_text("Nothing of this is public until 20 May 2025, 9.30am")).to_be_visible()
    page.get_by_role("link", name="Many more or fewer investigations than last year").click()
    expect(page.get_by_text("Few District: 3 investigated, last year 28.")).to_be_visible()
    page.go_back()
    page.get_by_label("Type").select_option("district")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name="Few District")).to_be_visible()
    page.get_by_role("link", name="Submit for approval").click()
    expect(page.get_by_text("No council has been asked to check its own counts.")).to_be_visible()
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Submitted. Somebody else approves it now")).to_be_visible()
    expect(page.get_by_role("link", name="Approve")).to_have_count(0)

    signs_in(page, ben())
    page.reload()
    page.get_by_role("link", name="Approve").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved. 2024-25, edition 1 becomes public on")).to_be_visible()
    assert Release.objects.get(year="2024-25").state(AT) == "announced"

    council = f"{live_server.url}/councils/kent-county/2024-25/"
    clock.set(INSTANT - timedelta(seconds=1))
    assert page.request.get(council).status == 404
    clock.set(INSTANT)
    page.goto(council)
    expect(page.get_by_text("upheld 17 of them")).to_be_visible()


def test_it_is_done_without_javascript_too(no_js_page, signs_in, live_server, world):
    page = no_js_page
    signs_in(page, ann())
    prepare(page, live_server, script=False)
    page.get_by_role("link", name="Set another instant").click()
    page.get_by_label("Date").fill("2025-05-27")
    page.get_by_role("button", name="Set another instant").click()
    assert Release.objects.get(year="2024-25").public_at == london_instant("2025-05-27 09:30")


def test_its_pages_are_accessible_and_whole_on_a_narrow_screen(page, signs_in, live_server, world):
    signs_in(page, ann())
    prepare(page, live_server)
    here = page.url.removesuffix("change/")
    for path in (
        "change/",
        "change/?show=odd",
        "step/submit/",
        "step/instant/",
        "step/discard/",
        "oddities/",
        "checks/",
        "checks/kent-county/",
        "early-access/",
        "../prepare/",
    ):
        page.goto(here + path)
        assert_accessible(page, path)
