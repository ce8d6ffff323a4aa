"""What a person says about a message that failed, or of which nobody knows."""

import pytest

from complaints.releases.steps.approval import withdraw
from councils.refusals import Refused
from letters.messages.steps import it_arrived, retry, sent_otherwise
from letters.models import Message
from tests.letters.sending.letters_ready import (
    NAMES,
    NOW,
    ann,
    ben,
    chief,
    letter,
    message,
    send,
    states,
    waiting,
)

pytestmark = pytest.mark.django_db
SENT = dict.fromkeys(NAMES, "sent")


def perhaps_sent(office):
    waiting()
    office.troubles[chief("Kent")] = ("after", "gone")
    send()
    assert states() == SENT | {"Kent": "unsure"}
    return message()


def test_one_that_arrived_is_sent_and_so_is_its_letter(office):
    it_arrived(perhaps_sent(office), " Jo of Kent says so. ", by=ben(), at=NOW)
    assert (message().state, message().sent_at) == ("sent", NOW)
    assert message().note.splitlines()[-1] == (
        "15 April 2025, 1.00pm, Ben Sample: it arrived. Jo of Kent says so."
    )
    assert letter().sent_at == NOW
    send()
    assert office.to()[chief("Kent")] == 1


def test_one_that_did_not_arrive_goes_again_with_the_same_identity(office):
    retry(perhaps_sent(office), by=ben(), at=NOW)
    office.troubles.clear()
    send()
    assert states() == SENT
    first, second = (each for each in office.delivered if each.to == [chief("Kent")])
    assert first.message_id == second.message_id


def test_one_without_an_address_is_sent_by_post():
    waiting(names=("Essex", "Surrey"))
    send()
    sent_otherwise(message(), "By post to the town hall.", by=ann(), at=NOW)
    assert states() == SENT | {"Kent": "otherwise"}
    assert message().note.endswith("sent another way. By post to the town hall.")
    assert letter().sent_at == NOW


def test_one_that_goes_by_post_is_not_sent_by_email_any_more(office):
    waiting()
    sent_otherwise(message(), "By post.", by=ann(), at=NOW)
    send()
    assert office.to() == {chief("Essex"): 1, chief("Surrey"): 1}


@pytest.mark.parametrize("decide", [it_arrived, sent_otherwise])
def test_it_is_said_how_one_knows(office, decide):
    unsure = perhaps_sent(office)
    with pytest.raises(Refused, match=r"^Say how "):
        decide(unsure, " \n", by=ann(), at=NOW)
    assert states()["Kent"] == "unsure"


def calls(made):
    return (
        lambda: retry(made, by=ann(), at=NOW),
        lambda: it_arrived(made, "So they say.", by=ann(), at=NOW),
        lambda: sent_otherwise(made, "By post.", by=ann(), at=NOW),
    )


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("waiting", (False, False, True)),
        ("sending", (False, False, False)),
        ("handing_over", (False, False, False)),
        ("sent", (False, False, False)),
        ("failed", (True, False, True)),
        ("unsure", (True, True, True)),
        ("otherwise", (False, False, False)),
    ],
)
def test_what_may_be_said_of_each_state(state, allowed):
    waiting()
    sent_at = NOW if state in ("sent", "otherwise") else None
    for which, may in enumerate(allowed):
        Message.objects.filter(pk=message().pk).update(state=state, sent_at=sent_at, tried_at=NOW)
        before = message().note
        if may:
            calls(message())[which]()
            assert message().note != before
            type(letter()).objects.update(sent_at=None)
        else:
            with pytest.raises(Refused, match=r"being sent|stands as"):
                calls(message())[which]()
            assert (message().state, message().note) == (state, before)


def test_one_of_a_withdrawn_release_is_neither_tried_again_nor_sent_by_post():
    waiting(names=("Essex", "Surrey"))
    send()
    withdraw(letter().release, "A slip.", by=ben(), at=NOW)
    for decide in (calls(message())[0], calls(message())[2]):
        with pytest.raises(Refused, match="was withdrawn"):
            decide()
    assert states()["Kent"] == "failed"
