"""The API's own description, OpenAPI 3.1, made from the data sets and their filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_mock_request
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from portal.api.changes import deprecated
from portal.api.endpoints import Endpoint
from portal.api.links import operation_of_one
from portal.api.parameters import PageForm, names_councils, schema_of_values
from portal.api.problems import MEDIA_TYPE
from portal.api.rows import World
from portal.api.several import MOST_VALUES, SeveralField
from portal.api.shapes import CHANGED, COUNCIL, component, row_name
from portal.harvest.datasets import HARVESTED
from portal.open_data.columns import Dataset

JSON, CSV = "application/json", "text/csv"


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
        if not self.is_list:
            return operation_of_one(self.endpoint.slug)
        ending = "_csv" if self.is_csv else ""
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
                    examples=[OpenApiExample(self.endpoint.example, self.endpoint.example)],
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
                    description=described(name, field),
                    deprecated=deprecated(name) is not None,
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
        each = component(COUNCIL) if names_councils(field) else schema_of_values(name, field)
        if isinstance(field, SeveralField):
            return {"type": "array", "items": each, "minItems": 1, "maxItems": MOST_VALUES}
        return each

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
            besides = CHANGED if self.endpoint.slug in HARVESTED else {}
            answers[200, JSON] = self._answer({"next": following, "results": rows}, besides)
        answers[200, CSV] = OpenApiResponse({"type": "string"}, self.dataset.one_row)
        return answers

    def _answer(
        self, needed: dict[str, Any], besides: dict[str, Any] | None = None
    ) -> OpenApiResponse:
        properties = {**needed, **(besides or {})}
        own = {"type": "object", "required": list(needed), "properties": properties}
        return OpenApiResponse({"allOf": [component("About"), own]}, self.dataset.one_row)


def request_for(method: str, path: str, view: Any, original: Any) -> Any:
    """Stands in for a request of an address, at the instant of the request for the schema."""
    request = build_mock_request(method, path, view, original)  # type: ignore[no-untyped-call]
    request._request.at = original.at
    return request


def described(name: str, field: Any) -> str:
    no_more = deprecated(name)
    words = [str(field.label or "").strip(), str(field.help_text or "").strip()]
    words += [no_more.sentence] if no_more else []
    return ". ".join(word.rstrip(".") for word in words if word) + "."
