"""What went wrong, said as RFC 9457 problem details: ``application/problem+json``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import status
from rest_framework.exceptions import APIException

from portal.suspended import Suspended

MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"


@dataclass(frozen=True)
class Fault:
    """One parameter that is wrong: why, and what is allowed instead, where that can be listed."""

    parameter: str
    detail: str
    allowed: Sequence[str] = ()

    def told(self) -> dict[str, Any]:
        """Without ``allowed`` where it cannot be listed: none listed is not none allowed."""
        told = {"parameter": self.parameter, "detail": self.detail}
        return told | {"allowed": list(self.allowed)} if self.allowed else told


class BadParameters(APIException):
    """A request with parameters that do not exist or whose values cannot be."""

    status_code: int = status.HTTP_400_BAD_REQUEST

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{each.parameter}: {each.detail}" for each in faults))
        self.faults = faults


class NothingTogether(BadParameters):
    """Parameters that are right one by one and name nothing together: an edition not of the year.

    Not 400: no schema can say which go together, and what is right by it is not refused.
    """

    status_code = status.HTTP_404_NOT_FOUND


def problem(
    code: int, detail: str, faults: Sequence[Fault] = (), headers: dict[str, str] | None = None
) -> JsonResponse:
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(code).phrase,
        "status": code,
        "detail": detail,
    }
    if faults:
        content["errors"] = [each.told() for each in faults]
    return JsonResponse(
        content,
        status=code,
        content_type=MEDIA_TYPE,
        headers=headers,
        json_dumps_params={"ensure_ascii": False},
    )


def handled(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """For REST framework: what a view raised; None lets anything else be an error of the server."""
    if isinstance(error, Suspended):
        return problem(404, str(error))
    if isinstance(error, Http404):
        return not_found()
    if not isinstance(error, APIException):
        return None
    faults = error.faults if isinstance(error, BadParameters) else ()
    headers = {}
    if error.status_code == status.HTTP_405_METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(context["view"].allowed_methods)
    return problem(error.status_code, str(error.detail), faults, headers)


def not_found() -> JsonResponse:
    """The same for what is hidden and for what does not exist."""
    return problem(404, "There is nothing public at this address.")


def is_of_api(request: HttpRequest) -> bool:
    return request.path.startswith(PREFIX)
