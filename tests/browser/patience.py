"""How long tests wait for what a page does: they fail for what it does, never for how fast."""

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Page

# Waiting ends as soon as what is waited for is there: long enough for a machine that does other
# work beside.
PATIENCE = 60  # seconds


def wait_until(page: Page, is_so: Callable[[], object]) -> None:
    """Lets the page go on until something is so: what no locator can expect."""
    ends = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < ends, f"It was not so after {PATIENCE} s."
        page.wait_for_timeout(50)
