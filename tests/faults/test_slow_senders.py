"""Clients that send a byte now and then, or half a form: the others are answered meanwhile."""

import socket
import time
from contextlib import ExitStack

from tests.faults.served import PAGES, asked, status

SLOW = 200
SECONDS = 8
PATIENCE = 20
FORM = (
    b"POST %b HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nusername="
)
HALVES = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    FORM % b"/admin/login/",
    FORM % b"/decisions/",
)


def test_slow_senders(portal, table):
    longest = 0.0
    with ExitStack() as stack:
        clients = []
        for number in range(SLOW):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", portal.port)))
            client.sendall(HALVES[number % len(HALVES)])
            clients.append(client)
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            for client in clients:
                try:
                    client.sendall(b"a")
                except OSError:
                    continue  # who is too slow may be hung up on
            for path in ("/healthz", *PAGES):
                began = time.monotonic()
                assert asked(portal, path, PATIENCE)[0] == 200, path
                longest = max(longest, time.monotonic() - began)
            time.sleep(0.5)
    assert {status(portal, path) for path in PAGES} == {200}
    told = f"everybody else is answered meanwhile, the slowest page in {longest:.1f} s"
    table.add("clients that send a byte at a time", SLOW, told)
