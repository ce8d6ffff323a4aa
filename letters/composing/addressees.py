"""To whom a letter goes: the council, or where it has closed each of its successors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from councils.dates import day_in_words
from councils.models import Contact, Council
from councils.register.succession import Successions, by_name
from councils.register.succession_words import names_in_words
from councils.years import london_date
from letters.models import Letter


class Addressees:
    """Every succession and every office that is written to, read once."""

    def __init__(self) -> None:
        self.successions = Successions.read()
        self._copies: dict[int, set[str]] = defaultdict(set)
        for council, role in Contact.objects.values_list("council", "role"):
            self._copies[council].add(role)

    def councils(self, council: Council, on: date) -> list[Council]:
        """Whom a letter about a council goes to."""
        return self.successions.on_day(council, on) or [council]

    def of(self, letter: Letter, at: datetime) -> list[Council]:
        """Whom a letter goes to when it is sent at an instant.

        That is whom it is addressed to. Where one of these has closed since the letter's date,
        nobody reads its post: it goes to each that has its place.
        """
        today = london_date(at)
        addressed = self.councils(letter.council, letter.dated_on)
        return by_name({new for each in addressed for new in self.councils(each, today)})

    def closed_since(self, letter: Letter, at: datetime) -> str:
        """That a letter goes to others than it is addressed to, and why; empty where not."""
        today = london_date(at)
        for old in self.councils(letter.council, letter.dated_on):
            new = self.successions.on_day(old, today)
            if old.closed_on and new:
                return (
                    f"It is dated {day_in_words(letter.dated_on)} and addressed to {old.name},"
                    f" which closed on {day_in_words(old.closed_on)}. So it goes to"
                    f" {names_in_words(new)} instead, and the e-mail says why."
                )
        return ""

    def copied_to(self, councils: Collection[Council]) -> list[str]:
        """The offices that get a copy, without names: people change, and the letter is public."""
        roles = {role for council in councils for role in self._copies[council.pk]}
        return [
            Contact.Role(role).label
            for role in Contact.Role.values
            if role in roles and role != Contact.Role.CHIEF_EXECUTIVE
        ]
