"""Malformed requests to the real server: none is answered with an error of its own."""

import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.faults.malformed import requests
from tests.faults.served import PAGES, status

NUMBER, AT_ONCE = 5_000, 4
SEED = "malformed"
PATIENCE = 10  # seconds


def answer(port: int, sent: bytes, is_whole: bool) -> int:
    """The status; 0 where the server says nothing, as to half a request."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
        try:
            connection.sendall(sent)
            if not is_whole:
                connection.shutdown(socket.SHUT_WR)
            line = connection.makefile("rb").readline(200)
        except (ConnectionError, BrokenPipeError):
            return 0
    return int(line.split()[1]) if line.startswith(b"HTTP/1.") else 0


def test_malformed_requests(portal, table):
    sent = requests(SEED, NUMBER)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = list(pool.map(lambda each: answer(portal.port, *each), sent))
    bad = [each[0] for each, is_ in zip(sent, statuses, strict=True) if is_ >= 500 and is_ != 503]
    assert bad == [], f"{len(bad)} were answered 5xx, first {bad[0][:200]!r}"
    assert status(portal, "/healthz") == 200
    assert {status(portal, each) for each in PAGES} == {200}
    counts = Counter(statuses)
    told = ", ".join(f"{counts[each]:,} × {each or 'hung up'}" for each in sorted(counts))
    table.add("malformed requests", NUMBER, f"{told}; every page answers afterwards")
