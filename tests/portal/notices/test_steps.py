"""What an administrator decides about an e-mail that failed, or perhaps went."""

import pytest

from councils.refusals import Refused
from portal.models import NoticeMail
from portal.notices.steps import leave_it, send_again
from tests.portal.notices.world import AT, NEXT_DAY, address, colleague, send, text

pytestmark = pytest.mark.django_db
BEN = address("ben")


@pytest.fixture(autouse=True)
def ben():
    made = colleague("ben")
    text()
    return made


def mail() -> NoticeMail:
    return NoticeMail.objects.get()


def test_what_failed_is_sent_again_to_the_address_there_is_now(office, ben):
    office.troubles[BEN] = ("rcpt", "550 No such user here")
    send()
    assert (mail().state, mail().problem) == (
        "failed",
        "The mail server refused it: 550 No such user here",
    )
    type(ben).objects.update(email=address("new"))
    send_again(mail(), by=ben, at=AT)
    send(NEXT_DAY)
    assert office.to() == {address("new"): 1}
    assert mail().note == "1 August 2024, 10.00am, Ben: to be sent again."


def test_what_arrived_is_left(office, ben):
    office.troubles[BEN] = ("after", "gone")
    send()
    leave_it(mail(), by=ben, at=AT)
    office.troubles.clear()
    send(NEXT_DAY)
    assert (mail().state, mail().sent_at, office.to()[BEN]) == ("otherwise", AT, 1)


def test_what_was_put_off_can_go_at_once(office, ben):
    office.troubles[BEN] = ("rcpt", "450 Later")
    send()
    office.troubles.clear()
    send_again(mail(), by=ben, at=AT)
    assert send().sentence == "1 notice sent."


@pytest.mark.parametrize("decide", [send_again, leave_it])
def test_about_what_was_sent_or_waits_nothing_is_decided(office, ben, decide):
    send()
    with pytest.raises(Refused, match="Nothing is to be decided"):
        decide(mail(), by=ben, at=AT)
    NoticeMail.objects.update(state="waiting", sent_at=None)
    with pytest.raises(Refused, match="Nothing is to be decided"):
        decide(mail(), by=ben, at=AT)
