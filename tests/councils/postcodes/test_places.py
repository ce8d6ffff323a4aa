"""The councils that serve a place, on a day."""

from datetime import date

import pytest

from councils.models import FormerCode
from councils.postcodes.places import Place, place_of, places_of
from tests import factories

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2024, 3, 31), date(2024, 4, 1)


@pytest.fixture
def county():
    return factories.council("Old County Council", gss_code="E10000001", closed_on=AFTER)


@pytest.fixture
def district(county):
    return factories.council(
        "Old District", type="district", gss_code="E07000001", county=county, closed_on=AFTER
    )


@pytest.fixture
def unitary(county, district):
    made = factories.council("New Council", type="unitary", gss_code="E06000001", opened_on=AFTER)
    for each in (county, district):
        each.successors.add(made)
    return made


def test_on_its_last_day_two_serve_and_on_the_first_day_one(district, county, unitary):
    assert places_of(["E07000001"], BEFORE) == [Place((district, county))]
    assert places_of(["E07000001"], AFTER) == [Place((unitary,))]
    assert places_of(["E07000001", "E06000001"], AFTER) == [Place((unitary,))]


def test_the_county_of_a_file_goes_before_that_of_the_register(district, county, unitary):
    other = factories.council("Other County Council", gss_code="E10000002")
    assert places_of(["E07000001 E10000002"], BEFORE) == [Place((district, other))]
    assert places_of(["E07000001 E99999999"], BEFORE) == [Place((district, county))]
    assert places_of(["E07000001 E10000002"], AFTER) == [Place((unitary,))]


def test_former_codes_join_and_unknown_ones_are_left_out(unitary):
    FormerCode.objects.create(council=unitary, code="E08000016")
    assert places_of(["E08000016", "E08000099", ""], AFTER) == [Place((unitary,))]


def test_a_council_has_its_own_place(district, county, unitary):
    assert place_of(district, BEFORE).has_two_tiers
    assert place_of(district, BEFORE).county == county
    assert not place_of(unitary, AFTER).has_two_tiers
    assert place_of(district, AFTER).councils == ()
