"""What something costs: milliseconds of this process's processor, less what the machine adds.

Machines are shared: the cheapest of several runs is what comes again.
"""

import time
from collections.abc import Callable
from io import BytesIO
from typing import Any
from wsgiref.types import WSGIApplication

RUNS = 7


def cheapest(work: Callable[[], Any], times: int) -> float:
    """Milliseconds of one of ``times`` in the cheapest run, after one for what is lazy."""
    work()
    found = []
    for _ in range(RUNS):
        began = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - began) / times)
    return 1000 * min(found)


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
