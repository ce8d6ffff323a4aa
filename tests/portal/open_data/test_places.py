"""The rows of a place."""

from councils.models import Council
from councils.postcodes.lookup import Answer
from councils.postcodes.nations import Nation
from councils.postcodes.places import Place
from councils.postcodes.written import Postcode
from portal.open_data.places import PLACES, served_by

COUNTY = Council(pk=1, name="Kent County Council", slug="kent", type="county")
ASHFORD, DOVER = (
    Council(pk=pk, name=name, slug=name.lower(), type="district")
    for pk, name in ((2, "Ashford"), (3, "Dover"))
)


def test_each_council_of_several_places_is_one_row():
    places = (Place((ASHFORD, COUNTY)), Place((DOVER, COUNTY)))
    served = list(served_by(Answer(Postcode("CT1"), places)))
    assert [each.council for each in served] == [ASHFORD, COUNTY, DOVER]
    assert [each.has_all_of_it for each in served] == [False, True, False]
    across = Answer(Postcode("CT1"), places, Nation("Wales"))
    assert [each.has_all_of_it for each in served_by(across)] == [False, False, False]


def test_a_row_never_holds_the_postcode():
    [row] = served_by(Answer(Postcode("CT1", "1", "AA"), (Place((ASHFORD,)),)))
    assert not any("CT1" in str(cell) for cell in PLACES.cells(row))
