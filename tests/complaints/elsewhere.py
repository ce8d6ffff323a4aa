"""What happens in another process, which sees what has been committed here."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def running(module: str, folder: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts functions of a module of tests in processes of their own, which end with the test."""
    file, started = folder / "portal.sqlite3", []

    def start(*arguments: str) -> subprocess.Popen:
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
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def came_of(process: subprocess.Popen) -> list:
    """What a process printed as JSON, once it has ended well."""
    written, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return json.loads(written)
