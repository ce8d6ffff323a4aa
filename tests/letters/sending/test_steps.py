"""Each step holds only where the message stands as this try left it."""

import pytest

from complaints.refusals import Refused
from letters.models import LetterFile, Message
from letters.sending import steps
from tests.letters.sending.letters_ready import NOW, ann, letter, message, states, waiting

pytestmark = pytest.mark.django_db


def claimed(name="Kent"):
    return steps.claim(message(name), NOW)


def file_of(name="Kent"):
    return LetterFile.objects.get(letter=letter(name))


def test_a_message_is_claimed_once():
    waiting()
    first = claimed()
    assert (first.state, first.tries, first.tried_at) == ("sending", 1, NOW)
    assert claimed() is None


def test_who_lost_the_right_to_send_cannot_go_on():
    waiting()
    first = claimed()
    steps.recover()
    assert message().state == "waiting"
    second = claimed()
    with pytest.raises(Refused, match="Somebody else took over"):
        steps.begin_handing_over(first, file_of(), NOW)
    steps.begin_handing_over(second, file_of(), NOW)
    with pytest.raises(Refused, match="Somebody else took over"):
        steps.note_sent(first, [], NOW)
    steps.note_sent(second, [], NOW)
    assert message().state == "sent"


def test_what_the_dead_left_is_taken_up():
    waiting()
    claimed("Essex")
    steps.begin_handing_over(claimed(), file_of(), NOW)
    steps.recover()
    assert states() == {"Essex": "waiting", "Kent": "unsure", "Surrey": "waiting"}
    assert message().problem == steps.INTERRUPTED


def test_what_was_not_tried_is_put_back_as_it_was():
    waiting()
    steps.put_back(claimed())
    assert (message().state, message().tries) == ("waiting", 0)


def test_another_pdf_than_the_one_in_hand_is_not_handed_over():
    waiting()
    mine, file = claimed(), file_of()
    LetterFile.objects.filter(letter=letter()).update(sha256="0" * 64)
    with pytest.raises(Refused, match="changed while it was being sent"):
        steps.begin_handing_over(mine, file, NOW)
    assert message().state == "sending"


def test_a_letter_is_sent_when_all_its_messages_are_and_not_before():
    waiting()
    mine = claimed()
    other = Message.objects.create(
        letter=letter(), council=letter("Essex").council, message_id="<other@example.org>"
    )
    steps.begin_handing_over(mine, file_of(), NOW)
    steps.note_sent(mine, [], NOW)
    assert steps.finish(letter(), by=ann(), at=NOW) is False
    assert letter().sent_at is None
    Message.objects.filter(pk=other.pk).update(state="otherwise", sent_at=NOW)
    steps.finish_all(by=ann(), at=NOW)
    assert letter().sent_at == NOW
    assert letter().history.filter(history_change_reason="Sent").count() == 1
    assert steps.finish(letter(), by=ann(), at=NOW) is True
    assert letter().history.filter(history_change_reason="Sent").count() == 1
