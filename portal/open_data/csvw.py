"""The CSV files as a group of tables of CSV on the Web: https://www.w3.org/TR/tabular-metadata/.

It lies where a program that has one of the files looks for it: beside them.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from councils.years import WRITTEN
from portal.open_data.catalogue import Catalogue, DataFile
from portal.open_data.columns import Kind
from portal.open_data.dictionary import Entry, entries
from portal.open_data.licence import LICENCE
from portal.open_data.package import TITLE, foreign_keys

MEDIA_TYPE = "application/csvm+json"
TYPES: dict[Kind, Any] = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: {"base": "boolean", "format": "true|false"},
    Kind.DATE: "date",
    Kind.INSTANT: "datetime",
    Kind.YEAR: {"base": "string", "format": WRITTEN},
    Kind.ADDRESS: "anyURI",
    Kind.TEXTS: "string",
}


def csvw(catalogue: Catalogue, note: str) -> dict[str, Any]:
    """Every file but those of earlier editions; addresses are beside its own."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@type": "TableGroup",
        "dc:title": TITLE,
        "dc:license": {"@id": LICENCE["path"]},
        "dc:publisher": settings.OMBUDSMAN["name"],
        "dc:source": {"@id": f"{settings.SITE_URL}{reverse('data')}"},
        "tables": [_table(file, catalogue, bool(note)) for file in catalogue.newest],
    }


def _table(file: DataFile, catalogue: Catalogue, demonstration: bool) -> dict[str, Any]:
    keys = foreign_keys(file, catalogue)
    schema: dict[str, Any] = {
        "columns": [_column(each) for each in entries(file.dataset, demonstration)],
        "primaryKey": list(file.dataset.key),
    }
    if keys:
        schema["foreignKeys"] = [
            {
                "columnReference": each["fields"],
                "reference": {
                    "resource": f"{each['reference']['resource']}.csv",
                    "columnReference": each["reference"]["fields"],
                },
            }
            for each in keys
        ]
    return {
        "url": f"{file.name}.csv",
        "dc:title": file.title,
        "dc:description": file.dataset.one_row,
        "tableSchema": schema,
    }


def _column(entry: Entry) -> dict[str, Any]:
    column = entry.column
    meaning = f"{entry.found.meaning}."
    found: dict[str, Any] = {
        "name": entry.found.name,
        "titles": entry.found.name,
        "datatype": TYPES[column.kind],
        "dc:description": f"{meaning} Empty: {column.empty}" if column.empty else meaning,
    }
    if column.kind == Kind.TEXTS:
        found["separator"] = "|"
    elif not column.empty:
        found["required"] = True
    return found
