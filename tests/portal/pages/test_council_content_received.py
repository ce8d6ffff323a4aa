"""Complaints received, on the page of a council and on that of all subjects."""

import re
from datetime import timedelta
from html import unescape

import pytest

from complaints.statistics.received import Received
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

PUBLIC = london_instant("2025-07-01 00:00")
LATER = london_instant("2025-09-01 12:00")


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


@pytest.fixture
def housing():
    return factories.subject().category


def test_a_councils_page_has_them_by_category_and_in_all(page, kent, housing):
    received = Received(1_136, {housing.pk: 1_130, None: 6})
    published("2024-25", frozen(kent, upheld=5, received=received))
    shown = page("/councils/kent-county-council/2024-25/")
    assert "received 1,136 complaints about Kent County Council in 2024-25." in shown
    assert "Housing 1,130 Not broken down 6 All subjects 1,136" in shown


def test_a_second_before_its_instant_there_is_nothing_of_it(page, kent, housing):
    published("2024-25", frozen(kent, received=Received(1_136, {housing.pk: 1_136})))
    published("2023-24", frozen(kent, upheld=5))
    before = PUBLIC - timedelta(seconds=1)
    for address in ("/subjects/", "/councils/kent-county-council/2023-24/"):
        assert "1,136" not in page(address, before)
    assert "received 1,136 complaints" in page("/subjects/?year=2024-25", PUBLIC)


@pytest.mark.parametrize(
    "address", ["/councils/kent-county-council/2024-25/", "/subjects/?year=2024-25"]
)
def test_where_they_are_not_published_it_says_so(page, kent, address):
    published("2024-25", frozen(kent, upheld=5))
    shown = page(address)
    assert "is not published for this year." in shown
    assert "received 0 complaints" not in shown


def test_without_categories_there_is_no_table(page, kent):
    published("2024-25", frozen(kent, received=Received(36)))
    shown = page("/councils/kent-county-council/2024-25/")
    assert "By category they are not published for this year." in shown
    assert "All subjects" not in shown


def test_a_sum_that_lacks_a_council_is_never_called_the_nations(page, kent):
    devon = factories.council("Devon County Council")
    published("2024-25", frozen(kent, received=Received(36)), frozen(devon, upheld=5))
    assert "36 complaints about 1 of 2 councils." in page("/subjects/?year=2024-25")
