"""Who must comply: the council of the day by which it was due, or on which it was recorded."""

from datetime import date

import pytest

from complaints.recommendations.rules import Successors
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 1)


@pytest.fixture
def councils():
    old = factories.council("Old", closed_on=DAY)
    new = factories.council("New", opened_on=DAY)
    old.successors.add(new)
    return old, new


@pytest.mark.parametrize(
    ("due_on", "recorded_on", "place"),
    [
        (date(2023, 3, 31), None, 0),
        (DAY, None, 1),
        (DAY, date(2023, 3, 31), 0),  # done before it was due, by the council that was there
        (DAY, DAY, 1),
        (date(2023, 3, 31), date(2023, 6, 1), 0),  # what was due before stays the old one's
    ],
)
def test_who_was_there(councils, due_on, recorded_on, place):
    found = Successors().complying(councils[0], due_on, recorded_on)
    assert found == councils[place]


def test_where_the_register_does_not_say_it_is_asked(councils):
    old, new = councils
    old.successors.add(factories.council("Other", opened_on=DAY))
    said = r"^Old is closed by 1 April 2023 and has several successors \(New, Other\): name here"
    with pytest.raises(ValueError, match=said):
        Successors().complying(old, DAY)
    assert Successors().complying(new, DAY) == new
