"""Which councils are drawn on the map of a year, and in which of its layers."""

from django.db.models import Q, QuerySet

from councils.boundaries.layers import in_layer, layer_of
from councils.models import Boundary, Council
from councils.years import Year


def councils_drawn(year: Year, layer: str = "") -> QuerySet[Council]:
    """Those with a boundary that had not closed before the year began; of one layer, or of both.

    One that opened later is among them: its area was somebody else's then, and the map says so.
    """
    found = Council.objects.compared().filter(
        Q(closed_on=None) | Q(closed_on__gt=year.start),
        pk__in=Boundary.objects.on(year.last_day).values("council"),
    )
    return found.filter(in_layer(layer)) if layer else found


def slugs_in(layer: str) -> set[str]:
    """Of every council of a layer, drawn or not."""
    return set(Council.objects.filter(in_layer(layer)).values_list("slug", flat=True))


def layer_with(slug: str) -> str:
    """The layer in which a council lies; empty where there is none of this slug."""
    found = Council.objects.filter(slug=slug).first() if slug else None
    return layer_of(found) if found else ""
