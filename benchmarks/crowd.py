"""A crowd at the portal: who is answered and who refused, how fast, and how it stands afterwards.

``DATABASE_URL=sqlite:////tmp/demo.sqlite3 .venv/bin/python -m benchmarks.crowd`` serves that
database and sends it 200 connections for twelve seconds, each asking for one dear page after the
other; ``--connections 16 --pages search`` is the visitor who searches for random words. Meanwhile
``/healthz`` is asked for, and the moment the crowd has gone, one page.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.served import served

HOST = "127.0.0.1"
MOST_CONNECTIONS, MOST_SECONDS = 400, 60
WARM = 30  # pages first, for each worker to have made some
LONGEST = 90  # seconds that anybody waits for an answer
COUNCILS = ("kent", "essex", "surrey", "hampshire", "lancashire", "norfolk", "suffolk", "devon")
YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25")
WORDS = ("council", "delay", "housing", "complaint", "school", "road", "care", "letter", "noise")


def search(chance: random.Random) -> str:
    letters = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(3))
    return f"/decisions/?q={letters}"


def dear(chance: random.Random) -> str:
    """Pages that nobody asked for before: two councils, a deep list, words."""
    first, second = chance.sample(COUNCILS, 2)
    compare = f"/compare/?council={first}-county-council&council={second}-county-council"
    return chance.choice(
        (
            f"{compare}&year={chance.choice(YEARS)}",
            f"/decisions/?q={'+'.join(chance.sample(WORDS, 3))}",
            f"/decisions/?page={chance.randint(2, 200)}",
        )
    )


PAGES: dict[str, Callable[[random.Random], str]] = {"dear": dear, "search": search}


@dataclass
class Seen:
    """What one kind of requests was answered, and in how many seconds."""

    statuses: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, status: str, seconds: float) -> None:
        self.statuses[status] += 1
        self.seconds.setdefault(status, []).append(seconds)

    def told(self) -> str:
        if not self.statuses:
            return "nothing was answered"
        return "; ".join(
            f"{status}: {len(taken)} ({len(taken) / self.statuses.total():.0%}),"
            f" median {1000 * statistics.median(taken):.0f} ms, longest {1000 * max(taken):.0f} ms"
            for status, taken in sorted(self.seconds.items())
        )


async def ask(port: int, path: str) -> str:
    """The status of an answer that was read to its end, on a connection of its own."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        line = await reader.readline()
        while await reader.read(1 << 16):
            pass
        return line.split()[1].decode() if line else "cut"
    finally:
        writer.close()


async def timed(port: int, path: str, seen: Seen) -> None:
    began = time.monotonic()
    try:
        async with asyncio.timeout(LONGEST):
            status = await ask(port, path)
    except TimeoutError:
        status = "none"
    except OSError as error:
        status = type(error).__name__
    seen.add(status, time.monotonic() - began)


async def visitor(port: int, page: Callable[[], str], seen: Seen, until: float) -> None:
    while time.monotonic() < until:
        await timed(port, page(), seen)


async def watch(port: int, seen: Seen, until: float) -> None:
    while time.monotonic() < until:
        await timed(port, "/healthz", seen)
        await asyncio.sleep(0.2)


async def crowd(port: int, connections: int, seconds: float, pages: str) -> None:
    chance = random.Random(7)
    asked, health, before, after = Seen(), Seen(), Seen(), Seen()
    for _ in range(WARM):
        await timed(port, "/methods/", Seen())
    await timed(port, "/councils/kent-county-council/2022-23/", before)
    until = time.monotonic() + seconds
    tasks = [asyncio.create_task(watch(port, health, until))]
    for _ in range(connections):
        here = visitor(port, lambda: PAGES[pages](chance), asked, until)
        tasks.append(asyncio.create_task(here))
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await timed(port, "/councils/kent-county-council/2023-24/", after)
    print(f"{connections} connections for {seconds:g} s on pages of {pages}:")
    print(f"  lone page before      {before.told()}")
    print(f"  pages    {asked.told()}")
    print(f"  /healthz {health.told()}")
    print(f"  lone page right after {after.told()}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--connections", type=int, default=200)
    arguments.add_argument("--seconds", type=float, default=12)
    arguments.add_argument("--pages", choices=PAGES, default="dear")
    arguments.add_argument("--port", type=int, default=8100)
    said = arguments.parse_args()
    connections = min(said.connections, MOST_CONNECTIONS)
    with served(said.port) as portal:
        asyncio.run(crowd(portal.port, connections, min(said.seconds, MOST_SECONDS), said.pages))


if __name__ == "__main__":
    main()
