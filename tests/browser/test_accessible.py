"""What is asked of every page finds what is wrong with one."""

import pytest

from tests.browser.accessible import assert_accessible, findings, width_when_narrow

pytestmark = pytest.mark.django_db
DARK = "@media (prefers-color-scheme: dark) { h1 { color: #111 !important } }"


@pytest.fixture
def plain(page, live_server):
    page.goto(f"{live_server.url}/accessibility/")
    return page


def test_a_page_with_no_fault_passes(plain):
    assert_accessible(plain)


def test_words_that_cannot_be_read_in_the_dark_alone_are_found(plain):
    plain.evaluate("rule => document.styleSheets[0].insertRule(rule)", DARK)
    assert findings(plain) == [("color-contrast", [["h1"]])]


def test_a_picture_without_words_is_found(plain):
    plain.evaluate("document.querySelector('main').append(new Image())")
    assert [rule for rule, _ in findings(plain)] == ["image-alt"]


def test_what_is_wider_than_the_smallest_screen_is_found(plain):
    plain.evaluate("document.querySelector('h1').style.width = '400px'")
    assert width_when_narrow(plain) > 320
    assert plain.viewport_size["width"] == 1280
