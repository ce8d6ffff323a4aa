"""What axe finds on a page, in both colour schemes, and whether it fits a small screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

LAW = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PRACTICE = "best-practice"
OF_COLOURS = ("color-contrast", "link-in-text-block")
# What a small screen can break that was whole on a large one.
OF_LAYOUT = ("color-contrast", "scrollable-region-focusable", "target-size")
NARROW = {"width": 320, "height": 640}
BROKEN = """async ([within, options]) => {
  const { violations } = await axe.run(within ?? document, options);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}"""
# Where colours were turned Chromium preloads again, for nobody, what it preloads for some media.
TURNED: WeakSet[BrowserContext] = WeakSet()


def findings(page: Page, within: str | None = None, *, tags=(*LAW, PRACTICE)) -> list:
    """Each rule that is broken, with where: every rule in light, those about colours in dark too.

    ``within`` is a selector of the part that is looked at.
    """
    _turn(page, "dark")
    found = _broken(page, within, "rule", OF_COLOURS)
    _turn(page, "light")
    return [*found, *_broken(page, within, "tag", tags)]


def _turn(page: Page, scheme: str) -> None:
    TURNED.add(page.context)
    page.emulate_media(color_scheme=scheme)
    # Links of the admin change their colours slowly.
    page.evaluate("document.getAnimations().forEach(each => each.finish())")


def _broken(page: Page, within: str | None, kind: str, values) -> list:
    # What axe would load beforehand, the policy of the portal refuses. What it says of each element
    # that is right takes it longer than to find what is wrong.
    only = {"type": kind, "values": list(values)}
    options = {"runOnly": only, "preload": False, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [(rule, where) for rule, where in page.evaluate(BROKEN, [within, options])]


@contextmanager
def narrow(page: Page) -> Iterator[None]:
    """On the smallest screen."""
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    yield
    page.set_viewport_size(before)


def width_when_narrow(page: Page) -> int:
    """How wide the page is on the smallest screen: no more than that."""
    with narrow(page):
        return page.evaluate("document.documentElement.scrollWidth")


def assert_accessible(page: Page, place: str = "", *, tags=(*LAW, PRACTICE)) -> None:
    """Nothing for axe to say in either scheme or size, nothing wider than the smallest screen."""
    page.evaluate("scrollTo(0, 0)")  # what stays in sight while one scrolls hides some of a link
    found = findings(page, tags=tags)
    assert found == [], f"{place}: {found}"
    with narrow(page):
        found = _broken(page, None, "rule", OF_LAYOUT)
    assert found == [], f"{place} on a small screen: {found}"
    assert (place, width_when_narrow(page)) == (place, NARROW["width"])
