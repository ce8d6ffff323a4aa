"""The files as one Frictionless Data Package, for programs that read descriptions before data.

https://specs.frictionlessdata.io/data-package/ and tabular-data-resource/, version 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from complaints.releases.steps.suspension import in_words
from councils.boundaries.geojson import MEDIA_TYPE
from councils.dates import iso
from councils.years import WRITTEN
from portal.open_data.catalogue import Catalogue, DataFile
from portal.open_data.columns import Kind
from portal.open_data.datasets import DATASETS
from portal.open_data.dictionary import Entry, entries
from portal.open_data.licence import LICENCE, attribution

NAME = "council-performance"
TITLE = "What the ombudsman found about every council in England"
TYPES = {
    Kind.TEXT: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DATE: {"type": "date"},
    Kind.INSTANT: {"type": "datetime", "format": "any"},  # the default would be UTC alone
    Kind.YEAR: {"type": "string"},
    Kind.ADDRESS: {"type": "string", "format": "uri"},
    Kind.TEXTS: {"type": "string"},
}


def package(catalogue: Catalogue, note: str, files: Sequence[DataFile] = ()) -> dict[str, Any]:
    """Some files, or all but those of earlier editions; paths are beside its own address."""
    ombudsman = settings.OMBUDSMAN
    current = list(catalogue.current.values())
    described = " ".join(filter(None, (attribution(), note, *map(in_words, catalogue.suspended))))
    found: dict[str, Any] = {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": described,
        "homepage": f"{settings.SITE_URL}{reverse('data')}",
        "version": "; ".join(map(str, current)) or "no year is public yet",
        "licenses": [LICENCE],
        "contributors": [
            {"title": ombudsman["name"], "path": ombudsman["website"], "role": "publisher"}
        ],
        "resources": [resource(file, catalogue, bool(note)) for file in files or catalogue.newest],
    }
    if current:
        newest = max(release.public_at for release in current)
        found["created"] = iso(newest)
    if catalogue.has_boundaries:
        found["resources"].append(BOUNDARIES)
    return found


BOUNDARIES = {
    "name": "boundaries",
    "title": "Boundaries",
    "path": "boundaries.geojson",
    "format": "geojson",
    "mediatype": MEDIA_TYPE,
    "encoding": "utf-8",
    "licenses": [LICENCE],
    "sources": [
        {
            "title": "Office for National Statistics. Contains OS data © Crown copyright and"
            " database right 2016 and 2024",
            "path": "https://geoportal.statistics.gov.uk/",
        }
    ],
}


def resource(file: DataFile, catalogue: Catalogue, demonstration: bool) -> dict[str, Any]:
    release = file.release
    edition = {"year": str(release.year), "edition": release.edition} if release else {}
    return {
        "profile": "tabular-data-resource",
        "name": file.name,
        "title": file.title,
        "description": file.dataset.one_row,
        "path": f"{file.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **edition,
        "schema": {
            "fields": [field(each) for each in entries(file.dataset, demonstration)],
            "missingValues": [""],
            "primaryKey": list(file.dataset.key),
            "foreignKeys": foreign_keys(file, catalogue),
        },
    }


def field(entry: Entry) -> dict[str, Any]:
    """A column; one that can lack a value says what it means that it does."""
    column = entry.column
    constraints: dict[str, Any] = {}
    if not column.empty and column.kind != Kind.TEXTS:
        constraints["required"] = True
    if column.allowed and column.kind != Kind.TEXTS:
        constraints["enum"] = list(column.allowed)
    if column.kind == Kind.YEAR:
        constraints["pattern"] = WRITTEN
    meaning = f"{entry.found.meaning}."
    return {
        "name": entry.found.name,
        **TYPES[column.kind],
        "description": f"{meaning} Empty: {column.empty}" if column.empty else meaning,
        "constraints": constraints,
    }


def foreign_keys(file: DataFile, catalogue: Catalogue) -> list[dict[str, Any]]:
    """From a column to the file that tells more of what it names."""
    names = {
        each.dataset.slug: each.name for each in (*catalogue.all_years, *catalogue.as_they_are)
    }
    return [
        {
            "fields": [column],
            "reference": {"resource": names[slug], "fields": list(DATASETS[slug].key)},
        }
        for column, slug in file.dataset.refers.items()
    ]
