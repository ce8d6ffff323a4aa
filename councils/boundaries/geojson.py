"""The areas of councils as GeoJSON (RFC 7946), for those who draw maps of their own."""

from __future__ import annotations

import json
from typing import Any

from shapely import MultiPolygon, orient_polygons, to_geojson

from councils.boundaries import topology
from councils.boundaries.topology import Polygon
from councils.dates import iso
from councils.models import Boundary, BoundarySet, Council

MEDIA_TYPE = "application/geo+json"


def boundaries(note: str) -> dict[str, Any] | None:
    """Every council that is drawn, by name, with whose boundaries they are; None without any.

    A closed council may be drawn from an older file, and lie where its successor lies.
    """
    drawn = list(BoundarySet.objects.order_by("pk"))
    shapes: dict[str, list[Polygon]] = {}
    for each in drawn:
        for areas in topology.decode(json.loads(each.topology)).values():
            shapes |= areas
    councils = Council.objects.filter(pk__in=Boundary.objects.values("council"))
    features = [feature(each, shapes[each.slug]) for each in councils if each.slug in shapes]
    if not features:
        return None
    about = {
        "name": "boundaries",
        "attribution": " ".join(dict.fromkeys(each.attribution for each in drawn)),
    }
    said = {"note": note} if note else {}
    return {"type": "FeatureCollection", **about, **said, "features": features}


def feature(council: Council, polygons: list[Polygon]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": council.slug,
        "properties": {
            "council": council.slug,
            "name": council.name,
            "type": council.type,
            "gss_code": council.gss_code,
            "opened_on": iso(council.opened_on) if council.opened_on else None,
            "closed_on": iso(council.closed_on) if council.closed_on else None,
        },
        "geometry": geometry(polygons),
    }


def geometry(polygons: list[Polygon]) -> dict[str, Any]:
    """An outer ring runs against the clock and a hole with it, as RFC 7946 asks."""
    area = MultiPolygon([(outer, holes) for outer, *holes in topology.mended(polygons)])
    written: dict[str, Any] = json.loads(to_geojson(orient_polygons(area)))
    return written
