"""Making the messages that carry letters: one to each council that a letter goes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from councils.failures import named
from councils.mail.kinds import new_message_id
from councils.years import london_date
from letters.composing.addressees import Addressees
from letters.letters.steps.letter_text import locked
from letters.models import Letter, Message
from letters.sending.closed_councils import passed_on, to_be_sent
from letters.sending.refusals import refuse_to_send


@dataclass
class Prepared:
    """The messages that now wait, and why other letters have none, by council."""

    messages: list[Message] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def prepare_messages(letters: Iterable[Letter], *, by: Any, at: datetime) -> Prepared:
    """Has approved letters wait to be sent. Doing it again adds nothing.

    A letter that was approved again after a failure waits again, too.
    """
    addressees, done = Addressees(), Prepared()
    for letter in letters:
        with named(done.refused, letter.council.name):
            done.messages += _messages(letter, addressees, by, at)
    return done


def _messages(letter: Letter, addressees: Addressees, by: Any, at: datetime) -> list[Message]:
    letter = locked(letter)
    refuse_to_send(letter, at)
    addressed_to = addressees.councils(letter.council, letter.dated_on)
    councils = addressees.of(letter, at)
    before = passed_on(letter, councils, london_date(at))
    # The register was corrected since they were made, and nobody has tried to send them.
    letter.messages.filter(state=Message.State.WAITING, tries=0).exclude(
        council__in=councils
    ).delete()
    there = {each.council_id: each for each in letter.messages.select_for_update()}
    waiting = []
    for council in councils:
        message = there.get(council.pk) or Message(
            letter=letter, council=council, message_id=new_message_id(), note="\n".join(before)
        )
        again = (
            message.state == Message.State.FAILED
            and message.tried_at is not None
            and letter.approved_at is not None
            and message.tried_at < letter.approved_at
        )
        if message.pk is None or again:
            message.state, message.problem = Message.State.WAITING, ""
            message.note = to_be_sent(message, addressed_to, by, at)
            message.save()
        if message.state == Message.State.WAITING:
            waiting.append(message)
    return waiting
