"""Files of which a part is meant: a layer, a day, islets that collapsed, what is not drawn yet."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from councils.boundaries.importing import Meant, import_boundaries
from councils.models import BoundarySet
from tests.councils.boundaries.loading import LATER, NOON, drawn, feature, refusal, square

pytestmark = pytest.mark.django_db


def topology(**layers):
    """TopoJSON of which every object has one area."""
    arcs, objects = [], {}
    for number, (layer, (column, code)) in enumerate(layers.items()):
        arcs.append(square(number / 10, size=0.1))
        geometry = {"type": "Polygon", "arcs": [[number]], "properties": {column: code}}
        objects[layer] = {"type": "GeometryCollection", "geometries": [geometry]}
    return {"type": "Topology", "objects": objects, "arcs": arcs}


def test_one_layer_of_topojson(councils, save):
    layers = topology(
        wards=("WD22CD", "E05008942"), old=("LAD21CD", "E08000016"), new=("LAD23CD", "E08000038")
    )
    file = save(**layers)
    assert refusal(file) == [
        "boundaries.geojson: these are wards (WD22CD), not councils: choose with --layer, of"
        " 'wards', 'old', 'new'"
    ]
    assert refusal(file, meant=Meant(layer="lad")) == [
        "boundaries.geojson: has no layer 'lad': there are 'wards', 'old', 'new'"
    ]
    import_boundaries(file, at=NOON, meant=Meant(layer="new"))
    assert drawn() == {"boundaries": {"districts": {"barnsley-council"}}}


def test_layers_that_draw_one_council_twice_say_how_to_choose(councils, save):
    file = save(**topology(old=("LAD23CD", "E08000016"), new=("LAD23CD", "E08000038")))
    assert refusal(file) == [
        "boundaries.geojson:new feature 1: E08000038 is Barnsley Council, as is old feature 1"
        " (E08000016)",
        "boundaries.geojson: several vintages or layers are told apart with --on DATE, or --layer:"
        " 'old', 'new'",
    ]


def test_one_layer_of_geojson(councils, save):
    file = save(
        feature("E08000038", properties={"LAD21CD": "E08000038", "layer": "2021"}),
        feature("E08000038", 3, properties={"LAD21CD": "E08000038", "layer": "2023"}),
    )
    assert refusal(file)[1].endswith("--layer: '2021', '2023'")
    assert import_boundaries(file, at=NOON, meant=Meant(layer="2023")).new == 1


def test_what_lay_where_on_a_day(councils, save):
    """Both vintages draw Barnsley; before April 2023 Cumberland was no council."""
    file = save(
        feature("E08000016", 0, "LAD21CD"),
        feature("E07000026", 2, "LAD21CD"),
        feature("E07000028", 3, "LAD21CD"),
        feature("E08000038", 0, "LAD23CD"),
        feature("E06000063", 2, "LAD23CD"),
    )
    import_boundaries(file, at=NOON, name="Old", meant=Meant(on=date(2022, 4, 1)))
    import_boundaries(file, at=LATER, name="New", meant=Meant(on=date(2024, 4, 1)))
    assert drawn() == {
        "Old": {"districts": {"allerdale-council", "carlisle-council"}},
        "New": {"districts": {"barnsley-council", "cumberland-council"}},
    }


def test_councils_that_did_not_exist_on_the_day_are_passed_over(councils, save):
    file = save(feature("E07000026"), feature("E06000063", 2))
    changes = import_boundaries(file, at=NOON, meant=Meant(on=date(2022, 4, 1)))
    assert changes.notes[0] == "passed over: 1 that did not exist on 1 April 2022"
    assert drawn() == {"boundaries": {"districts": {"allerdale-council"}}}


@pytest.mark.parametrize(
    "islet",
    [
        [[0.5, 54], [0.5, 54], [0.5, 54], [0.5, 54]],
        [[0.5, 54], [0.50001, 54], [0.5, 54]],
        [[0.5, 54]],
        square(0.5, size=0.000001),
    ],
)
def test_an_islet_that_collapsed_is_dropped_and_counted(councils, save, islet):
    shape = [[square(0, size=0.1)], [islet]]
    geometry = {"type": "MultiPolygon", "coordinates": shape}
    changes = import_boundaries(save(feature("E08000038", geometry=geometry)), at=NOON)
    assert changes.notes[:2] == [
        "passed over: none",
        "dropped: 1 ring too small for the map (islets, lakes)",
    ]
    assert drawn() == {"boundaries": {"districts": {"barnsley-council"}}}


def test_an_area_of_nothing_but_islets_is_refused(councils, save):
    geometry = {"type": "Polygon", "coordinates": [[[0.5, 54], [0.50001, 54], [0.5, 54]]]}
    file = save(feature("E08000038", geometry=geometry))
    assert refusal(file) == ["boundaries.geojson:feature 1: is too small to be drawn"]


def test_only_what_is_missing_is_drawn(councils, save):
    first = save(feature("E08000038"), name="first.geojson")
    import_boundaries(first, at=NOON)
    before = BoundarySet.objects.values_list("name", "topology").get()
    second = save(feature("E08000038", 5), feature("E07000026", 2), name="second.geojson")
    changes = import_boundaries(second, at=LATER, only_missing=True)
    assert changes.lines() == [
        "new: Allerdale Council",
        "left as it is: Barnsley Council: is drawn already",
        "passed over: none",
        "new: 1, changed: 0, unchanged: 0, left as they are: 1",
    ]
    assert drawn() == {
        "first": {"districts": {"barnsley-council"}},
        "second": {"districts": {"allerdale-council"}},
    }
    assert before in BoundarySet.objects.values_list("name", "topology")
    again = import_boundaries(second, at=LATER, only_missing=True)
    assert again.counts() == "new: 0, changed: 0, unchanged: 0, left as they are: 2"


def test_the_command_takes_the_choices(councils, save, capsys):
    file = str(save(**topology(old=("LAD21CD", "E07000026"), new=("LAD23CD", "E06000063"))))
    call_command("import_boundaries", file, "--layer=old", "--on", "31/03/2023", "--only-missing")
    assert capsys.readouterr().out.splitlines()[0] == "new: Allerdale Council"
    with pytest.raises(CommandError, match=r"^--on: 'soon' is not a date: write it as 2025-03-14"):
        call_command("import_boundaries", file, "--on=soon")
