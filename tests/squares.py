"""Councils drawn as squares side by side: a map small enough to know by heart."""

from django.utils import timezone

from councils.boundaries import topology
from councils.models import Boundary, BoundarySet, Council

SIDE = 0.25  # degrees


def draw(places: dict[Council, tuple[int, int]]) -> BoundarySet:
    """Draws each council as the square at its column and row, counted from the north-west."""
    layers = {"districts": {}, "counties": {}}
    for council, (column, row) in places.items():
        layer = "counties" if council.type == Council.Type.COUNTY else "districts"
        layers[layer][council.slug] = [[square(column, row)]]
    text = topology.text(topology.encode(layers))
    drawn = BoundarySet.objects.create(
        name="Squares",
        attribution="Source: the drawing board",
        topology=text,
        content_hash=topology.content_hash(text),
        loaded_at=timezone.now(),
    )
    Boundary.objects.bulk_create(Boundary(council=each, boundary_set=drawn) for each in places)
    return drawn


def square(column: int, row: int) -> topology.Ring:
    west, north = -1 + column * SIDE, 53 - row * SIDE
    east, south = west + SIDE, north - SIDE
    return [(west, north), (west, south), (east, south), (east, north), (west, north)]
