"""Who replaced whom, along chains, and the whole group that was reorganised together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from councils.models import Council
from councils.register.readings import once


def succeeded_by(council: Council, successors: Iterable[Council]) -> None:
    """Stores who succeeds a council; it is to be saved afterwards, which keeps that in its history.

    Set one by one, as Django would, each of them would be a change of the history.
    """
    link = Council.successors.through
    links = link.objects.filter(from_council=council)
    wanted = {each.pk for each in successors}
    links.exclude(to_council__in=wanted).delete()
    there = set(links.values_list("to_council", flat=True))
    link.objects.bulk_create(
        link(from_council=council, to_council_id=pk) for pk in sorted(wanted - there)
    )


class Successions:
    """Every succession in the register, read once: who comes after each council, and who before.

    Both are in order of name.
    """

    @classmethod
    def read(cls) -> Successions:
        """For whoever asks only; read anew unless the register is said to be unchanged."""
        return once(cls, "successions")

    def __init__(self) -> None:
        self.after: dict[Council, list[Council]] = defaultdict(list)
        self.before: dict[Council, list[Council]] = defaultdict(list)
        links = Council.successors.through.objects.select_related("from_council", "to_council")
        for link in links.order_by("from_council", "to_council"):
            self.after[link.from_council].append(link.to_council)
            self.before[link.to_council].append(link.from_council)

    def on_day(self, council: Council, on: date) -> list[Council]:
        """Those that have a council's place on a day, along chains; none while it exists."""
        found, seen, further = set(), {council}, [council]
        while further:
            each = further.pop()
            if each.closed_on is None or each.closed_on > on:
                found.add(each)
                continue
            further += [new for new in self.after[each] if new not in seen]
            seen.update(further)
        return by_name(found - {council})

    def all_before(self, council: Council) -> list[Council]:
        """Every council that it came of: those that closed last first, then by name."""
        found, further = set(), [council]
        while further:
            before = self.before[further.pop()]
            further += [each for each in before if each not in found]
            found.update(before)
        named = by_name(found - {council})  # a register may go in a circle
        return sorted(named, key=lambda each: each.closed_on or date.max, reverse=True)

    def group_of(self, council: Council) -> tuple[list[Council], list[Council]]:
        """The old and new councils joined through successions around the newest change of one."""
        if not self.before[council]:
            return self.group_into(council)
        return self._joined(set(self.before[council]), {council})

    def group_into(self, council: Council) -> tuple[list[Council], list[Council]]:
        """Those with which a council closes, and those that come of them; none where it stays."""
        after = set(self.after[council])
        return self._joined({council}, after) if after else ([], [])

    def _joined(self, old: set[Council], new: set[Council]) -> tuple[list[Council], list[Council]]:
        while True:
            more_new = new.union(*(self.after[each] for each in old))
            more_old = old.union(*(self.before[each] for each in more_new))
            if (more_old, more_new) == (old, new):
                return by_name(old), by_name(new)
            old, new = more_old, more_new


@dataclass(frozen=True)
class Reorganisation:
    """A council's place in a reorganisation.

    ``in_its_place`` are the councils that have its place on a day.

    ``old`` are all the councils that closed when the group was reorganised together and ``new``
    the ones that came of it: Cumbria and its six districts, and the two that replaced them.
    ``went_into`` is the second one of a council that came out of one itself.
    """

    replaced_by: list[Council] = field(default_factory=list)
    replaces: list[Council] = field(default_factory=list)
    in_its_place: list[Council] = field(default_factory=list)
    old: list[Council] = field(default_factory=list)
    new: list[Council] = field(default_factory=list)
    went_into: tuple[list[Council], list[Council]] = field(default_factory=lambda: ([], []))
    known: Successions | None = field(default=None, compare=False)  # all of the register

    @property
    def today(self) -> list[Council]:
        """Those to which a chain of replacements has gone on past those that replaced it."""
        return [each for each in self.in_its_place if each not in self.replaced_by]

    def is_over(self, on: date) -> bool:
        """Whether the group had been reorganised by a day."""
        return all(each.closed_on is not None and each.closed_on <= on for each in self.old)

    def __bool__(self) -> bool:
        return bool(self.replaced_by or self.replaces)


def reorganisation_of(
    council: Council, on: date, known: Successions | None = None
) -> Reorganisation:
    """The council's own successions, and its group; ``known`` where they were read already.

    The group of a council that opened is the one it came out of; that of a council which was
    there before is the one it goes into. Nothing is apportioned, so only whole groups add up.
    """
    if council.opened_on is None and council.closed_on is None:
        return Reorganisation()
    known = known or Successions.read()
    if not (known.after[council] or known.before[council]):
        return Reorganisation()
    return Reorganisation(
        known.after[council],
        known.before[council],
        known.on_day(council, on),
        *known.group_of(council),
        known.group_into(council) if known.before[council] else ([], []),
        known,
    )


def groups() -> list[Reorganisation]:
    """Every group that was reorganised together, or will be: ``old`` and ``new``, by name."""
    known = Successions()
    pairs = {tuple(map(tuple, known.group_of(each))) for each in [*known.before]}
    made = [Reorganisation(old=[*old], new=[*new]) for old, new in pairs]
    return sorted(made, key=lambda each: [council.name for council in each.new])


def by_name(councils: Iterable[Council]) -> list[Council]:
    return sorted(councils, key=lambda each: (each.sorted_under, each.name))
