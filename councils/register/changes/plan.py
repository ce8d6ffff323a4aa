"""The register as it is, and as it would be with changes that are being announced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from councils.models import AnnouncedChange, Council, FormerCode
from councils.register.succession import Successions

Action = AnnouncedChange.Action
SEVERAL_TIMES = AnnouncedChange.CALLED  # a council has other names one after another


class Plan:
    """Every council by its slug, what is announced of it, and what of both is to be stored.

    What is announced is put into it first; nothing is stored before all of it was looked at.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.councils = {each.slug: each for each in Council.objects.select_related("county")}
        by_pk = {each.pk: each for each in self.councils.values()}
        for council in self.councils.values():
            council.county = by_pk[council.county_id] if council.county_id else None
        self.codes = {each.gss_code: each for each in self.councils.values() if each.gss_code}
        self.codes |= {each.code: by_pk[each.council_id] for each in FormerCode.objects.all()}
        self.successors: dict[str, set[str]] = defaultdict(set)  # by their slugs
        for old, after in Successions().after.items():
            self.successors[old.slug] = {each.slug for each in after}
        self.announced = list(AnnouncedChange.objects.standing())
        for change in self.announced:
            change.council = by_pk[change.council_id]
            change.successor = by_pk[change.successor_id] if change.successor_id else None
            change.county = by_pk[change.county_id] if change.county_id else None
        self.new: list[Council] = []
        self.gone: list[Council] = []
        self.altered: dict[str, set[str]] = defaultdict(set)
        self.relinked: set[str] = set()
        self.cancelled: list[AnnouncedChange] = []

    def found(
        self, action: str, council: Council, successor: Council | None, on: date
    ) -> AnnouncedChange | None:
        """What is announced already of the same thing; another name is so by its day."""
        for each in self.announced:
            same = (each.action, each.council, each.successor) == (action, council, successor)
            if same and (action not in SEVERAL_TIMES or each.takes_effect_on == on):
                return each
        return None

    def add(self, council: Council) -> None:
        self.councils[council.slug] = council
        self.new.append(council)
        if council.gss_code:
            self.codes.setdefault(council.gss_code, council)

    def set(self, council: Council, field: str, value: Any) -> Any:
        """Writes a field of a council; gives what it was."""
        before = getattr(council, field)
        setattr(council, field, value)
        if council.pk and before != value:
            self.altered[council.slug].add(field)
        if field == "gss_code" and value:
            self.codes.setdefault(value, council)
        return before

    def join(self, council: Council, successor: Council) -> None:
        if successor.slug not in self.successors[council.slug]:
            self.successors[council.slug].add(successor.slug)
            self.relinked.add(council.slug)

    def part(self, council: Council, successor: Council) -> None:
        if successor.slug in self.successors[council.slug]:
            self.successors[council.slug].remove(successor.slug)
            self.relinked.add(council.slug)

    def cancel(self, change: AnnouncedChange) -> None:
        """Takes back what the register has of a change whose day has not come."""
        self.announced.remove(change)
        self.cancelled.append(change)
        match change.action:
            case Action.OPEN:
                self.councils.pop(change.council.slug)
                self.gone.append(change.council)
            case Action.CLOSE:
                self.set(change.council, "closed_on", None)
            case Action.SUCCEED:
                assert change.successor is not None
                self.part(change.council, change.successor)

    def after(self, council: Council) -> list[Council]:
        slugs = sorted(self.successors[council.slug])
        return [self.councils[slug] for slug in slugs if slug in self.councils]

    def names(self, council: Council) -> list[tuple[date, str]]:
        """Its names from now on, with the day from which it has each; the first has it now."""
        renamed = [
            (each.takes_effect_on, each.name)
            for each in self.announced
            if each.action == Action.RENAME and each.council == council and not each.written_at
        ]
        return [(date.min, council.name), *sorted(renamed)]

    def districts(self, county: Council) -> Iterator[Council]:
        return (each for each in self.councils.values() if each.county == county)
