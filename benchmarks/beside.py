"""What a page costs a server, beside what says nothing: an empty Django view, Datasette, nginx.

``DATABASE_URL=… .venv/bin/python -m benchmarks.beside`` against the demonstration. Each server runs
alone, granian with one worker as ``script/serve`` would start it; for some seconds 16 connections
ask for one address over and over. What is said is the processor that the server's processes used,
per request, so that it does not matter who else works on the machine; a ratio of 0.7 means that the
empty view costs seven tenths of it. Datasette is installed into a folder of its own for this.
"""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONNECTIONS = 16
SECONDS = 4
PAGES = {
    "home": "/",
    "council": "/councils/kent-county-council/2024-25/",
    "decisions": "/decisions/",
    "map's figures": "/map/2024-25.json",
    "API": "/api/v1/performance/?year=2024-25",
}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def running(*command: str, port: int, **environment: str) -> Iterator[int]:
    """A server, once it answers; gives its process."""
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=quiet, stderr=quiet
    )
    try:
        for _ in range(300):
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield server.pid
    finally:
        server.terminate()
        server.wait(30)


def seconds_of(process: int) -> float:
    """Processor that it and all below it have used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return used + sum(map(seconds_of, map(int, children)))


def read(port: int, address: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def cost(
    process: int | tuple[int, ...],
    port: int,
    address: str,
    status: int = 200,
    **headers: str,
) -> float:
    """Milliseconds of the server's processor for a request, of 16 readers at once."""
    read(port, address)
    until = time.monotonic() + SECONDS

    def ask(_: int) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        count = 0
        while time.monotonic() < until:
            connection.request("GET", address, headers={"Accept-Encoding": "gzip"} | headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == status, (address, answer.status)
            count += 1
        return count

    processes = process if isinstance(process, tuple) else (process,)
    before = sum(map(seconds_of, processes))
    with ThreadPoolExecutor(CONNECTIONS) as readers:
        count = sum(readers.map(ask, range(CONNECTIONS)))
    return 1000 * (sum(map(seconds_of, processes)) - before) / count


def one_by_one(processes: tuple[int, ...], port: int, addresses: list[str]) -> float:
    """Of so many at once that nobody has asked for the portal would refuse some."""
    before = sum(map(seconds_of, processes))
    for each in addresses:
        answer, _ = read(port, each)
        assert answer.status == 200, (each, answer.status)
    return 1000 * (sum(map(seconds_of, processes)) - before) / len(addresses)


def granian(application: str, port: int) -> tuple[str, ...]:
    options = ("--interface", "wsgi", "--http", "1", "--no-ws", "--workers", "1")
    threads = ("--blocking-threads", "4", "--host", "127.0.0.1", "--port", str(port))
    return (sys.executable, "-m", "granian", *options, *threads, application)


def said(what: str, milliseconds: float, empty: float) -> None:
    print(f"{what:34} {milliseconds:8.2f} ms {empty / milliseconds:8.2f}", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))


def measure(folder: Path) -> None:
    print(f"{'':34} {'processor':>11} {'empty / it':>8}")
    port = free_port()
    with running(*granian("benchmarks.empty:application", port), port=port) as process:
        empty = cost(process, port, "/")
    said("empty Django view", empty, empty)
    port = free_port()
    kept = {"KEPT_ANSWERS": str(folder / "answers"), "SITE_URL": f"http://127.0.0.1:{port}"}
    subprocess.run(["script/collect"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with running(*granian("portal.wsgi:application", port), port=port, **kept) as process:
        for name, address in PAGES.items():
            said(f"{name}, kept", cost(process, port, address), empty)
            tag = read(port, address)[0].headers["ETag"]
            unchanged = cost(process, port, address, 304, **{"If-None-Match": tag})
            said(f"{name}, not modified", unchanged, empty)
        said("council, first visit", one_by_one((process,), port, councils(port)[:100]), empty)
    datasette(folder, empty)


def councils(port: int) -> list[str]:
    """Addresses of councils' years that nobody has asked for yet."""
    rows = json.loads(read(port, "/api/v1/performance/?year=2024-25&page_size=500")[1])["results"]
    found = (f"/councils/{each['council']}/2024-25/" for each in rows)
    return [each for each in found if each != PAGES["council"]]


def datasette(folder: Path, empty: float) -> None:
    """A row of its own of the same database, where that is SQLite and Datasette can be had."""
    file = Path(os.environ.get("DATABASE_URL", "").removeprefix("sqlite:///"))
    if not file.is_file():
        return print("Datasette reads SQLite alone: left out.")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    got = subprocess.run([folder / "venv/bin/pip", "install", "-q", "datasette"])
    if got.returncode:
        return print("Datasette could not be installed: left out.")
    copy = shutil.copy(file, folder / "data.sqlite3")
    port = free_port()
    command = (str(folder / "venv/bin/datasette"), "serve", str(copy), "--port", str(port))
    with running(*command, port=port) as process:
        said("Datasette's page of a row", cost(process, port, "/data/councils_council/1"), empty)


if __name__ == "__main__":
    main()
