"""Where a council reads what it is e-mailed of its early sight: where its letter went.

Where it has closed since, nobody reads that any more: those that have its place get it, as they get
letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from councils.models import Council
from councils.refusals import Refused
from councils.register.succession import Successions
from councils.years import london_date
from letters.models import Message
from letters.sending.addresses import addresses_of


def mailboxes(message: Message, at: datetime) -> list[str]:
    """Empty where it went to no address, or where nobody in its place has one.

    Where the register names nobody in its place, the letter's own address is all there is.
    """
    if in_its_place := passed_on_to(message, at):
        return list(dict.fromkeys(_addresses(in_its_place)))
    return [message.to] if message.to else []


def passed_on_to(message: Message, at: datetime) -> list[Council]:
    """Those that have its place; none while it exists."""
    today = london_date(at)
    if not message.council.has_closed(today):
        return []
    return Successions.read().on_day(message.council, today)


def _addresses(councils: Iterable[Council]) -> Iterator[str]:
    for each in councils:
        with suppress(Refused):  # it has no contact: the others have
            yield addresses_of(each).to
