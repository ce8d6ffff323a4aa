"""The fixtures themselves: a page arrives in Chromium, and one that misbehaves does not pass."""

import pytest
from playwright.sync_api import expect

from tests.browser.patience import wait_until


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_page_arrives(page, live_server, color_scheme):
    page.goto(f"{live_server.url}/accessibility/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(f"matchMedia('(prefers-color-scheme: {color_scheme})').matches")


@pytest.mark.parametrize("viewport", [{"width": 320, "height": 640}])
def test_a_page_arrives_without_javascript(no_js_page, live_server, viewport):
    no_js_page.goto(f"{live_server.url}/accessibility/")
    expect(no_js_page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("misbehave", "complaint"),
    [
        ("console.error('broken')", "console error: broken"),
        ("console.warn('nearly broken')", "console warning: nearly broken"),
        ("setTimeout(() => { throw new Error('thrown') })", "error: thrown"),
    ],
)
def test_what_a_page_does_wrong_is_heard(page, live_server, complaints, misbehave, complaint):
    page.goto(f"{live_server.url}/accessibility/")
    heard = complaints[page.context]
    assert heard == []
    page.evaluate(f"() => {{ {misbehave} }}")
    wait_until(page, lambda: any(said.startswith(complaint) for said in heard))
    complaints.pop(page.context)


def test_another_origin_is_heard_even_where_no_policy_stops_it(new_page, live_server, complaints):
    page = new_page(bypass_csp=True)
    page.goto(f"{live_server.url}/accessibility/")
    page.evaluate("() => { new Image().src = 'http://127.0.0.2:9/pixel' }")
    heard = complaints[page.context]
    wait_until(page, lambda: "another origin: http://127.0.0.2:9/pixel" in heard)
    complaints.pop(page.context)
