"""The API's own description, OpenAPI 3.1, made from the data sets and their filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_mock_request
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from councils.models import Council
from councils.years import WRITTEN
from portal.api.endpoints import ENDPOINTS, Endpoint
from portal.api.parameters import PageForm, schema_of_values
from portal.api.problems import MEDIA_TYPE
from portal.api.rows import World
from portal.open_data.cases import STATEMENT
from portal.open_data.columns import Column, Dataset, Kind, Part

JSON, CSV = "application/json", "text/csv"
COUNCIL = "CouncilIdentifier"
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
    if field.allowed:
        made["enum"] = [*field.allowed, None] if field.empty else list(field.allowed)
    if field.empty:
        made["type"] = [made["type"], "null"]
    return made


def row_schema(dataset: Dataset) -> dict[str, Any]:
    """Any field may be left out of an answer by ``?fields=``."""
    return {
        "type": "object",
        "description": dataset.one_row,
        "properties": {each.name: schema_of(each) for each in dataset.fields},
        "additionalProperties": False,
    }


def component(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def row_name(dataset: Dataset) -> str:
    """What a row of a data set is called in the schema."""
    of_one = "One" if STATEMENT in dataset.fields else ""
    return "".join(word.capitalize() for word in dataset.slug.split("-")) + of_one


def with_components(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """For spectacular: adds what the operations refer to."""
    both = ((each.dataset, each.one_dataset) for each in ENDPOINTS.values())
    rows = {row_name(each): row_schema(each) for pair in both for each in pair if each}
    councils = sorted(Council.objects.order_by().values_list("slug", flat=True))
    parts = {"Problem": PROBLEM, "About": ABOUT, COUNCIL: {"type": "string", "enum": councils}}
    result["components"]["schemas"] = parts | rows
    return result


class DataSchema(AutoSchema):
    """Describes a list, or one row, of an endpoint."""

    @property
    def endpoint(self) -> Endpoint:
        view: Any = self.view
        endpoint: Endpoint = view.endpoint
        return endpoint

    @property
    def is_list(self) -> bool:
        return "{name}" not in self.path

    @property
    def dataset(self) -> Dataset:
        return self.endpoint.dataset if self.is_list else self.endpoint.dataset_of_one

    @property
    def is_csv(self) -> bool:
        return self.path.endswith(".csv")

    def get_operation_id(self) -> str:
        ending = "_csv" if self.is_csv else "" if self.is_list else "_one"
        return f"{self.endpoint.slug.replace('-', '_')}{ending}"

    def get_summary(self) -> str:
        title = self.endpoint.dataset.title
        return f"{title} as CSV" if self.is_csv else title if self.is_list else f"{title}: one"

    def get_description(self) -> str:  # type: ignore[override]  # as spectacular has it
        return f"{self.endpoint.about} {self.endpoint.dataset.one_row}"

    def get_tags(self) -> list[str]:
        return [self.endpoint.slug]

    def get_auth(self) -> list[Any]:
        return []

    def get_filter_backends(self) -> list[Any]:
        return []

    def get_request_serializer(self) -> None:
        return None

    def get_override_parameters(self) -> list[Any]:
        found = [
            OpenApiParameter(
                "fields",
                {
                    "type": "array",
                    "items": {"type": "string", "enum": self.dataset.names},
                    "minItems": 1,
                },
                description="Only these fields, with commas between them.",
                style="form",
                explode=False,
            )
        ]
        if not self.is_list:
            about = "Its identifier."
            return [
                OpenApiParameter(
                    "name",
                    {"type": "string", "minLength": 1, "pattern": "^[^/]+$"},
                    OpenApiParameter.PATH,
                    required=True,
                    description=about,
                ),
                *found,
            ]
        chosen = self.endpoint.filter_of(QueryDict(), self.world())
        fields = {**chosen.form.fields, **PageForm.base_fields}
        return [
            *(
                OpenApiParameter(
                    name,
                    self.values_of(name, field),
                    required=field.required,
                    description=described(field),
                )
                for name, field in fields.items()
            ),
            *found,
        ]

    def world(self) -> World:
        """As of the request for the schema: it names the years that are public."""
        view: Any = self.view
        world: World = view.world(view.request)
        return world

    def values_of(self, name: str, field: forms.Field) -> dict[str, Any]:
        if getattr(getattr(field, "queryset", None), "model", None) is Council:
            return component(COUNCIL)
        return schema_of_values(name, field)

    def get_response_serializers(self) -> Any:
        problem = component("Problem")
        answers: dict[Any, Any] = {
            (400, MEDIA_TYPE): OpenApiResponse(problem, "What is wrong, and what is allowed."),
            (406, MEDIA_TYPE): OpenApiResponse(problem, "It is not to be had in that form."),
        }
        answers[404, MEDIA_TYPE] = OpenApiResponse(problem, "Nothing public is named by it.")
        row = component(row_name(self.dataset))
        if not self.is_list:
            answers[200, JSON] = self._answer({"result": row})
            return answers
        if not self.is_csv:
            following = {"type": ["string", "null"], "format": "uri"}
            following["description"] = "The address of the next page; null on the last."
            rows = {"type": "array", "items": row}
            answers[200, JSON] = self._answer({"next": following, "results": rows})
        answers[200, CSV] = OpenApiResponse({"type": "string"}, self.dataset.one_row)
        return answers

    def _answer(self, properties: dict[str, Any]) -> OpenApiResponse:
        own = {"type": "object", "required": list(properties), "properties": properties}
        return OpenApiResponse({"allOf": [component("About"), own]}, self.dataset.one_row)


def request_for(method: str, path: str, view: Any, original: Any) -> Any:
    """Stands in for a request of an address, at the instant of the request for the schema."""
    request = build_mock_request(method, path, view, original)  # type: ignore[no-untyped-call]
    request._request.at = original.at
    return request


def described(field: Any) -> str:
    words = [str(field.label or "").strip(), str(field.help_text or "").strip()]
    return ". ".join(word.rstrip(".") for word in words if word) + "."
