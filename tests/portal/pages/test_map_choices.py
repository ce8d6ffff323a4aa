"""What the address of the home page chooses of the map, and of the table below it."""

import re
from datetime import date

import pytest

from complaints.models import YearNote
from councils.years import Year
from tests import factories, squares
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn():
    """A county with one district, a unitary council, and two public years."""
    kent = factories.council("Kent County Council")
    ashford = factories.council("Ashford Council", type="district", county=kent)
    new = factories.council("New Council", type="unitary", opened_on=date(2024, 4, 1))
    squares.draw({kent: (0, 0), ashford: (0, 0), new: (1, 0)})
    published("2023-24", frozen(kent, upheld=4, not_upheld=2), frozen(ashford, upheld=3))
    published(
        "2024-25",
        frozen(kent, upheld=5, not_upheld=3),
        frozen(ashford, upheld=1),
        frozen(new, upheld=12, not_upheld=8),
    )
    for begins in (2023, 2024):
        YearNote.objects.create(year=Year(begins), text=f"Of {begins}.", breaks_comparison=True)


def page(client, query=""):
    return client.get(f"/{query}").content.decode()


def fetched(text):
    """What the page asks its browser to fetch at once, without the sets' names."""
    found = re.findall(r'rel="preload" as="fetch" [^>]*href="([^"]+)"', re.sub(r"\s+", " ", text))
    return [re.sub(r"/map/[0-9a-f]{64}", "/map/…", each.replace("&amp;", "&")) for each in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["/map/2024-25.json?layer=counties", "/map/…/counties/2024-04-01.topojson"]),
        (
            "?layer=districts&pooled=3",
            [
                "/map/2024-25.json?layer=districts&pooled=3",
                "/map/…/counties/2024-04-01.topojson",
                "/map/…/districts/2024-04-01.topojson",
            ],
        ),
        ("?shape=hexagons", ["/map/2024-25.json?layer=counties", "/map/….topojson"]),
        ("?council=ashford-council", ["/map/2024-25.json?layer=districts"]),
        ("?layer=districts&council=new-council", ["/map/2024-25.json?layer=counties"]),
        ("?layer=counties&council=nobody", ["/map/2024-25.json?layer=counties"]),
        ("?layer=sea&shape=cube&pooled=2", ["/map/2024-25.json?layer=counties"]),
    ],
)
def test_only_what_is_shown_is_fetched_at_once(client, drawn, query, expected):
    assert fetched(page(client, query))[: len(expected)] == expected
    if len(expected) == 2:
        assert len(fetched(page(client, query))) == 2


def test_the_table_adds_up_what_the_map_adds_up(client, drawn):
    text = re.sub(r"\s+", " ", page(client, "?pooled=3&type=county"))
    assert "County councils in 2023-24 and 2024-25: 1 that existed in 2024-25" in text
    assert '<span class="counts">9 of 14</span>' in text
    one = re.sub(r"\s+", " ", page(client, "?type=county"))
    assert "5 of 8" in one
    new = re.sub(r"\s+", " ", page(client, "?pooled=3&type=unitary"))
    assert '12 of 20</span> <span class="counts">1 of 2 years</span>' in new


def test_a_note_on_any_year_that_is_added_up_stands_there(client, drawn):
    for query, years in (("?pooled=3", {2023, 2024}), ("", {2024})):
        notes = client.get(f"/{query}").context["notes"]
        assert {each.year.begins for each in notes} == years


def test_the_form_of_the_table_keeps_the_years_added_up(client, drawn):
    assert '<input type="hidden" name="pooled" value="3">' in page(client, "?pooled=3")
    assert 'name="pooled" value="3">' not in page(client).split('id="table"')[1]
