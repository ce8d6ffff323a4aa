"""A small England on the map, and what a reader does with it."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests import factories, squares
from tests.factories import frozen, published

FEW = "fewer than ten"


def small_england() -> None:
    """North, West, Middle (London), East and South as a cross, and a county under the west."""
    kinds = {"North": "unitary", "West": "district", "East": "district", "South": "unitary"}
    councils = {name: factories.council(f"{name} Council", type=kinds[name]) for name in kinds}
    councils["Middle"] = factories.council("Middle Council", type="london_borough")
    shire = factories.council("Shire County Council")
    new = factories.council("New Council", type="unitary", opened_on=date(2024, 4, 1))
    squares.draw(
        {
            councils["North"]: (2, 0),
            councils["West"]: (1, 1),
            councils["Middle"]: (2, 1),
            councils["East"]: (3, 1),
            councils["South"]: (2, 2),
            new: (4, 3),
            shire: (1, 1),
        }
    )
    for year, more in (("2023-24", 0), ("2024-25", 10)):
        rows = [
            frozen(councils["North"], upheld=10 + more, not_upheld=10, on_time=9, residents=90_000),
            frozen(councils["West"], upheld=2, not_upheld=1, residents=80_000),
            frozen(councils["East"], residents=70_000),
            frozen(councils["Middle"], upheld=40 + more, not_upheld=5, residents=300_000),
            frozen(councils["South"], upheld=30, not_upheld=30 - more, residents=9_000),
            frozen(shire, upheld=63, not_upheld=13, residents=1_600_000),
        ]
        if more:
            rows.append(frozen(new, upheld=20, residents=50_000))
        published(year, *rows)


def visit(page: Page, live_server, query: str = "") -> None:
    page.goto(f"{live_server.url}/{query}")
    expect(page.locator("[data-map=ready]")).to_be_attached()


def area(page: Page, name: str):
    """Of the vintage that is shown; others wait out of sight."""
    return page.locator(f'.map-areas-pane:not([hidden]) a[aria-label^="{name} Council"]')


def tap(page: Page, name: str) -> None:
    """Scrolls the page and not the inside of the map, as a finger would."""
    page.locator(".map-canvas").scroll_into_view_if_needed()
    box = area(page, name).bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def card(page: Page):
    return page.locator("[data-map-card]")


def legend(page: Page) -> list[str]:
    return page.locator("[data-map-legend] li").all_inner_texts()


def focused(page: Page) -> str:
    return page.evaluate("() => document.activeElement.getAttribute('aria-label')").split(" C")[0]


def query(page: Page, **expected: str) -> None:
    """Waits until the address says just this; the year always."""
    for name, value in expected.items():
        expect(page).to_have_url(re.compile(rf"[?&]{name}={re.escape(value)}(&|#|$)"))
