"""Councils drawn as squares side by side: a map small enough to know by heart."""

from datetime import date

from django.utils import timezone

from councils.boundaries import topology
from councils.boundaries.periods import Period, dated
from councils.models import Boundary, BoundarySet, Council

SIDE = 0.25  # degrees


def draw(
    places: dict[Council, tuple[int, int]], start: date | None = None, end: date | None = None
) -> BoundarySet:
    """Draws each council as the square at its column and row, counted from the north-west."""
    layers = {"districts": {}, "counties": {}}
    for council, (column, row) in places.items():
        layer = "counties" if council.type == Council.Type.COUNTY else "districts"
        layers[layer][council.slug] = [[square(column, row)]]
    periods = {council.slug: [Period.of(start, end)] for council in places}
    text = topology.text(dated(topology.encode(layers), periods))
    drawn = BoundarySet.objects.create(
        name="Squares",
        attribution="Source: the drawing board",
        topology=text,
        content_hash=topology.content_hash(text),
        loaded_at=timezone.now(),
    )
    Boundary.objects.bulk_create(
        Boundary(council=each, boundary_set=drawn, start=start, end=end) for each in places
    )
    return drawn


def square(column: int, row: int) -> topology.Ring:
    west, north = -1 + column * SIDE, 53 - row * SIDE
    east, south = west + SIDE, north - SIDE
    return [(west, north), (west, south), (east, south), (east, north), (west, north)]
