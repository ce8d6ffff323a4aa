"""To whom a letter goes."""

from datetime import date

import pytest

from councils.models import Contact
from letters.composing.addressees import Addressees
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = date(2023, 4, 1)


def test_a_letter_goes_to_the_council_while_it_exists_then_to_each_successor():
    cumbria = factories.council("Cumbria County Council", closed_on=CLOSED)
    new = [
        factories.council(name, type="unitary", opened_on=CLOSED)
        for name in ("Westmorland and Furness Council", "Cumberland Council")
    ]
    cumbria.successors.add(*new)
    addressees = Addressees()
    assert addressees.councils(cumbria, date(2023, 3, 31)) == [cumbria]
    assert addressees.councils(cumbria, CLOSED) == [new[1], new[0]]
    assert addressees.councils(new[0], CLOSED) == [new[0]]


def test_a_chain_of_successors_is_followed_to_who_exists():
    """Taunton Deane became Somerset West and Taunton, which became Somerset."""
    deane = factories.council("Taunton Deane", closed_on=date(2019, 4, 1))
    west = factories.council("Somerset West", opened_on=date(2019, 4, 1), closed_on=CLOSED)
    somerset = factories.council("Somerset Council", opened_on=CLOSED)
    deane.successors.add(west)
    west.successors.add(somerset)
    addressees = Addressees()
    assert addressees.councils(deane, date(2022, 5, 1)) == [west]
    assert addressees.councils(deane, date(2023, 5, 1)) == [somerset]


def test_a_closed_council_without_a_successor_is_written_to_itself():
    lost = factories.council(closed_on=CLOSED)
    assert Addressees().councils(lost, date(2024, 5, 1)) == [lost]


def test_copies_are_named_by_office_in_their_order_and_never_by_name():
    kent, essex = factories.council("Kent"), factories.council("Essex")
    for council, role in ((kent, "link_officer"), (kent, "chief_executive"), (essex, "leader")):
        Contact.objects.create(council=council, role=role, name="Q. Private", email="q@example.org")
    assert Addressees().copied_to([kent, essex]) == ["Leader", "Link officer"]
    assert Addressees().copied_to([essex]) == ["Leader"]
