"""What a mail server refuses for an address comes back to the contact; nothing else does."""

import pytest

from councils.models import Contact, Council
from tests.letters.sending.letters_ready import NOW, chief, contact, send, waiting

pytestmark = pytest.mark.django_db


def refused() -> dict[str, str]:
    return dict(Contact.objects.exclude(refused_at=None).values_list("email", "refused_because"))


def test_an_address_that_is_refused_for_good_says_so(office):
    waiting()
    office.troubles[chief("Kent")] = ("rcpt", "550 5.1.1 No such user here")
    send()
    assert refused() == {chief("Kent"): "The mail server refused it: 550 5.1.1 No such user here"}


def test_a_copy_that_is_refused_says_so(office):
    waiting()
    contact(Council.objects.get(name__startswith="Kent"), "leader@kent.example.org", "leader")
    office.troubles["leader@kent.example.org"] = ("rcpt", "552 Mailbox full")
    send()
    assert refused() == {"leader@kent.example.org": "552 Mailbox full"}


@pytest.mark.parametrize(
    "trouble", [("rcpt", "450 4.2.0 Greylisted"), ("end", "554 Looks like spam")]
)
def test_what_is_not_for_good_or_not_for_the_address_is_not_its_fault(office, trouble):
    waiting()
    office.troubles[chief("Kent")] = trouble
    assert len(send().sent) == 2
    assert refused() == {}


def test_an_address_that_takes_a_letter_again_is_in_order(office):
    waiting()
    Contact.objects.update(refused_at=NOW, refused_because="550 No such user here")
    assert send().sentence == "3 letters sent."
    assert refused() == {}
