"""What the table below the map says of councils that the map does not draw."""

from datetime import date

import pytest

from complaints.statistics.comparison import ReleasedYear
from councils.boundaries.drawn import drawn_on
from councils.models import Council
from councils.years import Year
from portal.pages.home_content import table
from tests import factories, squares
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

APRIL_2023 = date(2023, 4, 1)


@pytest.fixture
def councils():
    """A county that is drawn, one whose place is drawn as today, and one of which nothing is."""
    new = factories.council("New Council", type="unitary", opened_on=APRIL_2023)
    old = factories.council("Old County Council", closed_on=APRIL_2023)
    old.successors.set([new])
    drawn = factories.council("Drawn County Council")
    return drawn, factories.council("Lost County Council"), old, new


def places():
    """Of each council in the table of the counties of 2022-23, by name, what is said of it."""
    year = Year(2022)
    counties = list(Council.objects.filter(type="county"))
    release = published("2022-23", *(frozen(each, upheld=20) for each in counties))
    rows = table(ReleasedYear.load(release), "county", "name", drawn_on(year.last_day))
    return [(row.council.name, row.place) for row in rows]


def test_a_row_says_where_its_council_is_not_drawn(councils):
    drawn, _, _, new = councils
    squares.draw({drawn: (0, 0), new: (1, 0)})
    assert places() == [
        ("Drawn County Council", ""),
        ("Lost County Council", "not drawn on the map"),
        ("Old County Council", "its place is drawn as today"),
    ]


def test_where_there_is_no_map_none_is_missed(councils):
    assert {place for _, place in places()} == {""}
