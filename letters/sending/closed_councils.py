"""What was to go to a council that has closed: nobody reads its post any more.

It goes to the councils that have its place instead, along chains, as soon as it is tried or made
ready anew. Where the register names none, a person decides.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.refusals import Refused
from councils.years import london_date
from letters.messages.notes import noted
from letters.models import EarlySight, Letter, Message

NEVER_WENT = (Message.State.WAITING, Message.State.FAILED)


def refuse_closed(council: Council, on: date) -> None:
    """Refused where a council no longer exists on the day on which something would go to it."""
    if council.closed_on and council.has_closed(on):
        raise Refused(
            f"{council.name} closed on {day_in_words(council.closed_on)}, so nobody reads its post."
            " Enter with it which councils have its place, then try again; or send the letter"
            " another way and say so."
        )


def passed_on(letter: Letter, councils: Collection[Council], on: date) -> list[str]:
    """Takes back what never went to councils that have closed and whose place others have.

    What people did with it until then, line by line, goes on with those that it now waits for.
    Left alone is what a closed council has looked at: it has the letter, and a person says so.
    """
    notes: list[str] = []
    rest = letter.messages.filter(state__in=NEVER_WENT).exclude(council__in=councils)
    for message in rest.select_related("council").select_for_update(of=("self",)):
        if not message.council.has_closed(on):
            continue
        link = EarlySight.objects.filter(message=message)
        if link.exclude(looks__isnull=True, challenges__isnull=True).exists():
            continue
        link.delete()
        message.delete()
        notes += message.note.splitlines()
        if message.tries:
            many = "once" if message.tries == 1 else f"{message.tries} times"
            notes.append(f"Tried {many} with {message.council.name}: {message.problem}")
    return list(dict.fromkeys(notes))


def to_be_sent(message: Message, addressed_to: Collection[Council], by: Any, at: datetime) -> str:
    """The note of one that waits now; it says so where the letter is addressed to another."""
    if message.council in addressed_to:
        return noted(message, "to be sent.", by, at)
    closed = [each.name for each in addressed_to if each.has_closed(london_date(at))]
    has = "has" if len(closed) == 1 else "have"
    return noted(message, f"to be sent, as {listed(closed)} {has} closed.", by, at)
