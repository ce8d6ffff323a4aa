"""What tests of loading boundaries share: areas to load, and what became of them."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from councils.boundaries import topology
from councils.boundaries.importing import import_boundaries
from councils.files.problems import FileRefused
from councils.models import Boundary, BoundarySet, LoadedFile, PublicRecord

NOON = datetime(2024, 6, 3, 12, tzinfo=UTC)
LATER = datetime(2025, 6, 3, 12, tzinfo=UTC)
ONS = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
    " Contains OS data © Crown copyright and database right"
)


def square(west, south=54, size=1):
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code, west=0, column="LAD21CD", **members):
    # Tenths of a degree, so that some lie side by side within the country.
    geometry = {"type": "Polygon", "coordinates": [square(west / 10, size=0.1)]}
    feature = {"type": "Feature", "properties": {column: code}, "geometry": geometry}
    return feature | members


def refusal(file, **options):
    """Why the file is refused, sure that nothing was written."""
    before = state()
    with pytest.raises(FileRefused) as refused:
        import_boundaries(file, at=NOON, **options)
    assert state() == before
    return str(refused.value).splitlines()


def state():
    """Everything an import may change."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (BoundarySet, Boundary, LoadedFile, PublicRecord)
    ]


def drawn():
    """The areas of each set, as its topology has them and as its rows have them."""
    sets = {}
    for boundary_set in BoundarySet.objects.order_by("loaded_at", "pk"):
        document = json.loads(boundary_set.topology)
        assert (
            boundary_set.content_hash == hashlib.sha256(boundary_set.topology.encode()).hexdigest()
        )
        areas = {layer: set(areas) for layer, areas in topology.decode(document).items()}
        rows = boundary_set.boundaries.values_list("council__slug", flat=True)
        assert set(rows) == set().union(*areas.values())
        sets[boundary_set.name] = areas
    return sets
