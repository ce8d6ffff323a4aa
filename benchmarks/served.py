"""The portal as ``script/serve`` runs it, on a port of its own, for the benchmarks beside this."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
STARTS_IN = 60  # seconds


@dataclass(frozen=True)
class Served:
    port: int
    process: int

    def workers(self) -> list[int]:
        """granian's workers; its main process makes no pages."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return [int(each) for each in children if "resource_tracker" not in command(int(each))]


def command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def served(port: int, **variables: str) -> Iterator[Served]:
    """On the database that DATABASE_URL says; static files are collected first."""
    environment = os.environ | variables | {"HOST": "127.0.0.1", "PORT": str(port)}
    subprocess.run(["script/collect"], cwd=ROOT, env=environment, check=True)
    server = subprocess.Popen(["script/serve"], cwd=ROOT, env=environment)
    try:
        until = time.monotonic() + STARTS_IN
        while not answers(port):
            if time.monotonic() > until:
                raise TimeoutError(f"Nothing answers at port {port}.")
            time.sleep(0.5)
        yield Served(port, server.pid)
    finally:
        server.terminate()
        server.wait(30)
