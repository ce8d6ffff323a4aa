"""Every reorganisation in the register: on which day which councils closed, and who replaced them.

What closes on one day and goes into the same councils is one reorganisation: Cumbria, its six
districts, and the two councils that came of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from councils.models import AnnouncedChange, Council
from councils.register.readings import once
from councils.register.reorganisation_addresses import addresses, named_by, place_of
from councils.register.succession import Successions, by_name


@dataclass(frozen=True)
class Reorganised:
    """Councils that closed together, those that replaced them, and who follows whom.

    ``earlier`` are the councils that one which closed had come of, along chains; ``later`` those
    that have replaced one of the new ones since. Both leave out whom they have nothing to say of.
    """

    on: date
    old: tuple[Council, ...]
    new: tuple[Council, ...]
    after: dict[int, list[Council]]  # by the key of each that closed
    earlier: dict[int, list[Council]] = field(default_factory=dict)
    later: dict[int, list[Council]] = field(default_factory=dict)
    slug: str = field(default="", compare=False)  # of those of the register

    @property
    def place(self) -> str:
        return place_of(each.short_name for each in named_by(self.old, self.new))

    @property
    def key(self) -> str:
        """What it is known by, whatever it is called: a council closes once, and keeps its slug."""
        counties = [each.slug for each in self.old if each.type == Council.Type.COUNTY]
        return min(counties or [each.slug for each in self.old])

    @property
    def concerned(self) -> tuple[Council, ...]:
        return (*self.old, *self.new)

    @property
    def lower(self) -> list[Council]:
        """Those that closed but for a county, which lies over its districts; else all of them."""
        return [each for each in self.old if each.type != Council.Type.COUNTY] or list(self.old)

    @property
    def rows(self) -> list[tuple[int, Council, list[Council]]]:
        """Each that closed, with its number on a map and who has its place; counties have none."""
        numbers = {each.pk: number for number, each in enumerate(self.lower, start=1)}
        order = sorted(self.old, key=lambda each: numbers.get(each.pk, 0))
        return [(numbers.get(each.pk, 0), each, self.after[each.pk]) for each in order]

    def left_to(self, new: Council) -> list[Council]:
        """Whose decisions and promises are left to one of them: along chains, those last."""
        old = [each for _, each, after in self.rows if new in after]
        before = (each for council in old for each in self.earlier.get(council.pk, []))
        return [*old, *dict.fromkeys(before)]

    @property
    def all_left(self) -> list[Council]:
        """Whose decisions and promises are left to any of them."""
        return list(dict.fromkeys(each for new in self.new for each in self.left_to(new)))

    def has_happened(self, today: date) -> bool:
        return self.on <= today

    def sources(self) -> list[str]:
        """Who says so, as far as it was announced here; addresses of the network."""
        changes = AnnouncedChange.objects.standing().filter(
            council__in=[*self.old, *self.new], takes_effect_on=self.on
        )
        named = changes.exclude(source_url="").order_by("source_url")
        return list(named.values_list("source_url", flat=True).distinct())


def reorganisations(known: Successions | None = None) -> list[Reorganised]:
    """All of them, the newest first; one query, none where the successions are ``known``."""
    known = known or Successions.read()
    return list(once(lambda: _reorganisations(known), "reorganisations", known))


def _reorganisations(known: Successions) -> list[Reorganised]:
    closed: dict[date, list[Council]] = defaultdict(list)
    for old in known.after:
        if old.closed_on and known.after[old]:  # whoever asked for one left an empty place
            closed[old.closed_on].append(old)
    found = [
        replace(
            each,
            earlier={old.pk: before for old in each.old if (before := known.all_before(old))},
            later={new.pk: after for new in each.new if (after := known.after[new])},
        )
        for each in grouped(closed, known.after)
    ]
    slugs = addresses(found)
    found = [replace(each, slug=slugs[each.key]) for each in found]
    return sorted(found, key=lambda each: (-each.on.toordinal(), each.place))


def grouped(
    closed: Mapping[date, list[Council]], after: Mapping[Council, list[Council]]
) -> list[Reorganised]:
    """What closes on a day, by what it has in common; ``after`` is who replaces each of them."""
    return [
        Reorganised(
            day,
            tuple(by_name(group)),
            tuple(by_name({new for old in group for new in after[old]})),
            {old.pk: after[old] for old in group},
        )
        for day, councils in closed.items()
        for group in _groups(councils, after)
    ]


def _groups(
    councils: list[Council], after: Mapping[Council, list[Council]]
) -> Iterator[list[Council]]:
    """Those of one day that have a successor in common, along all of them: each is read once."""
    old_of: dict[int, list[Council]] = defaultdict(list)
    for old in councils:
        for new in after[old]:
            old_of[new.pk].append(old)
    left = {each.pk: each for each in councils}
    while left:
        group = [left.popitem()[1]]
        for old in group:  # which grows meanwhile
            for new in after[old]:
                beside = old_of.pop(new.pk, ())
                group += [each for each in beside if left.pop(each.pk, None)]
        yield group
