"""What something costs, in calls of functions: the same on any machine, however busy it is."""

import sys
from collections.abc import Callable
from io import BytesIO
from types import FrameType
from typing import Any
from wsgiref.types import WSGIApplication


def calls(work: Callable[[], Any]) -> int:
    """Functions called, in Python and in C: fewest of three runs, after one for what is lazy."""
    work()
    return min(_counted(work) for _ in range(3))


def _counted(work: Callable[[], Any]) -> int:
    found = 0

    def seen(frame: FrameType, event: str, what: Any) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def environ(address: str, host: str = "localhost") -> dict[str, Any]:
    """What a server gives Django of a reader's request."""
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": host,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "SERVER_NAME": host,
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }


def sent(application: WSGIApplication, address: str, **headers: str) -> int:
    """The status of an answer that is read to its end, as a server reads it."""
    told: list[str] = []
    answer = application(environ(address) | headers, lambda status, _: told.append(status))
    for _ in answer:
        pass
    if close := getattr(answer, "close", None):
        close()
    return int(told[0].split()[0])
