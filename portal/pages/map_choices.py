"""What is chosen of the map in the address of its page, and where it is fetched from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse

from complaints.figures.measures import COMPARED_LABELS, MEASURES, mapped
from complaints.models import Release
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.pooled import YEARS, PooledYears
from councils.boundaries import hexagons
from councils.boundaries.drawn import Drawn, layer_with
from councils.boundaries.layers import COUNTIES, LAYERS
from councils.boundaries.outlines import AREAS, SHAPES
from councils.requests import Request
from councils.years import Year


def map_choices(
    request: Request, public: Mapping[Year, Release], shown: ReleasedYear, drawn: Drawn
) -> dict[str, Any]:
    """For ``map/_map.html`` and ``map/_head.html``; what is not allowed is as if it were absent."""
    year = shown.release.year
    layer, shape = chosen_layer(request), chosen(request, "shape", SHAPES, AREAS)
    pooled = chosen_pool(request)
    fetched = drawn_from(drawn)
    asked = f"?layer={layer}" + (f"&pooled={pooled}" if pooled else "")
    return {
        "years": sorted(public),
        "previous_year": year.previous if year.previous in public else None,
        "next_year": year.next if year.next in public else None,
        "measures": mapped().values(),
        "measure": MEASURES[chosen(request, "measure", mapped(), next(iter(mapped())))],
        "compared": request.GET.get("compared") == "1",
        "compared_labels": COMPARED_LABELS,
        "layer": layer,
        "shape": shape,
        "pooled": pooled,
        "period": shown.period,
        "editions": shown.editions,
        "boundary_sets": drawn.sets,
        "hexagons_attribution": hexagons.ATTRIBUTION,
        "compare_address": reverse("compare"),
        "map_needs": [
            f"{reverse('map-figures', args=[year])}{asked}",
            *dict.fromkeys(fetched[shape][COUNTIES] + fetched[shape][layer]),
        ],
    }


def drawn_from(drawn: Drawn) -> dict[str, dict[str, list[str]]]:
    """Where each layer of each shape is, as on the map's day; land is of the counties' layer."""
    return {
        "areas": {
            layer: [
                reverse("boundaries-on-day", args=[each.content_hash, layer, drawn.since])
                for each in drawn.sets
            ]
            for layer in LAYERS
        },
        "hexagons": {
            layer: [reverse("boundaries", args=[found.content_hash])]
            for layer, found in drawn.hexagons.items()
        },
    }


def chosen_layer(request: Request) -> str:
    """That of the council in the address, else the one that is named there."""
    of_council = layer_with(request.GET.get("council", ""))
    return of_council or chosen(request, "layer", LAYERS, COUNTIES)


def chosen_pool(request: Request) -> str:
    return chosen(request, "pooled", (str(YEARS),), "")


def shown_years(
    request: Request, public: Mapping[Year, Release], released: ReleasedYear
) -> ReleasedYear:
    """The year, or with it the two before it, where they are to be added up."""
    if not chosen_pool(request):
        return released
    return PooledYears.load_newest(public, released.release.year)


def chosen(request: Request, name: str, allowed: Collection[str], default: str) -> str:
    value = request.GET.get(name, default)
    return value if value in allowed else default
