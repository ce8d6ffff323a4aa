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
from django.core.exceptions import RequestDataTooBig
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
DEAR_FILE = re.compile(r"\.(csv|docx|geojson|odt|parquet|pdf|png|sqlite3|svg|xlsx|zip)$")
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
        self.bodies = Gate(2 * at_once, waiting=8)
        self.uploads = Gate(max(1, at_once - 1), waiting=8)
        self.told = -TOLD_AGAIN

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_staff = request.path.startswith((STAFF, EARLY_SIGHT))
        if request.path.startswith(PRIVATE) and not is_staff:
            return self.get_response(request)
        if (sent := length(request)) and not self.arrives(request):
            return self.refused(request)
        if is_staff:
            is_file = sent > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            gates = (self.uploads, self.staff) if is_file else (self.staff,)
            return self.through(gates, OF_STAFF, request)
        is_dear = DEAR_FILE.search(request.path) or DEAR_QUERY.search(
            request.META.get("QUERY_STRING", "")
        )
        gates = (self.dear, self.pages) if is_dear else (self.pages,)
        return self.through(gates, PATIENCE, request)

    def arrives(self, request: HttpRequest) -> bool:
        """All of a form, before a page's place is taken: who sends slowly would hold it.

        Each still holds a thread of the server, so there are few; a file is read when it is used.
        Who has gone meanwhile has gone.
        """
        if not self.bodies.enter(PATIENCE):
            return False
        try:
            with suppress(UnreadablePostError, RequestDataTooBig):
                request.body  # noqa: B018
        finally:
            self.bodies.leave()
        return True

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


def length(request: HttpRequest) -> int:
    """Of what is sent with it, in bytes."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isdecimal() else 0


@dataclass
class Held:
    """What is sent, and given back when all is sent or the reader has gone."""

    content: Any  # Django's type for it has the asynchronous too
    leave: Callable[[], None]

    def __iter__(self) -> Iterator[bytes]:
        yield from self.content

    def close(self) -> None:
        self.leave()
