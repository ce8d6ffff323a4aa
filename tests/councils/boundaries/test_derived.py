"""Areas of new councils from their first day, put together of whole ones."""

import json
from datetime import date

import pytest

from councils.boundaries import topology
from councils.boundaries.derived import are_to_be_derived, derive_areas, why_without_area
from councils.boundaries.drawn import drawn_on
from councils.boundaries.geojson import boundaries
from councils.models import Boundary, BoundarySet
from tests import factories, squares

pytestmark = pytest.mark.django_db

THE_DAY, A_DAY_BEFORE = date(2027, 4, 1), date(2027, 3, 31)


@pytest.fixture
def shire():
    """A county of three districts that becomes two councils, and a council that stays."""
    new = {
        name: factories.council(name, type="unitary", opened_on=THE_DAY)
        for name in ("East", "West")
    }
    county = factories.council("Shire", type="county", closed_on=THE_DAY)
    county.successors.set(new.values())
    found = {**new, "Shire": county, "Always": factories.council("Always", type="unitary")}
    for name, after in (("North", "East"), ("South", "East"), ("Vale", "West")):
        closes = {"closed_on": THE_DAY, "county": county}
        found[name] = factories.council(name, type="district", **closes)
        found[name].successors.set([new[after]])
    return found


PLACES = {"North": (1, 0), "South": (1, 1), "Vale": (0, 0), "Always": (2, 0)}


def draw(shire, *names, **days):
    return squares.draw({shire[each]: PLACES[each] for each in names or PLACES}, **days)


def names(day, layer=""):
    return sorted(each.name for each in drawn_on(day).of_layer(layer))


def area(day, slug):
    """The corners of a council's outer ring on a day, as columns and rows of squares."""
    features = boundaries("", day)["features"]
    (found,) = (each for each in features if each["properties"]["council"] == slug)
    ((ring,),) = found["geometry"]["coordinates"]
    return {(round((x + 1) / squares.SIDE), round((53 - y) / squares.SIDE)) for x, y in ring}


