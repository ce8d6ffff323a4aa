"""Councils of a year that no boundary is left of: counted, and said under the map."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string

from complaints.models import Release
from complaints.statistics.comparison import ReleasedYear
from councils.boundaries.drawn import Drawn
from councils.years import Year
from portal.pages.map_content import Undrawn, undrawn
from tests import factories
from tests.factories import frozen, published
from tests.portal.test_map import figures, on_the_map

pytestmark = pytest.mark.django_db


def drawn_on(day, *councils):
    return Drawn(day, day, councils, {}, [], {})


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def test_councils_that_existed_in_the_year_and_have_no_area_are_counted(client, kent):
    on_the_map(kent)
    closed = {"type": "district", "closed_on": date(2024, 4, 1)}
    old = [factories.council(**closed) for _ in range(2)]
    other = factories.council(type="other")
    before = [frozen(each, upheld=20) for each in (kent, *old, other)]
    late = [frozen(old[0], upheld=1, existed=False), frozen(old[1], upheld=1, existed=False)]
    published("2023-24", *before)
    published("2024-25", frozen(kent, upheld=20), *late)
    assert (figures(client, "2023-24")["undrawn"], figures(client)["undrawn"]) == (2, 0)
    released = ReleasedYear.load(Release.objects.get(year=Year.parse("2023-24")))
    today = date(2025, 7, 21)
    assert undrawn(released, drawn_on(today, kent, old[0]), today).number == 1
    assert undrawn(released, drawn_on(today), today) == Undrawn(
        3,
        "3 councils of this year have no area on this map, among them Kent County Council; 2"
        " have closed since",
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 3, 31), "has no area on this map"),
        (date(2024, 4, 1), "has closed since and has no area on this map"),
    ],
)
def test_a_council_has_closed_from_its_day_on(today, said):
    released = ReleasedYear.load(
        published("2022-23", frozen(factories.council("Old County", closed_on=date(2024, 4, 1))))
    )
    assert undrawn(released, drawn_on(today), today).sentence == f"1 council of this year {said}"


def test_the_counties_that_are_not_drawn_are_named_and_the_legend_knows(client, kent):
    on_the_map(kent)
    cumbria = factories.council("Cumbria County Council", closed_on=date(2023, 4, 1))
    eden = factories.council("Eden District Council", type="district", closed_on=date(2023, 4, 1))
    published("2020-21", *(frozen(each, upheld=20) for each in (kent, cumbria, eden)))
    published("2024-25", frozen(kent, upheld=20))
    assert (figures(client, "2020-21")["elsewhere"], figures(client)["elsewhere"]) == (
        "not drawn",
        "",
    )
    assert figures(client, "2020-21", layer="districts")["elsewhere"] == (
        "no district council in 2020-21, or one not drawn"
    )
    assert figures(client, layer="districts")["elsewhere"] == "no district council in 2024-25"
    page = client.get("/?year=2020-21").content.decode()
    assert (
        "2 councils of this year have closed since and have no area on this map, among them Cumbria"
        " County Council: their figures are in"
    ) in page


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (0, ""),
        (1, 'said: its figures are in <a href="#table">the table</a>.'),
        (3, 'said: their figures are in <a href="#table">the table</a>.'),
    ],
)
def test_the_map_says_how_many_have_no_area(kent, number, line):
    context = {
        "boundary_sets": [on_the_map(kent)],
        "undrawn": Undrawn(number, "said"),
        "year": Year(2024),
    }
    page = render_to_string("map/_map.html", context)
    assert re.findall(r'<p [^>]*data-follows-map="undrawn">(.*?)</p>', page) == [line]


def test_a_place_that_is_drawn_as_today_says_so_wherever_it_is_told(client, kent):
    """No figure stands in it, and nobody is taken for whoever was there."""
    april = date(2023, 4, 1)
    new = factories.council("Cumberland Council", type="unitary", opened_on=april)
    cumbria = factories.council("Cumbria County Council", closed_on=april)
    cumbria.successors.set([new])
    on_the_map(kent, new)
    published("2020-21", *(frozen(each, upheld=20) for each in (kent, cumbria)))
    answer = figures(client, "2020-21")
    found = {each["slug"]: each for each in answer["councils"]}["cumberland-council"]
    assert (found["state"], found["figures"], found["url"]) == (
        "drawn as today: opened later",
        {},
        "/councils/cumberland-council/",
    )
    assert found["why"] == (
        "It opened on 1 April 2023. Here was Cumbria County Council, which has no area on this map."
    )
    hatched = answer["measures"][0]["hatched"]
    assert hatched == [{"label": "drawn as today: opened later", "pattern": "today"}]
    page = " ".join(client.get("/?year=2020-21").content.decode().split())
    assert (
        "1 council of this year has closed since and has no area on this map; 1 area is drawn as"
        " today: its figures are in"
    ) in page
    assert "<span>drawn as today: opened later</span>" in page
    assert 'fill="url(#picture-today)"' in page
