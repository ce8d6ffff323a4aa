"""The API's answers: pages of rows, one row by its name, and the schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.http import Http404
from django.utils.cache import add_never_cache_headers
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from complaints.models import Release
from complaints.next_instant import record_at
from councils import requests
from councils.public_record import made_up_note
from portal.api import changes
from portal.api.changed import CHANGED_SINCE, changed
from portal.api.endpoints import Endpoint
from portal.api.parameters import Asked, refuse_all_but
from portal.api.renderers import CSVRenderer, PlainJSON
from portal.api.rows import World
from portal.open_data.csv_files import Table
from portal.open_data.licence import LICENCE
from portal.open_data.publications import RELEASES, Edition
from portal.released import releases
from portal.suspended import as_data, refuse_suspended, suspended

OF_EDITION = RELEASES.chosen(("year", "edition", "public_at"))


def plain(request: Request) -> requests.Request:
    """The request as Django made it, with what the middleware put on it."""
    return cast(requests.Request, request._request)


class DataView(APIView):
    """Nobody signs in, nothing is kept, and whoever asks gets what is public at that instant."""

    endpoint: Endpoint = None  # type: ignore[assignment]  # given by the address
    authentication_classes = ()
    permission_classes = ()
    renderer_classes: Sequence[type[BaseRenderer]] = (PlainJSON, CSVRenderer)
    metadata_class = None
    http_method_names = ("get", "head")

    def world(self, request: Request) -> World:
        asked = plain(request)
        # A schema is made of requests of its own, which went through no middleware.
        record = getattr(asked, "public_record", None) or record_at(asked.at)
        return World(asked.at, releases(asked), record, suspended(asked))

    def about(self, editions: Sequence[Release]) -> dict[str, Any]:
        """What stands beside the rows in JSON: ``editions`` are what they are made from."""
        return {
            "note": made_up_note(plain(self.request).public_record) or None,
            "licence": LICENCE["path"],
            "releases": [RELEASES.nested(Edition(each, True), OF_EDITION) for each in editions],
            "suspended": [as_data(each) for each in suspended(plain(self.request))],
        }

    def headers_of(self, editions: Sequence[Release]) -> dict[str, str]:
        """The same for who gets rows alone."""
        hidden = " ".join(str(each.year) for each in suspended(plain(self.request)))
        return {
            "Release-Editions": " ".join(f"{each.year}/{each.edition}" for each in editions),
            **({"Figures-Suspended": hidden} if hidden else {}),
            **dict(changes.headers_of(self.request.query_params)),
        }

    def refuse_suspended(self, request: Request) -> None:
        """What figures counted is asked for by the page of the API as by this list."""
        asked = request.query_params
        if self.endpoint.of_figures or "counted" in asked:
            refuse_suspended(plain(request), asked.get("year"), asked.get("edition"))

    @property
    def wants_csv(self) -> bool:
        return isinstance(self.request.accepted_renderer, CSVRenderer)


class RowList(DataView):
    """A page of rows."""

    def get(self, request: Request) -> Response:
        self.refuse_suspended(request)
        world, endpoint = self.world(request), self.endpoint
        chosen = endpoint.filter_of(request.query_params, world)
        if CHANGED_SINCE in request.query_params:
            asked = Asked(endpoint.dataset_of_one, request.query_params, chosen)
            return self.changed(request, world, asked)
        asked = Asked(endpoint.dataset, request.query_params, chosen)
        page = asked.page_of(endpoint.rows(chosen, world), endpoint.dataset)
        rows = endpoint.shown(page.rows, world)
        path = request.build_absolute_uri(request.path)
        following = asked.address_after(page.following, path) if page.following else None
        editions = endpoint.editions(chosen, world)
        headers = self.headers_of(editions)
        links = [f'<{following}>; rel="next"'] if following else []
        if "Deprecation" in headers:
            links.append(f'<{changes.told_at()}>; rel="deprecation"; type="text/html"')
        if links:
            headers["Link"] = ", ".join(links)
        if self.wants_csv:
            note = made_up_note(plain(request).public_record)
            return Response(Table(endpoint.dataset, rows, note, asked.fields), headers=headers)
        results = [endpoint.dataset.nested(row, asked.fields) for row in rows]
        content = {**self.about(editions), "next": following, "results": results}
        return Response(content, headers=headers)

    def changed(self, request: Request, world: World, asked: Asked) -> Response:
        """What changed: never kept by a cache, for it may be asked for again a second later."""
        since = request.query_params[CHANGED_SINCE]
        found = changed(self.endpoint.slug, since, asked.page_size, world, is_csv=self.wants_csv)
        path = request.build_absolute_uri(request.path)
        following = asked.address_after(found.cursor, path, CHANGED_SINCE)
        dataset = self.endpoint.dataset_of_one
        content = {
            **self.about(list(world.current.values())),
            CHANGED_SINCE: found.cursor,
            "next": following if found.is_more else None,
            "results": [dataset.nested(row, asked.fields) for row in found.rows],
            "gone": found.gone,
        }
        response = Response(content, headers=self.headers_of(list(world.current.values())))
        add_never_cache_headers(response)
        return response


class OneRow(DataView):
    """One row by its name."""

    renderer_classes = (PlainJSON,)

    def get(self, request: Request, name: str) -> Response:
        world, endpoint = self.world(request), self.endpoint
        if endpoint.one is None or "\0" in name:
            raise Http404
        dataset = endpoint.dataset_of_one
        asked = Asked(dataset, request.query_params, None)
        [row] = endpoint.shown([endpoint.one(name, world)], world)
        result = dataset.nested(row, asked.fields)
        editions = list(world.current.values())
        content = {**self.about(editions), "result": result}
        return Response(content, headers=self.headers_of(editions))


class Schema(SpectacularAPIView):
    """What the API is, as OpenAPI: in the form that ``format`` or Accept asks for."""

    authentication_classes = ()
    permission_classes = ()
    renderer_classes = (  # type: ignore[assignment]  # typed as a list for no reason
        OpenApiJsonRenderer,
        OpenApiJsonRenderer2,
        OpenApiYamlRenderer,
        OpenApiYamlRenderer2,
    )

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        forms = {each.format for each in self.renderer_classes}
        refuse_all_but({"format": sorted(forms)}, request.query_params)
        answer: Response = super().get(request)  # type: ignore[no-untyped-call]
        return answer
