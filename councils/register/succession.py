"""Who replaced whom, along chains, and the whole group that was reorganised together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from councils.models import Council


@dataclass(frozen=True)
class Reorganisation:
    """A council's place in a reorganisation.

    ``today`` are the councils that have its place on a day, where a chain of replacements has
    gone on past those that replaced it.

    ``old`` are all the councils that closed when the group was reorganised together and ``new``
    the ones that came of it: Cumbria and its six districts, and the two that replaced them.
    """

    replaced_by: list[Council] = field(default_factory=list)
    replaces: list[Council] = field(default_factory=list)
    today: list[Council] = field(default_factory=list)
    old: list[Council] = field(default_factory=list)
    new: list[Council] = field(default_factory=list)

    def is_over(self, on: date) -> bool:
        """Whether the group had been reorganised by a day."""
        return all(each.closed_on is not None and each.closed_on <= on for each in self.old)

    def __bool__(self) -> bool:
        return bool(self.replaced_by or self.replaces)


def reorganisation_of(council: Council, on: date) -> Reorganisation:
    """Reads the register's successions once and finds the council's own, and its group.

    The group of a council that opened is the one it came out of; that of a council which was
    there before is the one it goes into. Nothing is apportioned, so only whole groups add up.
    """
    if council.opened_on is None and council.closed_on is None:
        return Reorganisation()
    successors: dict[int, set[int]] = defaultdict(set)
    predecessors: dict[int, set[int]] = defaultdict(set)
    councils: dict[int, Council] = {}
    links = Council.successors.through.objects.select_related("from_council", "to_council")
    for link in links.order_by("from_council__name", "to_council__name"):
        councils |= {each.pk: each for each in (link.from_council, link.to_council)}
        successors[link.from_council_id].add(link.to_council_id)
        predecessors[link.to_council_id].add(link.from_council_id)

    if council.pk not in councils:
        return Reorganisation()

    def named(keys: set[int]) -> list[Council]:
        return sorted((councils[key] for key in keys), key=lambda each: each.name)

    def there_by_then(key: int, seen: frozenset[int]) -> set[int]:
        closed_on = councils[key].closed_on
        if closed_on is None or closed_on > on or key in seen:
            return {key}
        further = (there_by_then(each, seen | {key}) for each in successors[key])
        return set().union(*further) or {key}

    old, new = _group(council.pk, successors, predecessors)
    direct = successors[council.pk]
    last = set().union(*(there_by_then(key, frozenset()) for key in direct))
    return Reorganisation(
        replaced_by=named(direct),
        replaces=named(predecessors[council.pk]),
        today=named(last - direct),
        old=named(old),
        new=named(new),
    )


def groups() -> list[Reorganisation]:
    """Every group that was reorganised together, or will be: ``old`` and ``new``, by name."""
    councils: dict[int, Council] = {}
    successors: dict[int, set[int]] = defaultdict(set)
    predecessors: dict[int, set[int]] = defaultdict(set)
    for link in Council.successors.through.objects.select_related("from_council", "to_council"):
        councils |= {each.pk: each for each in (link.from_council, link.to_council)}
        successors[link.from_council_id].add(link.to_council_id)
        predecessors[link.to_council_id].add(link.from_council_id)
    found = {tuple(map(frozenset, _group(pk, successors, predecessors))) for pk in [*predecessors]}
    named = (
        [sorted((councils[pk] for pk in side), key=lambda each: each.name) for side in pair]
        for pair in found
    )
    made = [Reorganisation(old=old, new=new) for old, new in named]
    return sorted(made, key=lambda each: [council.name for council in each.new])


def predecessors_of(council: Council) -> list[Council]:
    """Every council that it came of, along chains: those that closed last first, then by name."""
    direct: dict[int, dict[int, Council]] = defaultdict(dict)
    for link in Council.successors.through.objects.select_related("from_council"):
        direct[link.to_council_id][link.from_council_id] = link.from_council
    found: dict[int, Council] = {}
    further = [council.pk]
    while further:
        before = direct[further.pop()]
        further += [pk for pk in before if pk not in found]
        found |= before
    found.pop(council.pk, None)  # a register that goes in a circle
    named = sorted(found.values(), key=lambda each: each.name)
    return sorted(named, key=lambda each: each.closed_on or date.max, reverse=True)


def _group(
    pk: int, successors: Mapping[int, set[int]], predecessors: Mapping[int, set[int]]
) -> tuple[set[int], set[int]]:
    """The old and new councils joined through successions around the newest change of one."""
    old, new = set(predecessors[pk]), {pk}
    if not old:
        old, new = {pk}, set(successors[pk])
    while True:
        more_new = set().union(*(successors[each] for each in old)) | new
        more_old = set().union(*(predecessors[each] for each in more_new)) | old
        if (more_old, more_new) == (old, new):
            return old, new
        old, new = more_old, more_new
