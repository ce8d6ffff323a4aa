"""That an e-mail to a contact came back, or was refused: kept with the contact until it changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from councils.models import Contact, Council

REFUSED = "The mail server refused an e-mail to it"
TAKEN = "An e-mail to it was taken again"


def note_refusals(council: Council, refused: Mapping[str, str], at: datetime) -> None:
    """Keeps which addresses a mail server does not take, each with what it answered."""
    for row in _of(council, refused):
        answer = next(why for address, why in refused.items() if _same(address, row.email))
        row.refused_at, row.refused_because = at, answer
        _keep(row, REFUSED, at)


def note_taken(council: Council, addresses: Collection[str], at: datetime) -> None:
    """What was refused before, and was taken now, is in order again."""
    for row in _of(council, addresses):
        if row.refused_at:
            row.refused_at, row.refused_because = None, ""
            _keep(row, TAKEN, at)


def _of(council: Council, addresses: Collection[str]) -> list[Contact]:
    rows = Contact.objects.filter(council=council)
    return [row for row in rows if any(_same(row.email, each) for each in addresses)]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _keep(row: Contact, reason: str, at: datetime) -> None:
    row._history_user, row._history_date, row._change_reason = None, at, reason
    row.save()
