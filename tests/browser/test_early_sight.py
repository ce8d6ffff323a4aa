"""A council's way to its letter in a real Chromium: its cookie, its forms, with no script."""

from urllib.parse import urlsplit

import pytest

from letters.models import Challenge, Look
from tests.browser.accessible import assert_accessible
from tests.letters.early_sight.sights import LATER, link, mailed_code


@pytest.fixture
def address(transactional_db, roles, live_server, clock) -> str:
    clock.set(LATER)
    return live_server.url + link()


def open_letter(page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Send the code").click()
    page.get_by_label("The code, six digits").fill(mailed_code())
    page.get_by_role("button", name="Open the letter").click()
    page.wait_for_url(address)


def test_without_a_script_a_council_sees_its_letter_and_says_what_is_wrong(no_js_page, address):
    page = no_js_page
    open_letter(page, address)
    assert page.locator("[data-measure=uphold-rate]").inner_text() == "2 of 3"
    [cookie] = page.context.cookies()
    assert (cookie["path"], cookie["httpOnly"], cookie["sameSite"]) == (
        urlsplit(address).path,
        True,
        "Strict",
    )
    with page.expect_download() as pdf:
        page.get_by_role("link", name="The letter as PDF").click()
    assert pdf.value.suggested_filename == "kent-county-council-letter-2024-25-NOT-PUBLIC.pdf"
    with page.expect_download() as cases:
        page.get_by_role("link", name="The cases counted in its figures").click()
    assert cases.value.suggested_filename.endswith("-NOT-PUBLIC.csv")
    assert sorted(Look.objects.values_list("what", flat=True)) == ["cases", "letter", "pdf"]
    page.get_by_label("What do you think is wrong?").fill("24 000 001 is not ours.")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="You told us on 15 April 2025, 12.02pm").wait_for()
    assert Challenge.objects.get().text == "24 000 001 is not ours."


def test_another_site_s_form_sends_nothing(browser, address):
    # Not the page that complains of other origins: here is one, and the refusal is the point.
    with browser.new_context() as context:
        page = context.new_page()
        open_letter(page, address)
        form = f'<form method="post" action="{address}challenge/"><textarea name="text">Wrong.'
        context.route(
            "http://elsewhere.example/*",
            lambda route: route.fulfill(
                content_type="text/html", body=f"{form}</textarea><button>Win</button></form>"
            ),
        )
        page.goto("http://elsewhere.example/")
        page.get_by_role("button", name="Win").click()
        page.get_by_role("heading", name="Nothing was sent").wait_for()
        assert not Challenge.objects.exists()


def test_each_page_is_accessible_and_whole_on_a_small_screen(page, complaints, address):
    def look() -> None:
        assert_accessible(page, page.url)

    page.goto(address)
    look()
    page.get_by_role("button", name="Send the code").click()
    look()
    page.get_by_label("The code, six digits").fill("no code")
    page.get_by_role("button", name="Open the letter").click()
    page.get_by_role("alert").wait_for()
    look()
    page.get_by_label("The code, six digits").fill(mailed_code())
    page.get_by_role("button", name="Open the letter").click()
    page.wait_for_url(address)
    look()
    page.goto(f"{address[:-2]}/")
    look()
    said = complaints[page.context]
    said[:] = [each for each in said if "403" not in each and "404" not in each]
