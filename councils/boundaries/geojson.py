"""The areas of councils as GeoJSON (RFC 7946), for those who draw maps of their own."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db.models import F
from shapely import MultiPolygon, orient_polygons, to_geojson

from councils.boundaries import topology
from councils.boundaries.topology import Polygon
from councils.dates import iso
from councils.models import Boundary, BoundarySet, Council, by_short_name

MEDIA_TYPE = "application/geo+json"


def boundaries(note: str, on: date | None = None) -> dict[str, Any] | None:
    """Every area of a council, by name, with whose boundaries they are; None without any.

    At all times, so that a closed council lies where its successor lies; or as on a day, with those
    councils alone that existed on it.
    """
    drawn = list(BoundarySet.objects.order_by("pk"))
    shapes = {each.pk: _shapes(each) for each in drawn}
    rows = Boundary.objects.select_related("council")
    if on:
        rows = rows.on(on).filter(council__in=Council.objects.existing_on(on))
    rows = rows.order_by(*by_short_name("council__"), F("end").asc(nulls_last=True))
    newest = {*{each.council_id: each.pk for each in sorted(rows, key=_end)}.values()}
    features = [
        feature(each, shapes[each.boundary_set_id][each.council.slug], each.pk in newest)
        for each in rows
        if each.council.slug in shapes.get(each.boundary_set_id, ())
    ]
    if not features:
        return None
    about = {
        "name": "boundaries",
        "attribution": " ".join(dict.fromkeys(each.attribution for each in drawn)),
    }
    said = {"note": note} if note else {}
    return {"type": "FeatureCollection", **about, **said, "features": features}


def _shapes(boundary_set: BoundarySet) -> dict[str, list[Polygon]]:
    layers = topology.decode(json.loads(boundary_set.topology)).values()
    return {slug: shape for areas in layers for slug, shape in areas.items()}


def _end(boundary: Boundary) -> date:
    return boundary.end or date.max


def feature(boundary: Boundary, polygons: list[Polygon], is_newest: bool = True) -> dict[str, Any]:
    """Its id is the council's; of one before the newest, with the day since when it is not so."""
    council = boundary.council
    return {
        "type": "Feature",
        "id": council.slug if is_newest else f"{council.slug}-until-{iso(_end(boundary))}",
        "properties": {
            "council": council.slug,
            "name": council.name,
            "type": council.type,
            "gss_code": council.gss_code,
            "opened_on": iso(council.opened_on) if council.opened_on else None,
            "closed_on": iso(council.closed_on) if council.closed_on else None,
            "start": iso(boundary.start) if boundary.start else None,
            "end": iso(boundary.end) if boundary.end else None,
        },
        "geometry": geometry(polygons),
    }


def geometry(polygons: list[Polygon]) -> dict[str, Any]:
    """An outer ring runs against the clock and a hole with it, as RFC 7946 asks."""
    area = MultiPolygon([(outer, holes) for outer, *holes in topology.mended(polygons)])
    written: dict[str, Any] = json.loads(to_geojson(orient_polygons(area)))
    return written
