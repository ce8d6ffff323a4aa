"""How names of councils are written."""

import pytest

from councils.register.names.notation import folded, place, pressed, whole, written_out


def test_folding():
    assert folded(" St. Helens ") == folded("SAINT HELENS") == "st helens"
    assert folded("King\u2019s Lynn & West-Norfolk") == "kings lynn and west norfolk"
    assert folded("Telford &Wrekin") == "telford and wrekin"


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("kent county council", "kent"),
        ("london borough of camden", "camden"),
        ("the royal borough of greenwich", "greenwich"),
        ("council of the isles of scilly", "isles of scilly"),
        ("borough council of kings lynn and west norfolk", "kings lynn and west norfolk"),
        ("kingston upon hull city of", "kingston upon hull"),
        ("city of bradford metropolitan district council", "bradford"),
        ("city of london corporation", "city of london"),
        ("leeds", "leeds"),
    ],
)
def test_the_place_without_the_kind_of_council(name, left):
    assert place(name) == left


@pytest.mark.parametrize("mark", list("'\u2019\u2018\u02bc\u2032`\u00b4\u201b\u02b9\uff07"))
def test_an_apostrophe_of_any_shape_is_passed_over(mark):
    assert folded(f"King{mark}s Lynn") == "kings lynn"


@pytest.mark.parametrize("joint", ["upon", "on", "-upon-", ""])
def test_words_that_join_tell_no_names_apart(joint):
    assert pressed(folded(f"Newcastle {joint} Tyne")) == "newcastletyne"


def test_london_alone_is_no_council_s_place():
    assert pressed(place("corporation of london")) == ""
    assert pressed(place("city of london corporation")) == "citylondon"


def test_a_full_name_is_its_words_in_any_order():
    assert (
        whole("camden lb") == whole("london borough of camden") == {"london", "borough", "camden"}
    )
    assert whole("the council of the isles of scilly") == {"isles", "scilly"}


def test_short_forms_are_written_out():
    assert written_out("n yorks") == "north yorkshire"
    assert written_out("ne lincs") == "north east lincolnshire"
