"""Files that say what lay where at several times, and files for some years alone."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from councils.boundaries.importing import Meant, import_boundaries
from councils.boundaries.periods import Period
from councils.models import Boundary, BoundarySet
from tests.councils.boundaries.loading import LATER, NOON, drawn, feature, refusal

pytestmark = pytest.mark.django_db

APRIL_2021, APRIL_2023 = date(2021, 4, 1), date(2023, 4, 1)


def when():
    """The first day and the first day after of each boundary, by council and set."""
    rows = Boundary.objects.values_list("council__name", "boundary_set__name", "start", "end")
    found = {}
    for council, drawn_in, *days in sorted(rows, key=str):
        found.setdefault((council.removesuffix(" Council"), drawn_in), []).append(tuple(days))
    return found


def dated(code, west=0, **days):
    return feature(code, west, properties={"areacd": code, **days})


def test_the_vintages_of_a_file_are_loaded_together(councils, save):
    """Of code columns: each from 1 April of its year until the next."""
    file = save(
        feature("E08000016", 0, "LAD19CD"),
        feature("E07000026", 2, "LAD19CD"),
        feature("E08000016", 1, "LAD21CD"),
        feature("E07000026", 2, "LAD21CD"),
        feature("E08000038", 1, "LAD23CD"),
        feature("E06000063", 2, "LAD23CD"),
        name="all.geojson",
    )
    changes = import_boundaries(file, at=NOON)
    assert (changes.new, changes.changed) == (4, 0)
    assert when() == {
        ("Allerdale", "all"): [(None, APRIL_2023)],
        ("Barnsley", "all"): [(APRIL_2021, None)],
        ("Barnsley", "all, earlier"): [(None, APRIL_2021)],
        ("Cumberland", "all"): [(APRIL_2023, None)],
    }
    assert drawn()["all, earlier"] == {"districts": {"barnsley-council"}}
    assert not import_boundaries(file, at=LATER)


def test_an_area_s_own_days_come_before_its_vintage(councils, save):
    """The years of a file of the ONS: the first and the last in which an area was so."""
    file = save(
        dated("E10000006", end=2022),
        dated("E07000026", 2, end="2022"),
        dated("E06000063", 2, start=2023),
        dated("E08000016", 5, end=2024),
        dated("E08000038", 5, start=2025),
        dated("E92000001"),
        name="years.geojson",
    )
    import_boundaries(file, at=NOON)
    assert when() == {
        ("Allerdale", "years"): [(None, APRIL_2023)],
        ("Barnsley", "years"): [(None, None)],  # the same area under both codes
        ("Cumberland", "years"): [(APRIL_2023, None)],
        ("Cumbria", "years"): [(None, APRIL_2023)],
    }


def test_what_stands_in_two_layers_is_one_area(councils, save):
    lines = [[[-0.1, 54], [0, 54], [0, 54.1], [-0.1, 54.1], [-0.1, 54]]]
    area = {"type": "Polygon", "arcs": [[0]], "properties": {"areacd": "E08000038"}}
    layer = {"type": "GeometryCollection", "geometries": [area]}
    file = save(type="Topology", objects={"ltla": layer, "utla": layer}, arcs=lines)
    assert import_boundaries(file, at=NOON).new == 1
    assert when() == {("Barnsley", "boundaries"): [(None, None)]}


def test_two_areas_on_one_day_are_refused(councils, save):
    file = save(dated("E08000016", 1, end="2023-04-02"), dated("E08000038", 2, start="2023-04-01"))
    assert refusal(file)[0] == (
        "boundaries.geojson:feature 2: E08000038 is Barnsley Council, as is feature 1 (E08000016)"
    )


def test_an_area_that_ends_before_it_starts_is_refused(councils, save):
    file = save(dated("E08000038", start="2023-04-01", end="2023-04-01"))
    assert refusal(file) == [
        "boundaries.geojson:feature 1: ends on 2023-04-01, and starts on 2023-04-01"
    ]


def test_a_file_for_some_years_takes_its_councils_for_those_alone(councils, save):
    """What it leaves of the others keeps its shape, and says when that is so."""
    import_boundaries(save(feature("E08000038"), name="now.json"), at=NOON)
    years = Meant(otherwise=Period.of(APRIL_2021, APRIL_2023))
    older = save(feature("E08000038", 1), name="then.json")
    assert import_boundaries(older, at=LATER, meant=years).lines()[0] == (
        "changed: Barnsley Council: boundary now → then"
    )
    assert when() == {
        ("Barnsley", "now"): [(None, APRIL_2021), (APRIL_2023, None)],
        ("Barnsley", "then"): [(APRIL_2021, APRIL_2023)],
    }
    layer = json.loads(BoundarySet.objects.get(name="now").topology)["objects"]["districts"]
    assert [each["properties"] for each in layer["geometries"]] == [
        {"end": "2021-04-01"},
        {"start": "2023-04-01"},
    ]
    assert not import_boundaries(older, at=LATER, meant=years)


def test_days_before_a_council_opened_are_nobody_s(councils, save):
    """Otherwise a map of today would never be rid of the one before it."""
    import_boundaries(save(feature("E06000063"), name="now.json"), at=NOON)
    import_boundaries(save(dated("E06000063", 1, start="2023-04-01"), name="new.json"), at=LATER)
    assert when() == {("Cumberland", "new"): [(APRIL_2023, None)]}


def test_only_the_days_that_are_missing_are_drawn(councils, save):
    import_boundaries(save(dated("E08000038", start="2023-04-01"), name="now.json"), at=NOON)
    older = save(feature("E08000038", 1), dated("E06000063", 4), name="older.json")
    assert import_boundaries(older, at=LATER, only_missing=True).lines()[:2] == [
        "new: Barnsley Council",
        "new: Cumberland Council",
    ]
    assert when() == {
        ("Barnsley", "now"): [(APRIL_2023, None)],
        ("Barnsley", "older"): [(None, APRIL_2023)],
        ("Cumberland", "older"): [(None, None)],
    }


def test_the_command_says_when_areas_are_so(councils, save):
    file = str(save(feature("E08000038"), feature("E07000026", 2)))
    call_command("import_boundaries", file, "--end=2023-04-01", verbosity=0)
    assert when() == {
        ("Allerdale", "boundaries"): [(None, APRIL_2023)],
        ("Barnsley", "boundaries"): [(None, APRIL_2023)],
    }
    with pytest.raises(CommandError, match=r"^--end has to be after --start$"):
        call_command("import_boundaries", file, "--start=2023-04-01", "--end=2023-04-01")
    with pytest.raises(CommandError, match=r"^--start: 'soon' is not a date"):
        call_command("import_boundaries", file, "--start=soon")
