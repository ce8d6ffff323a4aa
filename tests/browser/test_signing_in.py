"""A colleague sets up her second factor, and signs in again with a code of it."""

import re
from base64 import b32decode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import LAW, findings
from tests.portal.staff.sign_in import PASSWORD, code_of, colleague, shown


def give_password(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill("mary")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


@pytest.fixture
def mary(live_server):
    return colleague("mary")


def set_up(page: Page) -> list[str]:
    """Types the secret's code as if an app had read it; answers with the recovery codes."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second factor")
    picture = page.get_by_role("img", name="QR code")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 150")
    secret = page.locator(".way-in-secret").inner_text()
    page.get_by_label("Code that the app shows").fill(shown(hexadecimal(secret)))
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    codes = page.locator(".way-in-codes code").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    return codes


def hexadecimal(secret: str) -> str:
    return b32decode(secret.replace(" ", "")).hex()


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 900}, {"width": 320, "height": 640}]
)
def test_setting_up_and_signing_in_again(no_js_page, live_server, settings, mary, viewport):
    settings.SECOND_FACTOR_REQUIRED = True
    page = no_js_page
    give_password(page, live_server.url)
    codes = set_up(page)
    assert len(set(codes)) == 10
    page.get_by_role("button", name="Log out").click()
    give_password(page, live_server.url)
    page.get_by_label("Code from your device").fill(code_of(mary))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Administration")
    page.get_by_role("button", name="Log out").click()
    give_password(page, live_server.url)
    page.get_by_label("Code from your device").fill(codes[0])
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Administration")


def test_axe_has_nothing_to_say(page, live_server, mary):
    page.goto(f"{live_server.url}/admin/login/")
    assert findings(page, tags=LAW) == []
    give_password(page, live_server.url)
    page.goto(f"{live_server.url}/admin/second-factor/set-up/")
    assert findings(page, tags=LAW) == []
    set_up(page)
    for name in ("", "recovery-codes/", "remove/", "set-up/"):
        page.goto(f"{live_server.url}/admin/second-factor/{name}")
        assert findings(page, tags=LAW) == [], name
    page.get_by_role("button", name="Log out").click()
    give_password(page, live_server.url)
    expect(page.get_by_label("Code from your device")).to_be_visible()
    assert findings(page, tags=LAW) == []
