"""How many pages a worker makes at once: a crowd is told to come again, and leaves no queue.

What is answered without making a page does not come here: static files, health, what has not
changed. Nobody starves the rest: who searches or fetches files leaves a place to others, and staff
have places of their own. Other threads of the server stay free to refuse (script/serve).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import (
    FileResponse,
    HttpRequest,
    StreamingHttpResponse,
    UnreadablePostError,
)
from django.http.response import HttpResponseBase

from portal.cache import EARLY_SIGHT, PRIVATE, STAFF
from portal.gate import Gate
from portal.unavailable import CROWDED, unavailable

PATIENCE = 2  # seconds that a visitor waits at a gate
OF_STAFF = 10
TOLD_AGAIN = 60.0  # seconds after which the log says once more that there is a crowd
DEAR_FILE = re.compile(r"\.(csv|geojson|pdf|png|svg|xlsx)$")
DEAR_QUERY = re.compile(r"(^|&)q=[^&]")
LOG = logging.getLogger(__name__)


class CrowdMiddleware:
    """After what needs no page to be made, before all that works with the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        at_once = settings.PAGES_AT_ONCE
        self.pages = Gate(at_once, waiting=16)
        self.dear = Gate(max(1, at_once - 1), waiting=8)
        self.staff = Gate(at_once, waiting=8)
        self.told = -TOLD_AGAIN

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith((STAFF, EARLY_SIGHT)):
            return self.through((self.staff,), OF_STAFF, request)
        if request.path.startswith(PRIVATE):
            return self.get_response(request)
        # Before a place is taken: who sends slowly would hold it. Who has gone meanwhile has gone.
        with suppress(UnreadablePostError):
            request.body  # noqa: B018
        is_dear = DEAR_FILE.search(request.path) or DEAR_QUERY.search(
            request.META.get("QUERY_STRING", "")
        )
        gates = (self.dear, self.pages) if is_dear else (self.pages,)
        return self.through(gates, PATIENCE, request)

    def through(
        self, gates: Iterable[Gate], patience: float, request: HttpRequest
    ) -> HttpResponseBase:
        with ExitStack() as places:
            for gate in gates:
                if not gate.free and not connection.in_atomic_block:
                    connection.close()  # who waits, or is told to go, needs none
                if not gate.enter(patience):
                    return self.refused(request)
                places.callback(gate.leave)
            response = self.get_response(request)
            # Made while it is sent; a file lies there.
            if isinstance(response, StreamingHttpResponse) and not isinstance(
                response, FileResponse
            ):
                held = Held(response.streaming_content, places.pop_all().close)
                response.streaming_content = held
        return response

    def refused(self, request: HttpRequest) -> HttpResponseBase:
        """Not in the log one by one: that would be a crowd too."""
        if monotonic() - self.told > TOLD_AGAIN:
            self.told = monotonic()
            LOG.warning("More pages are asked for than can be made: some are refused (503).")
        response = unavailable(request, CROWDED)
        # The address may hold a postcode, or be a council's own.
        response["Referrer-Policy"] = "no-referrer"
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response


@dataclass
class Held:
    """What is sent, and given back when all is sent or the reader has gone."""

    content: Any  # Django's type for it has the asynchronous too
    leave: Callable[[], None]

    def __iter__(self) -> Iterator[bytes]:
        yield from self.content

    def close(self) -> None:
        self.leave()
