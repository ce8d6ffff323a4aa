"""A page is asked for by any name of its council or decision, and shown at its one address.

A council is named by its slug, a GSS code that it has or had, or what GOV.UK or Wikidata call it; a
reference is written with spaces, hyphens or neither. The API answers such names itself. Whether
there is such a page, or it is hidden, is said at its one address alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from complaints.decisions.references import in_address
from councils.register.identifiers import slug_identified
from portal.api.problems import is_of_api
from portal.cache import EARLY_SIGHT, STAFF

COUNCILS = ("councils", "embed")
READS = ("GET", "HEAD")


class OneAddressMiddleware:
    """Leads on to the one address, for a while: a code may pass to another council."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, named: dict[str, Any]
    ) -> HttpResponse | None:
        is_page = not is_of_api(request) and not request.path.startswith((STAFF, EARLY_SIGHT))
        if request.method not in READS or not is_page:
            return None
        path, query = _path(request.path, named), _query(request)
        if path == request.path and query is None:
            return None
        query = request.META.get("QUERY_STRING", "") if query is None else query
        return redirect(f"{quote(path)}{'?' if query else ''}{query}")


def _path(path: str, named: dict[str, Any]) -> str:
    parts = path.split("/")
    if "slug" in named and parts[1] in COUNCILS and (slug := slug_identified(named["slug"])):
        parts[2] = slug
    if "reference" in named and parts[1] == "decisions":
        parts[2] = in_address(named["reference"])
    return "/".join(parts)


def _query(request: HttpRequest) -> str | None:
    """With slugs in the place of other names of councils; None where there is nothing to do."""
    asked = request.GET.getlist("council") if "council" in request.META["QUERY_STRING"] else []
    slugs = [slug_identified(each) or each for each in asked]
    if slugs == asked:
        return None
    query = request.GET.copy()
    query.setlist("council", slugs)
    return query.urlencode()
