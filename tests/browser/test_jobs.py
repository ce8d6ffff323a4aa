"""A job in Chromium: that nobody does it is said; once somebody does, its page goes on."""

from playwright.sync_api import Page, expect

from tests.browser.test_uploading import RIGHT, address, check, choose, sign_in
from tests.browser.working import working

__all__ = ["address"]


def test_a_page_that_waits_says_so_and_goes_on_once_somebody_works(page: Page, address, tmp_path):
    sign_in(page, address)
    choose(page, tmp_path, RIGHT)
    expect(page.get_by_role("alert")).to_contain_text("Nobody does the jobs just now")
    check(page)
    page.get_by_role("link", name="Jobs", exact=True).first.click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Checking decisions.csv Waiting")
    check(page)
    page.get_by_role("link", name="Checking decisions.csv").click()
    with working():
        expect(
            page.get_by_text("Nothing is loaded yet. This is what would change.")
        ).to_be_visible()
