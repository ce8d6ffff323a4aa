"""What sending would do, without doing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from councils.failures import named
from councils.models import Council
from councils.years import london_date
from letters.composing.addressees import Addressees
from letters.models import Letter, Message
from letters.sending.addresses import addresses_of
from letters.sending.closed_councils import refuse_closed
from letters.sending.refusals import refuse_to_send


@dataclass
class Rehearsed:
    """A line for each e-mail, and what would not go with the reason, by council."""

    lines: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def rehearse(letters: Iterable[Letter], *, at: datetime) -> Rehearsed:
    """Writes nothing. What was sent already, in part, is not sent again."""
    addressees, done = Addressees(), Rehearsed()
    for letter in letters:
        there = {each.council_id: each for each in letter.messages.all()}
        for council in addressees.of(letter, at):
            message = there.get(council.pk) or Message(letter=letter, council=council)
            with named(done.refused, message.label):
                done.lines.append(_line(message, council, at))
    return done


def _line(message: Message, council: Council, at: datetime) -> str:
    refuse_to_send(message.letter, at)
    if message.state != Message.State.WAITING or message.is_put_off:
        return f"{message.label}: {message.stands_as}"
    refuse_closed(council, london_date(at))
    found = addresses_of(council)
    copies = f", copies to {', '.join(found.copies)}" if found.copies else ""
    return f"{message.label}: to {found.to}{copies}"
