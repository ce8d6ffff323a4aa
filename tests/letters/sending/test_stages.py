"""Each step holds only where the message stands as this try left it."""

from datetime import timedelta

import pytest

from councils.mail import stages
from councils.refusals import Refused
from letters.models import LetterFile, Message
from letters.sending.stages import begin_handing_over, claim, finish, finish_all
from tests.letters.sending.letters_ready import NOW, ann, letter, message, states, waiting

pytestmark = pytest.mark.django_db


def claimed(name="Kent"):
    return claim(message(name), NOW)


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
    stages.recover(Message)
    assert message().state == "waiting"
    second = claimed()
    with pytest.raises(Refused, match="Somebody else took over"):
        begin_handing_over(first, file_of(), NOW)
    begin_handing_over(second, file_of(), NOW)
    with pytest.raises(Refused, match="Somebody else took over"):
        stages.note_sent(first, [], NOW)
    stages.note_sent(second, [], NOW)
    assert message().state == "sent"


def test_what_the_dead_left_is_taken_up():
    waiting()
    claimed("Essex")
    begin_handing_over(claimed(), file_of(), NOW)
    stages.recover(Message)
    assert states() == {"Essex": "waiting", "Kent": "unsure", "Surrey": "waiting"}
    assert message().problem == stages.INTERRUPTED


def test_what_was_not_tried_is_put_back_as_it_was():
    waiting()
    stages.put_back(claimed())
    assert (message().state, message().tries) == ("waiting", 0)


def test_what_was_put_off_keeps_why_and_when_while_it_is_tried():
    waiting()
    assert stages.put_off(claimed(), "450 Later", NOW)[0] == NOW + timedelta(minutes=5)
    put_off = message()
    assert (put_off.is_put_off, put_off.put_off_since, put_off.tries) == (True, NOW, 1)
    claim(put_off, NOW + timedelta(minutes=5))
    stages.recover(Message)
    left = message()
    assert (left.is_put_off, left.problem, left.tries) == (True, "450 Later", 2)
    assert left.next_try_at == NOW + timedelta(minutes=5)


def test_who_lost_the_right_to_send_cannot_put_off():
    waiting()
    first = claimed()
    stages.recover(Message)
    claimed()
    with pytest.raises(Refused, match="Somebody else took over"):
        stages.put_off(first, "450 Later", NOW)
    assert message().next_try_at is None


def test_another_pdf_than_the_one_in_hand_is_not_handed_over():
    waiting()
    mine, file = claimed(), file_of()
    LetterFile.objects.filter(letter=letter()).update(sha256="0" * 64)
    with pytest.raises(Refused, match="changed while it was being sent"):
        begin_handing_over(mine, file, NOW)
    assert message().state == "sending"


def test_a_letter_is_sent_when_all_its_messages_are_and_not_before():
    waiting()
    mine = claimed()
    other = Message.objects.create(
        letter=letter(), council=letter("Essex").council, message_id="<other@example.org>"
    )
    begin_handing_over(mine, file_of(), NOW)
    stages.note_sent(mine, [], NOW)
    assert finish(letter(), by=ann(), at=NOW) is False
    assert letter().sent_at is None
    Message.objects.filter(pk=other.pk).update(state="otherwise", sent_at=NOW)
    finish_all(by=ann(), at=NOW)
    assert letter().sent_at == NOW
    assert letter().history.filter(history_change_reason="Sent").count() == 1
    assert finish(letter(), by=ann(), at=NOW) is True
    assert letter().history.filter(history_change_reason="Sent").count() == 1
