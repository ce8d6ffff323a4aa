"""What is asked of every page finds what is wrong with one."""

import pytest

from tests.browser.accessible import assert_accessible, findings, width_when_narrow

pytestmark = pytest.mark.django_db
DARK = "@media (prefers-color-scheme: dark) { h1 { color: #111 !important } }"


@pytest.fixture
def plain(page, live_server):
    page.goto(f"{live_server.url}/accessibility/")
    return page


def add_rule(page, rule):
    """Behind all others: what a style sheet imports has to come first."""
    page.evaluate(
        "rule => { const s = document.styleSheets[0]; s.insertRule(rule, s.cssRules.length) }",
        rule,
    )


def test_a_page_with_no_fault_passes(plain):
    assert_accessible(plain)


def test_words_that_cannot_be_read_in_the_dark_alone_are_found(plain):
    add_rule(plain, DARK)
    assert findings(plain) == [("color-contrast", [["h1"]])]


def test_a_picture_without_words_is_found(plain):
    plain.evaluate("document.querySelector('main').append(new Image())")
    assert [rule for rule, _ in findings(plain)] == ["image-alt"]


def test_what_is_wider_than_the_smallest_screen_is_found(plain):
    plain.evaluate("document.querySelector('h1').style.width = '400px'")
    assert width_when_narrow(plain) > 320
    assert plain.viewport_size["width"] == 1280


LINKS = '<ul><li><a href="#a">one</a></li><li><a href="#b">two</a></li></ul>'
CLOSE = "@media (max-width: 400px) { main li { font: 12px/12px sans-serif; margin: 0 } }"


def test_what_a_small_screen_alone_breaks_is_found(plain):
    plain.locator("main").evaluate("(main, links) => { main.innerHTML += links }", LINKS)
    add_rule(plain, CLOSE)
    assert findings(plain) == []
    with pytest.raises(AssertionError, match=r"small screen.*target-size"):
        assert_accessible(plain, "here")
