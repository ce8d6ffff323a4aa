"""A council's year in others' pages: its picture, its card, how it is cited."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from councils.models import PublicRecord
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

FIRST, SECOND = london_instant("2025-07-01 09:30"), london_instant("2025-09-01 09:30")
TICK = timedelta(seconds=1)
YEAR = "/councils/kent-county-council/2024-25/"
PICTURE, CARD = f"{YEAR}picture.png", "/embed/kent-county-council/2024-25/"


@pytest.fixture
def kent():
    return factories.council("Kent County Council", residents=1_576_069)


@pytest.fixture
def figures(kent):
    """17 of 24 upheld, then 18 of 24; of three cases all complied with."""
    counts = {"upheld": 17, "not_upheld": 7, "on_time": 3, "late": 0, "not_complied": 0}
    published(
        "2024-25", frozen(kent, residents=1_576_069, residents_year=2021, **counts), public_at=FIRST
    )
    counts |= {"upheld": 18, "not_upheld": 6}
    published(
        "2024-25",
        frozen(kent, residents=1_576_069, residents_year=2021, **counts),
        public_at=SECOND,
        reason="One more.",
    )


@pytest.fixture
def read(client, clock):
    def at(instant, address):
        clock.set(instant)
        return client.get(address)

    return at


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0].split(">", 1)[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()


def test_nothing_of_a_year_is_drawn_or_framed_before_its_instant(figures, read):
    for address in (PICTURE, CARD):
        before, never = (
            read(FIRST - TICK, address),
            read(FIRST, address.replace("2024-25", "2098-99")),
        )
        assert (before.status_code, never.status_code) == (404, 404)
        assert read(FIRST, address).status_code == 200
    assert "17" not in words(read(FIRST - TICK, CARD))


def test_the_picture_is_as_large_as_links_show_them(figures, read):
    answer = read(FIRST, PICTURE)
    assert answer["Content-Type"] == "image/png"
    drawn = Image.open(BytesIO(answer.content))
    assert (drawn.format, drawn.size) == ("PNG", (1_200, 630))


def test_the_picture_is_of_its_edition(figures, read):
    first, second = read(FIRST, PICTURE).content, read(SECOND, PICTURE).content
    assert first != second
    assert read(SECOND, f"{PICTURE}?edition=2").content == second
    assert read(FIRST, f"{PICTURE}?edition=2").status_code == 404
    replaced = read(SECOND, f"{PICTURE}?edition=1").content
    assert replaced not in (first, second)  # it says that it is replaced


def test_the_card_shows_figures_with_counts(figures, read):
    assert words(read(FIRST, CARD)) == (
        "Local Government and Social Care Ombudsman Kent County Council, 2024-25"
        " Uphold rate 71% 17 of 24 investigated 71% among county councils"
        " Compliance rate 3 of 3 compliance outcomes 3 of 3 among county councils"
        " Satisfactory remedy rate 0% 0 of 17 upheld 0% among county councils"
        " Upheld per 100,000 residents 1.1 17 upheld, 1,576,069 residents"
        " 1.1 among county councils"
        " The whole year, with its decisions (opens in a new tab)"
    )


def test_a_replaced_or_made_up_card_says_so(figures, read):
    assert "edition that has been replaced" in words(read(SECOND, f"{CARD}?edition=1"))
    assert "replaced" not in words(read(SECOND, CARD))
    PublicRecord.objects.update(demonstration=True)
    assert "Demonstration: the figures are made up." in words(read(SECOND, CARD))


def test_the_card_alone_may_be_framed(figures, read):
    for address in (CARD, CARD.replace("2024-25", "2098-99")):
        answer = read(FIRST, address)
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
    for address in (YEAR, PICTURE, "/"):
        answer = read(FIRST, address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_the_card_brings_no_cookie_and_no_script(figures, read):
    answer = read(FIRST, CARD)
    assert not answer.cookies
    assert "<script" not in answer.content.decode()


def test_the_page_names_its_picture_and_how_to_cite_it(figures, read):
    page = unescape(read(SECOND, YEAR).content.decode())
    address = f"http://127.0.0.1:8000{YEAR}"
    assert f'property="og:image" content="{address}picture.png?edition=2"' in page
    assert 'name="twitter:card" content="summary_large_image"' in page
    assert (
        "Local Government and Social Care Ombudsman, “Kent County Council, 2024-25”, Your council’s"
        f" performance, edition 2, published 1 September 2025, {address}?edition=2"
        " (read on 1 September 2025)."
    ) in page
    assert f'<iframe src="http://127.0.0.1:8000{CARD}"' in page


def test_five_queries_draw_or_frame_a_year(figures, read, django_assert_num_queries):
    read(SECOND, CARD)
    with django_assert_num_queries(5):
        read(SECOND, CARD)
    factories.council("Surrey County Council")
    with django_assert_num_queries(5):
        read(SECOND, PICTURE)
