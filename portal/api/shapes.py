"""The JSON schemas of what answers hold, open to what is added later."""

from __future__ import annotations

from typing import Any

from councils.years import WRITTEN
from portal.open_data.cases import STATEMENT
from portal.open_data.columns import Column, Dataset, Kind, Part

COUNCIL = "CouncilIdentifier"
COUNCIL_NAME: dict[str, Any] = {
    "type": "string",
    "pattern": "^[A-Za-z0-9_-]+$",
    "description": "One that the list of councils has: an identifier, a GSS code, a name in"
    " addresses of GOV.UK or an item of Wikidata. Councils are added when they open.",
    "examples": ["kent-county-council", "E10000016", "kent", "Q6386127"],
}
TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.INSTANT: {"type": "string", "format": "date-time"},
    Kind.YEAR: {"type": "string", "pattern": f"^{WRITTEN}$"},
    Kind.ADDRESS: {"type": "string", "format": "uri"},
    Kind.TEXTS: {"type": "array", "items": {"type": "string"}},
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457 problem details.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "detail": {"type": "string"},
                    "allowed": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
ABOUT: dict[str, Any] = {
    "type": "object",
    "description": "What stands beside the rows of every answer.",
    "required": ["note", "licence", "releases", "suspended"],
    "properties": {
        "note": {
            "type": ["string", "null"],
            "description": "What goes with the figures wherever they go: that they are made up.",
        },
        "licence": {"type": "string", "format": "uri"},
        "releases": {
            "type": "array",
            "description": "The edition of each public year from which the answer is made.",
            "items": {
                "type": "object",
                "required": ["year", "edition", "public_at"],
                "properties": {
                    "year": TYPES[Kind.YEAR],
                    "edition": TYPES[Kind.INTEGER],
                    "public_at": TYPES[Kind.INSTANT],
                },
            },
        },
        "suspended": {
            "type": "array",
            "description": "The years whose figures are not shown, because they are wrong.",
            "items": {
                "type": "object",
                "required": ["year", "since", "why"],
                "properties": {
                    "year": TYPES[Kind.YEAR],
                    "since": TYPES[Kind.INSTANT],
                    "why": TYPES[Kind.TEXT],
                },
            },
        },
    },
}
CHANGED: dict[str, Any] = {
    "changed_since": {
        "type": "string",
        "description": "Where changes were asked for: from where to ask for them the next time.",
    },
    "gone": {
        "type": "array",
        "description": "Where changes were asked for: what names rows that are public no more.",
        "items": {"type": "object", "additionalProperties": True},
    },
}


def schema_of(field: Column | Part) -> dict[str, Any]:
    """The JSON schema of one field of a row."""
    if isinstance(field, Part):
        return {
            "type": "object",
            "description": field.meaning,
            "required": [column.name for column in field.columns],
            "properties": {column.name: schema_of(column) for column in field.columns},
        }
    made = dict(TYPES[field.kind])
    made["description"] = f"{field.meaning}. Null: {field.empty}" if field.empty else field.meaning
    if field.allowed:  # no "enum": what is made of the schema today reads a value that is added
        made["description"] += f". Known today: {', '.join(field.allowed)}"
        made["examples"] = list(field.allowed)
    if field.empty:
        made["type"] = [made["type"], "null"]
    return made


def row_schema(dataset: Dataset) -> dict[str, Any]:
    """Any field may be left out of an answer by ``?fields=``, and others may be added."""
    return {
        "type": "object",
        "description": dataset.one_row,
        "properties": {each.name: schema_of(each) for each in dataset.fields},
        "additionalProperties": True,
    }


def component(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def row_name(dataset: Dataset) -> str:
    """What a row of a data set is called in the schema."""
    of_one = "One" if STATEMENT in dataset.fields else ""
    return "".join(word.capitalize() for word in dataset.slug.split("-")) + of_one
