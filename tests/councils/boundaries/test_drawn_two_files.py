"""A county is drawn in another file than the districts in it and the councils that replace it."""

from datetime import date, timedelta

import pytest

from councils.boundaries.derived import derive_areas
from councils.boundaries.drawn import drawn_on
from councils.boundaries.geojson import boundaries
from tests import factories, squares

pytestmark = pytest.mark.django_db

THE_DAY = date(2027, 4, 1)
LAST_DAY = THE_DAY - timedelta(1)


@pytest.fixture
def shire():
    """Loaded one after the other: the county, its two districts, what replaces all three."""
    new = factories.council("Shire", type="unitary", opened_on=THE_DAY)
    county = factories.council("Shire County", type="county", closed_on=THE_DAY)
    closes = {"type": "district", "county": county, "closed_on": THE_DAY}
    districts = [factories.council(each, **closes) for each in ("North", "South")]
    for old in (county, *districts):
        old.successors.set([new])
    squares.draw({county: (0, 0)})
    squares.draw({district: (0, row) for row, district in enumerate(districts)})
    squares.draw({new: (0, 0)}, start=THE_DAY)
    derive_areas()


@pytest.mark.parametrize("layer", ["", "counties"])
def test_on_no_day_is_a_county_drawn_with_the_council_that_replaced_it(shire, layer):
    """Its own file says nothing of an end: it ends with the county."""
    for day, is_there in ((LAST_DAY, True), (THE_DAY, False), (date(2029, 4, 1), False)):
        names = {each.name for each in drawn_on(day).of_layer(layer)}
        assert ("Shire County" in names) is is_there, day
        assert ("Shire" in names) is not is_there, day


def test_nor_is_it_in_the_file_of_a_day(shire):
    for day, ours in ((LAST_DAY, {"north", "shire-county", "south"}), (THE_DAY, {"shire"})):
        features = [*boundaries("", day)["features"], *boundaries("counties", day)["features"]]
        assert {each["properties"]["council"] for each in features} == ours