def test_a_new_council_is_drawn_from_its_first_day_and_its_parts_until_it(shire):
    draw(shire)
    assert derive_areas()
    assert names(A_DAY_BEFORE) == ["Always", "North", "South", "Vale"]
    assert names(THE_DAY) == ["Always", "East", "West"]
    assert area(THE_DAY, "east") == {(1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (1, 1)}
    assert area(THE_DAY, "west") == {(0, 0), (1, 0), (1, 1), (0, 1)}
    assert why_without_area() == {}
    rows = Boundary.objects.values_list("council__name", "start", "end", "is_derived")
    assert set(rows) == {
        ("Always", None, None, False),
        *((name, None, THE_DAY, False) for name in ("North", "South", "Vale")),
        *((name, THE_DAY, None, True) for name in ("East", "West")),
    }


def test_its_set_says_so_with_the_arcs_that_were_there(shire):
    before = json.loads(draw(shire).topology)
    derive_areas()
    drawn = BoundarySet.objects.get()
    document = json.loads(drawn.topology)
    assert drawn.content_hash == topology.content_hash(drawn.topology)
    assert document["arcs"] == before["arcs"]
    said = {
        each["id"]: each.get("properties")
        for each in document["objects"]["districts"]["geometries"]
    }
    assert list(said) == sorted(said)
    assert said == {
        "always": None,
        "east": {"start": "2027-04-01"},
        "west": {"start": "2027-04-01"},
        **{slug: {"end": "2027-04-01"} for slug in ("north", "south", "vale")},
    }
    assert {"always", "west"} <= set(drawn.borders["east"])


def test_it_is_made_once_and_goes_without_a_trace_where_it_no_longer_follows(shire):
    before = BoundarySet.objects.filter(pk=draw(shire).pk).values().get()
    assert are_to_be_derived()
    assert not Boundary.objects.filter(is_derived=True).exists()  # it was only asked
    assert derive_areas()
    made = BoundarySet.objects.values().get()
    assert made["loaded_hash"] == before["content_hash"] != made["content_hash"]
    assert not derive_areas()
    assert not are_to_be_derived()
    for name in ("East", "West"):
        shire[name].delete()
    type(shire["North"]).objects.update(closed_on=None)
    assert derive_areas()
    after = BoundarySet.objects.values().get()
    assert after | {"borders": {}} == before
    assert not Boundary.objects.exclude(start=None, end=None).exists()


def test_it_moves_with_its_day(shire):
    draw(shire)
    derive_areas()
    later = date(2028, 4, 1)
    councils = type(shire["North"]).objects
    councils.filter(closed_on=THE_DAY).update(closed_on=later)
    councils.filter(opened_on=THE_DAY).update(opened_on=later)
    assert derive_areas()
    assert names(date(2028, 3, 31)) == ["Always", "North", "South", "Vale"]
    assert names(later) == ["Always", "East", "West"]


def test_a_county_leaves_its_layer_that_day(shire):
    squares.draw({shire[name]: PLACES[name] for name in PLACES} | {shire["Shire"]: (0, 0)})
    derive_areas()
    assert names(A_DAY_BEFORE, "counties") == ["Always", "Shire"]
    assert names(THE_DAY, "counties") == ["Always", "East", "West"]
    assert names(THE_DAY, "districts") == []
    assert shire["Shire"].boundaries.get().end == THE_DAY


def test_years_before_its_first_day_have_nothing_of_it(shire):
    """Not even where the county has no area: those that make it up are drawn on their own layer."""
    draw(shire)
    derive_areas()
    assert drawn_on(A_DAY_BEFORE).as_today == {}
    assert names(A_DAY_BEFORE, "counties") == ["Always"]


def test_areas_of_several_files_are_not_put_together(shire):
    draw(shire, "North", "Vale", "Always")
    draw(shire, "South")
    derive_areas()
    assert names(THE_DAY) == ["Always", "West"]
    assert why_without_area() == {
        shire["East"]: "it cannot be put together of areas from several files"
    }


def test_nor_are_some_without_the_others(shire):
    draw(shire, "North", "Always")
    derive_areas()
    assert names(THE_DAY) == ["Always"]
    assert why_without_area() == {
        shire["East"]: "South has none to make it of",
        shire["West"]: "Vale has none to make it of",
    }


def test_nor_those_that_are_divided(shire):
    shire["South"].successors.add(shire["West"])
    draw(shire)
    derive_areas()
    assert names(THE_DAY) == ["Always"]
    assert set(why_without_area().values()) == {
        "it is not known to be made of whole councils, all of which close as it opens"
    }


def test_nor_those_that_lie_over_each_other(shire):
    squares.draw({shire["North"]: (1, 0), shire["South"]: (1, 0.5), shire["Vale"]: (0, 0)})
    derive_areas()
    assert names(THE_DAY) == ["West"]
    assert why_without_area() == {
        shire["East"]: "the areas of those that it replaces lie over each other"
    }


def test_where_nothing_is_loaded_nothing_is_said(shire):
    assert not derive_areas()
    assert why_without_area() == {}


def test_what_comes_of_a_new_one_is_made_of_it(shire):
    """In 2028 both become one, which closes again in 2030."""
    first, last = date(2028, 4, 1), date(2030, 4, 1)
    one = factories.council("One", type="unitary", opened_on=first, closed_on=last)
    for name in ("East", "West"):
        type(one).objects.filter(name=name).update(closed_on=first)
        shire[name].successors.set([one])
    draw(shire)
    derive_areas()
    assert names(date(2028, 3, 31)) == ["Always", "East", "West"]
    assert names(first) == names(date(2030, 3, 31)) == ["Always", "One"]
    assert names(last) == ["Always"]
    assert len(area(first, "one")) == 8
