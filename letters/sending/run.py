"""Sending the letters that wait: what of it is a letter's own (``councils/mail/run.py``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from councils.contacts.returned_mail import note_refusals, note_taken
from councils.mail.kinds import Mailing, Ready, Sending
from councils.mail.lock import Lock
from councils.mail.run import Clock, send
from councils.progress import Progress, silent
from councils.years import Year, london_date
from letters.models import LetterFile, Message
from letters.sending import stages
from letters.sending.addresses import addresses_of
from letters.sending.closed_councils import refuse_closed
from letters.sending.mail import email
from letters.sending.preparation import prepare_messages
from letters.sending.refusals import refuse_to_send

LOCK = Lock(
    key=5_461_017,
    suffix="sending",
    taken="Letters are being sent just now. What you chose waits: look again in a few minutes,"
    " and send again what still waits then.",
)


def send_waiting(
    *,
    by: Any,
    clock: Clock,
    watch: Progress = silent,
    year: Year | None = None,
    is_again: bool = False,
) -> Sending:
    """Sends every message that waits, or of one year.

    What was put off goes when it is due, and with ``is_again`` nothing else does. It may be killed
    at any moment and started again: no council gets a letter twice.
    """
    return send(Letters(by, year, is_again), clock=clock, watch=watch)


class Letters(Mailing[Message]):
    """The letters of a year, or of all, that are approved."""

    model = Message
    noun = "letter"
    lock = LOCK

    def __init__(self, by: Any, year: Year | None, is_again: bool) -> None:
        self._by, self._year, self._is_again = by, year, is_again
        self._passed_on: set[int] = set()  # those made in this run, for councils that closed

    def take_up(self, at: datetime) -> None:
        stages.finish_all(by=self._by, at=at)

    def to_try(self, at: datetime) -> QuerySet[Message]:
        rows = Message.objects.to_try(at)
        if self._is_again:
            rows = Message.objects.due(at) | rows.filter(pk__in=self._passed_on)
        approved = rows.filter(letter__approved_at__isnull=False)
        of_year = approved.filter(letter__year=self._year) if self._year else approved
        return of_year.select_related("council", "letter__council").defer("letter__content")

    def claim(self, row: Message, at: datetime) -> Message | None:
        if row.council.has_closed(london_date(at)):
            fresh = prepare_messages([row.letter], by=self._by, at=at).messages
            self._passed_on |= {each.pk for each in fresh if not each.tries}
        return stages.claim(row, at)

    def named(self, row: Message) -> str:
        return row.label

    def ready(self, row: Message, at: datetime) -> Ready:
        refuse_to_send(row.letter, at)
        refuse_closed(row.council, london_date(at))
        addresses = addresses_of(row.council)
        stages.address(row, addresses.to, addresses.copies)
        file = LetterFile.objects.get(letter=row.letter)
        made = email(row, file, at)
        return Ready(made, lambda now: stages.begin_handing_over(row, file, now))

    def was_sent(self, row: Message, refused: list[str], at: datetime) -> None:
        stages.finish(row.letter, by=self._by, at=at)
        said = dict(each.split(": ", 1) for each in refused)
        addresses = {row.to, *row.copies.splitlines()}
        note_taken(row.council, addresses - said.keys(), at)
        note_refusals(row.council, said, at)

    def address_refused(self, row: Message, why: str, at: datetime) -> None:
        note_refusals(row.council, {row.to: why}, at)
