"""Who lay beside a council that closed, and what its feed tells: years after it went."""

import re
from html import unescape

import pytest

from tests.portal.reorganised import (
    ALLERDALE,
    CUMBERLAND,
    CUMBRIA,
    LOADED,
    NAMES,
    SOMERSET,
    SWT,
    TAUNTON,
    make_world,
)


@pytest.fixture(scope="module")
def world(module_db):
    make_world()


@pytest.fixture
def page(world, client, clock, db):
    def text(address: str) -> str:
        clock.set(LOADED)
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        return b"".join(answer).decode()

    return text


BESIDE = {  # of its last year, or of the newest one
    ALLERDALE: {"Carlisle", "Copeland", "Eden", "South Lakeland"},
    CUMBERLAND: {"Westmorland and Furness", "Northumberland"},
    SWT: {"Mid Devon", "North Devon", "Sedgemoor", "South Somerset", "East Devon"},
}


@pytest.mark.parametrize("slug", BESIDE)
def test_neighbours_are_those_of_its_time(page, slug):
    """On a map of the year: districts beside a district, and none that opened afterwards."""
    text = unescape(re.sub(r"<[^>]+>", " ", page(f"/compare/?council={slug}")))
    text = re.sub(r"\s+", " ", text.split("Neighbours")[1])
    itself, *neighbours = text.split("own type first. ")[1].split(" Same region")[0].split(", ")
    assert NAMES[slug].startswith(itself)
    assert set(neighbours) == BESIDE[slug]


@pytest.mark.parametrize(
    ("slug", "others"),
    [(TAUNTON, [SWT]), (ALLERDALE, [CUMBERLAND]), (CUMBRIA, [CUMBERLAND]), (SWT, [SOMERSET])],
)
def test_the_feed_of_a_closed_council_tells_of_its_own_decisions(page, slug, others):
    """Those of the council in its place are in that one's feed."""
    feed = page(f"/councils/{slug}/feed.atom")
    assert f"Of {slug} in" in feed
    for other in others:
        assert f"Of {other} in" not in feed
        assert NAMES[other] not in feed.split("<entry>")[0]
