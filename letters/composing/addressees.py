"""To whom a letter goes: the council, or where it has closed each of its successors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from councils.models import Contact, Council


class Addressees:
    """Every succession and every office that is written to, read once."""

    def __init__(self) -> None:
        self._successors: dict[int, list[Council]] = defaultdict(list)
        links = Council.successors.through.objects.select_related("to_council")
        for link in links.order_by("to_council__name"):
            self._successors[link.from_council_id].append(link.to_council)
        self._copies: dict[int, set[str]] = defaultdict(set)
        for council, role in Contact.objects.values_list("council", "role"):
            self._copies[council].add(role)

    def successors(self, council: Council, on: date) -> list[Council]:
        """Those that had taken its place by a day, in order of name; chains are followed.

        Empty while the council exists.
        """
        found: dict[int, Council] = {}
        self._follow(council, on, found, {council.pk})
        return sorted(found.values(), key=lambda each: each.name)

    def _follow(
        self, council: Council, on: date, found: dict[int, Council], seen: Collection[int]
    ) -> None:
        if council.closed_on is None or council.closed_on > on:
            return
        for each in self._successors[council.pk]:
            if each.pk in seen:
                continue
            if each.closed_on is not None and each.closed_on <= on:
                self._follow(each, on, found, {*seen, each.pk})
            else:
                found[each.pk] = each

    def councils(self, council: Council, on: date) -> list[Council]:
        """Whom a letter about a council goes to."""
        return self.successors(council, on) or [council]

    def copied_to(self, councils: Collection[Council]) -> list[str]:
        """The offices that get a copy, without names: people change, and the letter is public."""
        roles = {role for council in councils for role in self._copies[council.pk]}
        return [
            Contact.Role(role).label
            for role in Contact.Role.values
            if role in roles and role != Contact.Role.CHIEF_EXECUTIVE
        ]
