"""What the addresses of the map give."""

import json
from datetime import date

import pytest

from councils.boundaries import hexagons
from councils.boundaries.served import served
from tests import factories, squares

pytestmark = pytest.mark.django_db

APRIL_2023 = date(2023, 4, 1)


def ids(found):
    (layer,) = json.loads(found.text)["objects"].values()
    return [each["id"] for each in layer["geometries"]]


def test_a_layer_as_on_a_day_has_the_councils_of_that_day_alone():
    new = factories.council("New", type="unitary", opened_on=APRIL_2023)
    old = factories.council("Old", closed_on=APRIL_2023)
    old.successors.set([new])
    dale = factories.council("Dale", type="district", county=old, closed_on=APRIL_2023)
    kent = factories.council("Kent")
    stored = squares.draw({old: (0, 0), dale: (0, 0), new: (0, 0), kent: (1, 0)}).content_hash
    before, after = date(2023, 3, 31), APRIL_2023
    assert ids(served(stored, "counties", before)) == ["kent", "old"]
    assert ids(served(stored, "counties", after)) == ["kent", "new"]
    assert ids(served(stored, "districts", before)) == ["dale"]
    assert ids(served(stored, "districts", after)) == []
    assert ids(served(stored, "counties")) == ["kent", "old", "new"]
    versions = {served(stored, "counties", day).version for day in (before, after, None)}
    assert len(versions) == 3


def test_what_there_is_not():
    assert served("0" * 64) is None
    assert served("0" * 64, "counties") is None
    stored = squares.draw({factories.council(): (0, 0)}).content_hash
    assert served(stored, "wards") is None


def test_hexagons_are_whole():
    found = hexagons.hexagons(hexagons.since(APRIL_2023))["districts"]
    assert served(found.content_hash).text == found.text
    assert served(found.content_hash, "districts") is None
