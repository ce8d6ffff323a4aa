"""To whom letters go: the councils, their contacts, and who has nobody to write to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from councils.models import Contact, Council
from councils.years import london_date
from letters.composing.addressees import Addressees
from letters.models import Letter


@dataclass(frozen=True)
class Recipient:
    """A council that a letter goes to: the chief executive's addresses, and those of copies.

    One ``has_closed`` where the register does not say who has its place: nobody reads its post.
    """

    council: Council
    to: list[Contact]
    copies: list[Contact]
    has_closed: bool


class Addresses:
    """Every contact, read once; then a letter needs no query. All is as at an instant."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._addressees = Addressees()
        self._contacts: dict[int, list[Contact]] = defaultdict(list)
        for contact in Contact.objects.all():
            self._contacts[contact.council_id].append(contact)

    def of(self, letter: Letter) -> list[Recipient]:
        return [self._recipient(council) for council in self._addressees.of(letter, self._at)]

    def closed_since(self, letter: Letter) -> str:
        """That a letter goes to others than it is addressed to, and why."""
        return self._addressees.closed_since(letter, self._at)

    def missing(self, letter: Letter) -> list[Council]:
        """The councils that it goes to and that have no chief executive to write to."""
        return [each.council for each in self.of(letter) if not each.to]

    def without_contact(self) -> list[int]:
        """The letters that are still to be sent and have nobody to go to, by key."""
        unsent = Letter.objects.filter(sent_at=None).select_related("council").defer("content")
        return [each.pk for each in unsent if is_sent(each) and self.missing(each)]

    def _recipient(self, council: Council) -> Recipient:
        is_chief = Contact.Role.CHIEF_EXECUTIVE
        contacts = self._contacts[council.pk]
        to = [each for each in contacts if each.role == is_chief]
        copies = [each for each in contacts if each.role != is_chief]
        return Recipient(council, to, copies, council.has_closed(london_date(self._at)))


def is_sent(letter: Letter) -> bool:
    """Whether it goes out from here: an older letter that was uploaded did so in its own time."""
    return letter.source == Letter.Source.COMPOSED
