"""Whether a council existed is, on the map, as it was frozen with the year's figures."""

from datetime import date

import pytest

from complaints.statistics.comparison import ReleasedYear
from councils.boundaries.drawn import Drawn
from portal.pages.map_content import area as area_of
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

TODAY = date(2025, 7, 21)
DRAWN = Drawn(TODAY, TODAY, [], {}, [], {})


def area(released, council):
    return area_of(released, council, DRAWN, TODAY)


def test_a_date_corrected_in_the_register_hides_no_published_figure():
    made = factories.council("Kent County Council")
    released = ReleasedYear.load(published("2024-25", frozen(made, upheld=12, not_upheld=4)))
    before = area(released, made)
    assert before["figures"]["uphold-rate"]["text"] == "75%"
    made.opened_on = date(2025, 4, 1)
    assert area(released, made) == before


def test_a_council_that_had_closed_has_no_figure_on_the_map_whatever_its_dates_are_now():
    made = factories.council(closed_on=date(2024, 4, 1))
    released = ReleasedYear.load(published("2024-25", frozen(made, upheld=12, existed=False)))
    assert area(released, made)["state"] == "did not exist then"
    made.closed_on = None
    assert (area(released, made)["state"], area(released, made)["figures"]) == (
        "did not exist then",
        {},
    )


def test_a_council_without_a_row_is_as_the_register_has_it():
    other = published("2024-25", frozen(factories.council(), upheld=1))
    released = ReleasedYear.load(other)
    late = factories.council(opened_on=date(2025, 4, 1))
    missing = factories.council()
    assert [area(released, each)["state"] for each in (late, missing)] == [
        "did not exist then",
        "no figures",
    ]
    assert area(released, late)["why"] == "It opened on 1 April 2025."
