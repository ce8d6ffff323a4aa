"""How long decisions took, on the page of a council and on the home page."""

import re
from datetime import timedelta
from html import unescape

import pytest

from complaints.figures.time_taken import TimeTaken
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

PUBLIC = london_instant("2025-07-01 00:00")
LATER = london_instant("2025-09-01 12:00")
KENT = "/councils/kent-county-council/2024-25/"
TIME = TimeTaken(240, (212, 230, 240))


@pytest.fixture
def page(client, clock):
    def at(address, instant=LATER):
        clock.set(instant)
        body = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))

    return at


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def test_a_councils_page_has_counts_and_shares(page, kent):
    published("2024-25", frozen(kent, upheld=240, time_taken=TIME))
    shown = page(KENT)
    assert (
        "Within 13 weeks 212 of 240 88% Within 26 weeks 230 of 240 96% Within 52 weeks 240 of 240"
    ) in shown
    assert "decisions, the time of" not in shown


def test_where_some_are_not_known_it_says_of_how_many(page, kent):
    published("2024-25", frozen(kent, upheld=1_250, time_taken=TimeTaken(1_240, (1, 2, 3))))
    assert "Of 1,250 decisions, the time of 1,240 is known." in page(KENT)


def test_of_fewer_than_ten_there_is_no_percent(page, kent):
    published("2024-25", frozen(kent, upheld=3, time_taken=TimeTaken(3, (2, 3, 3))))
    shown = page(KENT)
    assert "Within 13 weeks 2 of 3 fewer than ten Within 26 weeks" in shown
    assert "67%" not in shown


def test_where_it_is_not_published_it_says_so(page, kent):
    published("2024-25", frozen(kent, upheld=5))
    shown = page(KENT)
    assert "decide complaints about Kent County Council is not published for this year." in shown
    assert "Within 13 weeks" not in shown
    assert "took to decide complaints is not published for this year." in page("/")


def test_where_nothing_was_decided_it_says_that(page, kent):
    published("2024-25", frozen(kent))
    shown = page(KENT)
    assert "Nothing was decided about Kent County Council in 2024-25." in shown
    assert "Within 13 weeks" not in shown


def test_the_home_page_has_all_councils_together(page, kent):
    devon = factories.council("Devon County Council")
    published("2024-25", frozen(kent, upheld=240, time_taken=TIME), frozen(devon, upheld=5))
    shown = page("/")
    assert (
        "made 212 (88%) within 13 weeks, 230 (96%) within 26 weeks and 240 (100%) within 52 weeks"
    ) in shown
    assert "Of 240 decisions about 1 of 2 councils the" in shown


def test_a_second_before_its_instant_there_is_nothing_of_it(page, kent):
    published("2024-25", frozen(kent, upheld=240, time_taken=TIME))
    published("2023-24", frozen(kent, upheld=5))
    before = PUBLIC - timedelta(seconds=1)
    for address in ("/", "/councils/kent-county-council/2023-24/", "/?year=2023-24"):
        assert "212" not in page(address, before)
    assert "212 (88%) within 13 weeks" in page("/", PUBLIC)
