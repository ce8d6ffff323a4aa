"""At which addresses a council gets its post."""

import pytest

from councils.refusals import Refused
from letters.sending.addresses import Addresses, addresses_of
from tests import factories
from tests.letters.sending.letters_ready import chief, contact

pytestmark = pytest.mark.django_db


def test_it_goes_to_the_chief_executive_with_copies_each_address_once():
    kent = factories.council("Kent County Council")
    contact(kent, "leader@kent.example.org", "leader")
    contact(kent, chief("Kent"))
    contact(kent, chief("Kent").upper(), "link_officer")
    contact(kent, "Leader@kent.example.org", "scrutiny_chair")
    contact(kent, "second@kent.example.org")
    found = addresses_of(kent)
    assert found == Addresses(chief("Kent"), ["Leader@kent.example.org", "second@kent.example.org"])


def test_without_a_chief_executive_it_goes_nowhere():
    kent = factories.council("Kent County Council")
    contact(kent, "leader@kent.example.org", "leader")
    with pytest.raises(Refused, match="Kent County Council has no contact for its chief executive"):
        addresses_of(kent)
