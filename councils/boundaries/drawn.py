"""Which councils are drawn on the map of a day, out of which sets of boundaries, in which layer.

A year is drawn as on its last day, so that no two of its councils lie over each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from councils.boundaries import hexagons
from councils.boundaries.joined_hexagons import joined
from councils.boundaries.layers import in_layer, layer_of
from councils.boundaries.periods import Period
from councils.models import Boundary, BoundarySet, Council, by_short_name
from councils.register.succession import Successions

# The day on which England got the counties and districts that the register goes on from.
BEGUN = date(1974, 4, 1)


@dataclass(frozen=True)
class Drawn:
    """What the map of a day is drawn from: the same ``since`` the last change before it.

    ``as_today`` are councils that opened later, by key: each is drawn because of those that were in
    its place, of which it has the ones without an area of their own. In it stands nobody's figure.
    """

    on: date
    since: date
    councils: Sequence[Council]
    as_today: Mapping[int, Sequence[Council]]
    sets: Sequence[BoundarySet]
    slugs: Mapping[str, frozenset[str]]  # which councils a set draws, by its hash
    joined: hexagons.Joined = ()  # councils that have the hexagons of those before them

    def of_layer(self, layer: str) -> list[Council]:
        """Those of one layer, or of both where none is named."""
        return [each for each in self.councils if not layer or layer_of(each) == layer]

    @property
    def hexagons(self) -> Mapping[str, hexagons.Layer]:
        """By layer; of every council there is in them, drawn or not."""
        return hexagons.hexagons(hexagons.since(self.on), self.joined)

    @property
    def all_slugs(self) -> frozenset[str]:
        return frozenset().union(*self.slugs.values())


def drawn_on(day: date) -> Drawn:
    """Two queries, and one more where an area is drawn of a council that opened later."""
    boundaries = list(
        Boundary.objects.exclude(council__type=Council.Type.OTHER)
        .select_related("council")
        .order_by(*by_short_name("council__"), "start")
    )
    found = {
        each.council: each
        for each in boundaries
        if _period(each).contains(day) and each.council.existed_on(day)
    }
    instead = _in_place(boundaries, found.keys(), day)
    found |= {each.council: each for each, _ in instead}
    sets = BoundarySet.objects.defer("topology", "borders").order_by("pk")
    slugs: dict[int, set[str]] = defaultdict(set)
    for council, boundary in found.items():
        slugs[boundary.boundary_set_id].add(council.slug)
    drawing = [each for each in sets if each.pk in slugs]
    return Drawn(
        day,
        _since(boundaries, day),
        [
            council
            for council in dict.fromkeys(each.council for each in boundaries)
            if council in found
        ],
        {each.council_id: lacking for each, lacking in instead if lacking},
        drawing,
        {each.content_hash: frozenset(slugs[each.pk]) for each in drawing},
        joined(found, day),
    )


def _in_place(
    boundaries: Iterable[Boundary], drawn: Collection[Council], day: date
) -> list[tuple[Boundary, list[Council]]]:
    """Areas of councils that opened after a day, each with whom of it in its place is not drawn.

    None where all are drawn that were there; and where the register knows of nobody, it is drawn
    too, for the land is somebody's.
    """
    later: dict[Council, Boundary] = {}
    for each in boundaries:
        opened = each.council.opened_on
        if each.is_derived:
            continue  # of those that are there on the day, or were
        if opened is not None and opened > day and _period(each).end > day:
            later.setdefault(each.council, each)
    if not later:
        return []
    before = Successions().before
    found = []
    for council, boundary in later.items():
        there = _there(council, before, day)
        lacking = [each for each in there if each not in drawn]
        if lacking or not there:
            found.append((boundary, lacking))
    return found


def _there(
    council: Council, before: Mapping[Council, Sequence[Council]], day: date
) -> list[Council]:
    """Who was in the place of a council on a day before it, in the same layer; along chains."""
    found: dict[Council, None] = {}
    further = list(before.get(council, ()))
    while further:
        each = further.pop(0)
        if each.existed_on(day):
            if layer_of(each) == layer_of(council):
                found[each] = None
        elif each not in found:
            further += before.get(each, ())
    return list(found)


def _period(boundary: Boundary) -> Period:
    return Period.of(boundary.start, boundary.end)


def _since(boundaries: Iterable[Boundary], day: date) -> date:
    """The last day not after this one on which anything of the map changed."""
    changes = {
        change
        for each in boundaries
        for change in (each.start, each.end, each.council.opened_on, each.council.closed_on)
        if change is not None and change <= day
    }
    return max(changes, default=BEGUN)


def slugs_in(layer: str) -> set[str]:
    """Of every council of a layer, drawn or not."""
    return set(Council.objects.filter(in_layer(layer)).values_list("slug", flat=True))


def layer_with(slug: str) -> str:
    """The layer in which a council lies; empty where there is none of this slug."""
    found = Council.objects.filter(slug=slug).first() if slug else None
    return layer_of(found) if found else ""
