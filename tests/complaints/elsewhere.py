"""What happens in another process, which sees what has been committed here.

Each is a fork of one that has loaded the portal and nothing else, with an environment and settings
of its own: to begin takes two seconds, and some tests begin ten of them.
"""

import importlib
import json
import multiprocessing
import os
import runpy
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.complaints.begun"])
SETTINGS = ("portal.settings", "tests.settings")


class Process:
    """As much of ``subprocess.Popen`` as tests ask for."""

    def __init__(self, module: str, arguments: tuple[str, ...], environment: dict[str, str]):
        reading, writing = FORKS.Pipe(duplex=False)
        self._process = FORKS.Process(target=begin, args=(writing, module, arguments, environment))
        self._process.start()
        writing.close()
        self.stdout = os.fdopen(os.dup(reading.fileno()), encoding="utf-8")
        reading.close()

    def kill(self) -> None:
        self._process.kill()

    def wait(self, seconds: float | None = None) -> None:
        self._process.join(seconds)
        assert self.poll() is not None

    def poll(self) -> int | None:
        return self._process.exitcode

    def end(self) -> None:
        self.kill()
        self.wait()
        self.stdout.close()


def begin(writing: Connection, module: str, arguments: tuple[str, ...], environment: dict) -> None:
    """As ``python -m module arguments…``, in a process that has loaded the portal."""
    os.dup2(writing.fileno(), 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    for name in SETTINGS:
        importlib.reload(sys.modules[name])
    for name in filter(str.isupper, dir(mine := sys.modules[SETTINGS[-1]])):
        setattr(settings, name, getattr(mine, name))  # packages have added theirs
    vars(connections).clear()
    connections.__init__()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


@contextmanager
def running(module: str, folder: Path) -> Iterator[Callable[..., Process]]:
    """Starts functions of a module of tests in processes of their own, which end with the test."""
    file, started = folder / "portal.sqlite3", []

    def start(*arguments: str) -> Process:
        if connection.vendor == "sqlite":
            if not file.exists():  # tests keep theirs in memory, where only threads see it
                with connection.cursor() as cursor:
                    cursor.execute("VACUUM INTO %s", [str(file)])
                # As every database that has been used: two that connect first would both change
                # it, and SQLite lets neither wait for that.
                with closing(sqlite3.connect(file)) as made:
                    made.execute("PRAGMA journal_mode=WAL")
            url = f"sqlite:///{file}"
        else:
            server = os.environ["DATABASE_URL"].rpartition("/")[0]
            url = f"{server}/{connection.settings_dict['NAME']}"
        mine = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": SETTINGS[-1]}
        process = Process(module, arguments, {**os.environ, **mine})
        started.append(process)
        return process

    yield start
    for process in started:
        process.end()


def came_of(process: Process) -> list:
    """What a process printed as JSON, once it has ended well."""
    process.wait(120)
    assert process.poll() == 0
    return json.loads(process.stdout.read())
