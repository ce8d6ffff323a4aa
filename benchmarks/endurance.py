"""What a worker has open and in memory after many requests, and after its threads came and went.

``DATABASE_URL=sqlite:////tmp/demo.sqlite3 .venv/bin/python -m benchmarks.endurance`` serves that
database, asks for 10,000 pages by 16 at once, and then 100 times for 64 at once with so long a
pause after each that granian ends its idle threads (after five seconds instead of thirty, or this
would take an hour). Own memory is what no other process shares: less the files that are mapped.
"""

import argparse
import os
import random
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.served import Served, served

ENDS_AFTER = 5  # seconds; the least that granian takes
COUNCILS = ("kent", "essex", "surrey", "hampshire", "lancashire", "norfolk", "suffolk", "devon")
YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25")


def page(chance: random.Random) -> str:
    council, year = chance.choice(COUNCILS), chance.choice(YEARS)
    return chance.choice(
        (
            "/",
            "/methods/",
            f"/councils/{council}-county-council/{year}/",
            f"/map/{year}.json",
            f"/decisions/?page={chance.randint(1, 200)}",
            f"/decisions/?q={council}+delay",
            f"/api/v1/performance/?year={year}",
        )
    )


def ask(address: str) -> int:
    request = urllib.request.Request(address, headers={"Host": "localhost"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def burst(portal: Served, chance: random.Random, requests: int, at_once: int) -> None:
    asked = [f"http://127.0.0.1:{portal.port}{page(chance)}" for _ in range(requests)]
    with ThreadPoolExecutor(at_once) as threads:
        statuses = list(threads.map(ask, asked))
    strange = {each for each in statuses if each not in (200, 503)}
    if strange:
        print(f"  answered besides: {strange}")


def tell(portal: Served, when: str) -> None:
    for worker in portal.workers():
        folder = Path(f"/proc/{worker}/fd")
        files = [os.readlink(file) for file in folder.iterdir() if file.is_symlink()]
        databases = sum(file.endswith((".sqlite3", ".db")) for file in files)
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{worker}/status").read_text().splitlines()
        )
        own, resident = (int(status[name].split()[0]) // 1024 for name in ("RssAnon", "VmRSS"))
        print(
            f"{when:>16}  worker {worker}: {databases} times SQLite's file,"
            f" {len(files)} descriptors, {status['Threads'].strip()} threads,"
            f" {own} MB of its own, {resident} MB resident",
            flush=True,
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--requests", type=int, default=10_000)
    arguments.add_argument("--cycles", type=int, default=100)
    arguments.add_argument("--port", type=int, default=8110)
    said = arguments.parse_args()
    chance = random.Random(7)
    ends_after = {"GRANIAN_BLOCKING_THREADS_IDLE_TIMEOUT": str(ENDS_AFTER)}
    with served(said.port, **ends_after) as portal:
        tell(portal, "started")
        for part in range(10):
            burst(portal, chance, said.requests // 10, 16)
            tell(portal, f"{(part + 1) * (said.requests // 10)} requests")
        for cycle in range(1, said.cycles + 1):
            burst(portal, chance, 64, 64)
            time.sleep(ENDS_AFTER + 1)
            if cycle % 10 == 0 or cycle == 1:
                tell(portal, f"{cycle} idle cycles")


if __name__ == "__main__":
    main()
