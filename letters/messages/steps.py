"""What a person decides about a message that failed, or of which nobody knows whether it went."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from councils.models import NOT_PUT_OFF
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year, london_date
from letters.letters.steps.letter_text import locked
from letters.messages.notes import noted
from letters.models import Message
from letters.sending import stages
from letters.sending.preparation import prepare_messages
from letters.sending.refusals import refuse_to_send

State = Message.State


def retry(message: Message, *, by: Any, at: datetime) -> None:
    """Has it wait again, to be sent now, with the address that the council's contact then has.

    Where the council has closed meanwhile, those wait that have its place.

    Where it was perhaps sent, the council may get it twice: who says this has asked the council.
    """
    with changing_public_record():
        message = _locked(message)
        if not message.is_put_off:
            _refuse_unless(message, State.FAILED, State.UNSURE)
        refuse_to_send(message.letter, at)
        why = f"to be tried again after: {message.problem}"
        message.note = noted(message, why, by, at)
        message.state, message.problem = State.WAITING, ""
        message.put_off_since = message.next_try_at = None
        message.save()
        if message.council.has_closed(london_date(at)):
            prepared = prepare_messages([message.letter], by=by, at=at)
            for reason in prepared.refused.values():
                raise Refused(reason)


def try_put_off(year: Year, *, by: Any, at: datetime) -> None:
    """Has all that was put off of a year's letters wait, to be sent now."""
    for message in Message.objects.put_off().filter(letter__year=year):
        note = noted(message, f"to be tried now after: {message.problem}", by, at)
        put_off = Message.objects.put_off().filter(pk=message.pk)
        put_off.update(note=note, problem="", **NOT_PUT_OFF)


def give_up(message: Message, *, by: Any, at: datetime) -> None:
    """What was put off is not tried by itself any more."""
    with changing_public_record():
        message = _locked(message)
        if not message.is_put_off:
            raise Refused(stands(message))
        message.note = noted(message, "not to be tried again by itself.", by, at)
        message.state = State.FAILED
        message.put_off_since = message.next_try_at = None
        message.save()


def it_arrived(message: Message, note: str, *, by: Any, at: datetime) -> None:
    """The council says it has the letter of which nobody knew; ``note`` says who said so."""
    with changing_public_record():
        message = _locked(message)
        _refuse_unless(message, State.UNSURE)
        _refuse_without(note, "Say how you know, such as whom you asked and when.")
        message.note = noted(message, f"it arrived. {note.strip()}", by, at)
        message.state, message.sent_at = State.SENT, message.tried_at
        message.save()
        stages.finish(message.letter, by=by, at=at)


def sent_otherwise(message: Message, note: str, *, by: Any, at: datetime) -> None:
    """It went by post, or another way that ``note`` names; no e-mail of it goes any more."""
    with changing_public_record():
        message = _locked(message)
        _refuse_unless(message, State.WAITING, State.FAILED, State.UNSURE)
        _refuse_without(note, "Say how it was sent, such as by post to whom.")
        refuse_to_send(message.letter, at)
        message.note = noted(message, f"sent another way. {note.strip()}", by, at)
        message.state, message.sent_at = State.OTHERWISE, at
        message.put_off_since = message.next_try_at = None
        message.save()
        stages.finish(message.letter, by=by, at=at)


def _locked(message: Message) -> Message:
    """As it is now, its letter locked before it, as everywhere."""
    letter = locked(message.letter)
    found = Message.objects.select_for_update().filter(pk=message.pk).first()
    if found is None:
        raise Refused("It is no longer there: the letter was given back.")
    found.letter = letter
    return found


def _refuse_unless(message: Message, *states: str) -> None:
    if message.state not in states:
        raise Refused(stands(message))


def stands(message: Message) -> str:
    """Why something else cannot be decided about it."""
    if message.state in (State.SENDING, State.HANDING_OVER):
        return (
            "It is being sent. If that was interrupted, start sending again: it is then listed with"
            " what came of it."
        )
    return f"It stands as “{message.stands_as}”: look at the list again."


def _refuse_without(note: str, sentence: str) -> None:
    if not note.strip():
        raise Refused(sentence)
