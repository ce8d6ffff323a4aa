"""What the addresses of the map give: a set of boundaries, a layer of one, or hexagons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from councils.boundaries import hexagons
from councils.boundaries.drawn import drawn_on, slugs_in
from councils.boundaries.layers import LAYERS, part_text
from councils.dates import iso
from councils.models import Boundary, BoundarySet


@dataclass(frozen=True)
class Served:
    """A topology, and what tells it from every other."""

    text: str
    version: str


def served(content_hash: str, layer: str = "", on: date | None = None) -> Served | None:
    """A set, or one layer of it, at all times or as on a day; None where there is no such thing."""
    stored = BoundarySet.objects.filter(content_hash=content_hash).first()
    if stored is None:
        found = None
        if not layer:
            found = hexagons.with_hash(content_hash) or _joined_with_hash(content_hash)
        return Served(found.text, content_hash) if found else None
    if not layer:
        return Served(stored.topology, content_hash)
    if layer not in LAYERS:
        return None
    slugs, version = slugs_in(layer), f"{content_hash}-{layer}"
    if on:
        slugs &= drawn_on(on).slugs.get(content_hash, frozenset())
        version += f"-{iso(on)}"
    return Served(part_text(stored.topology, layer, frozenset(slugs)), version)


def _joined_with_hash(content_hash: str) -> hexagons.Layer | None:
    """Hexagons of a day on which a council opened since they were last laid out."""
    since = max(hexagons.layouts())
    opened = Boundary.objects.filter(council__opened_on__gt=since).order_by()
    for day in filter(None, set(opened.values_list("council__opened_on", flat=True))):
        for layer in drawn_on(day).hexagons.values():
            if layer.content_hash == content_hash:
                return layer
    return None
