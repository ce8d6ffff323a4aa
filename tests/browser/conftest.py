"""A real Chromium, and pages that complain of the console, of errors and of other origins."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.accessible import TURNED
from tests.browser.patience import PATIENCE

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE = {"width": 1280, "height": 900}
expect.set_options(timeout=PATIENCE * 1_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as running:
        # Playwright keeps an event loop in this thread, and Django would take that for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # the sandbox refuses root
    # Without a system's Chromium, executable_path=None is playwright's own.
    with playwright.chromium.launch(executable_path=found, args=FLAGS + root) as launched:
        yield launched


class Complaints(list[str]):
    """What went wrong in a browser context: a test that ends with any fails."""

    def __init__(self, context: BrowserContext) -> None:
        super().__init__()
        self.context = context
        self.origins: set[str] = set()
        context.on("console", self.said)
        context.on("weberror", lambda error: self.append(f"error: {error.error}"))
        context.on("request", self.requested)
        context.on("requestfailed", self.failed)

    def said(self, message) -> None:
        if self.context in TURNED and "was preloaded" in message.text:
            return
        if message.type in ("error", "warning"):
            self.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def failed(self, request) -> None:
        # Leaving a page abandons what it was still fetching (its icon, on a slow machine).
        if request.failure != "net::ERR_ABORTED":
            self.append(f"failed: {request.url} ({request.failure})")

    def requested(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https"):
            self.origins.add(f"{address.scheme}://{address.netloc}")
        if len(self.origins) > 1:
            self.append(f"another origin: {request.url}")


@pytest.fixture
def complaints() -> dict[BrowserContext, Complaints]:
    """Of each context; a test that provokes some takes them out, and those to come with them:
    complaints.pop(page.context)."""
    return {}


@pytest.fixture
def new_page(browser: Browser, complaints) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own: new_page(color_scheme="dark", viewport={...})."""
    contexts = []

    def open_page(**options) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "locale": "en-GB"} | options)
        context.set_default_timeout(PATIENCE * 1_000)
        contexts.append(context)
        complaints[context] = Complaints(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert [said for context in contexts for said in complaints.get(context, ())] == []


@pytest.fixture
def color_scheme() -> str:
    """Overridden by @pytest.mark.parametrize("color_scheme", ["light", "dark"])."""
    return "light"


@pytest.fixture
def viewport() -> dict[str, int]:
    """Overridden by parametrising it with other sizes."""
    return WIDE


@pytest.fixture
def page(new_page, color_scheme: str, viewport: dict[str, int]) -> Page:
    return new_page(color_scheme=color_scheme, viewport=viewport)


@pytest.fixture
def no_js_page(new_page, color_scheme: str, viewport: dict[str, int]) -> Page:
    return new_page(java_script_enabled=False, color_scheme=color_scheme, viewport=viewport)


@pytest.fixture
def signs_in(live_server) -> Callable[..., Page]:
    """Gives a page's browser the session of somebody who has signed in: signs_in(page, user)."""

    def sign_in(page: Page, user) -> Page:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value}
        page.context.clear_cookies()
        page.context.add_cookies([cookie | {"url": f"{live_server.url}/admin/"}])
        return page

    return sign_in
