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


def test_the_picture_of_all_councils_is_of_its_edition_and_not_before(figures, read):
    address = "/2024-25/picture.png"
    assert read(FIRST - TICK, address).status_code == 404
    first, second = read(FIRST, address).content, read(SECOND, address).content
    assert first != second
    assert read(SECOND, f"{address}?edition=1").content != first  # it says that it is replaced
    assert Image.open(BytesIO(second)).size == (1_200, 630)
    head = read(SECOND, "/").content.decode()
    assert f'og:image" content="http://127.0.0.1:8000{address}?edition=2"' in head


def test_the_card_shows_figures_with_counts(figures, read):
    assert words(read(FIRST, CARD)) == (
        "Local Government and Social Care Ombudsman Kent County Council, 2024-25"
        " Uphold rate 71% 17 of 24 investigated complaints 71% among county councils"
        " Compliance rate 3 of 3 compliance outcomes 3 of 3 among county councils"
        " Satisfactory remedy rate 0% 0 of 17 upheld complaints 0% among county councils"
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


CHART = f"{YEAR}charts/"


@pytest.fixture
def years(kent):
    """Three years, the last with two categories; Essex beside Kent, whose name is a formula."""
    essex = factories.council("Essex County Council", short_name="=Essex", residents=1_503_500)
    for year, upheld in (("2022-23", 12), ("2023-24", 15), ("2024-25", 17)):
        published(
            year,
            frozen(kent, residents=1_576_069, upheld=upheld, not_upheld=7),
            frozen(essex, residents=1_503_500, upheld=30, not_upheld=10),
            public_at=FIRST,
        )


@pytest.mark.parametrize("form", ["png", "svg", "csv"])
@pytest.mark.parametrize(
    "chart", ["overview", "similar-uphold-rate", "limits-uphold-rate", "years-uphold-rate"]
)
def test_a_chart_is_nowhere_before_its_years_instant(years, read, chart, form):
    address = f"{CHART}{chart}.{form}"
    assert read(FIRST - TICK, address).status_code == 404
    assert read(FIRST, address).status_code == 200
    assert read(FIRST, address.replace(chart, "nothing")).status_code == 404


def test_a_chart_as_a_picture_has_its_size_and_its_form(years, read):
    png, svg = (read(FIRST, f"{CHART}years-uphold-rate.{form}") for form in ("png", "svg"))
    assert Image.open(BytesIO(png.content)).width == 1_280
    assert svg["Content-Type"] == "image/svg+xml"
    assert svg.content.startswith(b"<svg")
    assert "style=" not in svg.content.decode()  # its policy would not let it style itself


def test_rows_of_a_trend_are_what_is_drawn(years, read):
    assert read(FIRST, f"{CHART}years-uphold-rate.csv").content.decode().split("\r\n") == [
        "year,figure,part,whole,similar_councils,similar_part,similar_whole,method",
        "2022-23,63%,12,19,71%,42,59,",
        "2023-24,68%,15,22,73%,45,62,",
        "2024-25,71%,17,24,73%,47,64,",
        "",
    ]


def test_rows_of_a_strip_are_its_councils_by_name_and_no_formula(years, read):
    answer = read(FIRST, f"{CHART}similar-uphold-rate.csv")
    assert answer.content.decode().split("\r\n") == [
        "slug,council,figure,part,whole",
        "essex-county-council,'=Essex,75%,30,40",
        "kent-county-council,Kent,71%,17,24",
        "",
    ]
    assert "kent-county-council-2024-25-edition-1-similar" in answer["Content-Disposition"]


def test_rows_of_a_funnel_say_where_the_limits_put_each_council(years, read):
    lines = read(FIRST, f"{CHART}limits-uphold-rate.csv").content.decode().split("\r\n")
    assert lines[0] == "council,figure,part,whole,limits"
    assert lines[1:3] == ["'=Essex,75%,30,40,inside the limits", "Kent,71%,17,24,inside the limits"]


def test_rows_of_what_happened_add_up(years, read):
    lines = read(FIRST, f"{CHART}overview.csv").content.decode().split("\r\n")
    assert lines[0] == "what_happened,complaints"
    assert lines[-2] == "dealt with,24"
    assert sum(int(line.rpartition(",")[2]) for line in lines[1:-2]) == 24


def test_made_up_rows_say_so(years, read):
    PublicRecord.objects.update(demonstration=True)
    lines = read(FIRST, f"{CHART}overview.csv").content.decode().split("\r\n")
    assert lines[0] == "what_happened,complaints,note"
    assert all(line.endswith("Demonstration: the figures are made up.") for line in lines[1:-1])
