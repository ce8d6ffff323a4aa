"""Which councils are drawn as the hexagons of those that they took the place of."""

from datetime import date

import pytest

from councils.boundaries.drawn import drawn_on
from councils.boundaries.served import served
from tests import factories, squares

pytestmark = pytest.mark.django_db

THE_DAY, A_DAY_BEFORE, LATER = date(2027, 4, 1), date(2027, 3, 31), date(2028, 4, 1)
MEDWAY = "medway-council"


@pytest.fixture
def new():
    """In the place of two councils that have a hexagon each, by their slugs."""
    made = factories.council("New Council", type="unitary", opened_on=THE_DAY)
    for name in ("Medway Council", "Leeds City Council"):
        closed = factories.council(name, type="unitary", closed_on=THE_DAY)
        closed.successors.set([made])
    squares.draw({made: (0, 0)}, start=THE_DAY)
    return made


def parts(day):
    return {each.slug: each.parts for each in drawn_on(day).joined}


def test_from_its_first_day_alone(new):
    assert parts(A_DAY_BEFORE) == {}
    assert parts(THE_DAY) == {"new-council": {MEDWAY, "leeds-city-council"}}


def test_its_hexagons_are_served_by_their_own_address(new):
    before, after = (drawn_on(day).hexagons["counties"] for day in (A_DAY_BEFORE, THE_DAY))
    assert before.content_hash != after.content_hash
    assert served(after.content_hash).text == after.text
    assert '"id":"new-council"' in after.text
    assert served(before.content_hash).text == before.text
    assert f'"id":"{MEDWAY}"' in before.text


def test_along_chains(new):
    one = factories.council("One", type="unitary", opened_on=LATER)
    type(new).objects.filter(pk=new.pk).update(closed_on=LATER)
    new.successors.set([one])
    squares.draw({one: (0, 0)}, start=LATER)
    assert parts(LATER) == {"one": {MEDWAY, "leeds-city-council"}}


def test_not_of_whom_that_cannot_be_said(new):
    """One of its parts was divided; a second council replaced nobody."""
    other = factories.council("Other", type="unitary", opened_on=THE_DAY)
    alone = factories.council("Alone", type="unitary", opened_on=THE_DAY)
    squares.draw({other: (1, 0), alone: (2, 0)}, start=THE_DAY)
    type(new).objects.get(slug=MEDWAY).successors.add(other)
    assert parts(THE_DAY) == {}
