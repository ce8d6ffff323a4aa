"""Which councils are on the map of a year."""

from datetime import date

import pytest

from councils.boundaries.drawn import councils_drawn
from councils.years import Year
from tests import factories, squares

pytestmark = pytest.mark.django_db


def test_drawn_are_those_with_a_boundary_that_had_not_closed_before_the_year():
    places = {
        factories.council("Always"): (0, 0),
        factories.council("Closed before", closed_on=date(2024, 4, 1)): (1, 0),
        factories.council("Closed within", closed_on=date(2024, 4, 2)): (2, 0),
        factories.council("Opened later", opened_on=date(2025, 4, 1)): (3, 0),
        factories.council("Another body", type="other"): (4, 0),
    }
    squares.draw(places)
    factories.council("Not drawn")
    assert [each.name for each in councils_drawn(Year(2024))] == [
        "Always",
        "Closed within",
        "Opened later",
    ]
