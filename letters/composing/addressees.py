"""To whom a letter goes: the council, or where it has closed each of its successors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from councils.models import Contact, Council
from councils.register.succession import Successions


class Addressees:
    """Every succession and every office that is written to, read once."""

    def __init__(self) -> None:
        self.successions = Successions()
        self._copies: dict[int, set[str]] = defaultdict(set)
        for council, role in Contact.objects.values_list("council", "role"):
            self._copies[council].add(role)

    def councils(self, council: Council, on: date) -> list[Council]:
        """Whom a letter about a council goes to."""
        return self.successions.on_day(council, on) or [council]

    def copied_to(self, councils: Collection[Council]) -> list[str]:
        """The offices that get a copy, without names: people change, and the letter is public."""
        roles = {role for council in councils for role in self._copies[council.pk]}
        return [
            Contact.Role(role).label
            for role in Contact.Role.values
            if role in roles and role != Contact.Role.CHIEF_EXECUTIVE
        ]
