"""To whom letters go: the councils, their contacts, and who has nobody to write to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from councils.models import Contact, Council
from letters.composing.addressees import Addressees
from letters.models import Letter


@dataclass(frozen=True)
class Recipient:
    """A council that a letter goes to: the chief executive's addresses, and those of copies."""

    council: Council
    to: list[Contact]
    copies: list[Contact]


class Addresses:
    """Every contact, read once; then a letter needs no query."""

    def __init__(self) -> None:
        self._addressees = Addressees()
        self._contacts: dict[int, list[Contact]] = defaultdict(list)
        for contact in Contact.objects.all():
            self._contacts[contact.council_id].append(contact)

    def of(self, letter: Letter) -> list[Recipient]:
        councils = self._addressees.councils(letter.council, letter.dated_on)
        return [self._recipient(council) for council in councils]

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
        return Recipient(council, to, [each for each in contacts if each.role != is_chief])


def is_sent(letter: Letter) -> bool:
    """Whether it goes out from here: an older letter that was uploaded did so in its own time."""
    return letter.source == Letter.Source.COMPOSED
