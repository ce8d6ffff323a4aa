"""PostgreSQL's own programs: pg_dump writes, pg_restore and psql put back, all of it or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from threading import Thread
from typing import IO

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from councils.refusals import Refused
from portal.backups.archive import CHUNK, Hashed

# All that is the portal's in its schema: tables with what hangs on them, and functions of triggers.
# Who reads just now is waited for, but not for ever.
EMPTY = """
SET lock_timeout = '30s';
DO $$ DECLARE thing text; BEGIN
  FOR thing IN
    SELECT format('TABLE %s', oid::regclass) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
    UNION ALL
    SELECT format('FUNCTION %s', p.oid::regprocedure) FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE format('DROP %s CASCADE', thing); END LOOP;
END $$;
"""


@contextmanager
def at_one_moment() -> Iterator[str]:
    """A snapshot that pg_dump sees too: what is counted in it is what is written."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def dump(into: Hashed, snapshot: str) -> None:
    options = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
    with Program("pg_dump", *options) as program:
        while chunk := program.output.read(CHUNK):
            into.write(chunk)
        program.ended_well()


def restore(dumped: IO[bytes], afterwards: str) -> None:
    """In the place of whatever the schema holds, in one transaction with what is done afterwards.

    pg_restore itself cannot take away what a newer version has added. Whatever dies on the way, the
    server undoes: only the last word commits.
    """
    options = ("--no-owner", "--no-privileges", "--no-comments", "--file=-")
    psql = Program("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=-")
    with psql, Program("pg_restore", *options, reaches_the_database=False) as reader:
        feeding = Thread(target=_feed, args=(dumped, reader), daemon=True)
        feeding.start()
        try:
            psql.input.write(f"BEGIN;\n{EMPTY}".encode())
            while chunk := reader.output.read(CHUNK):
                psql.input.write(chunk)
            feeding.join()
            reader.ended_well()
            psql.input.write(f"\nRESET search_path;\n{afterwards}\nCOMMIT;\n".encode())
            psql.input.close()
        except BrokenPipeError:
            pass  # psql has stopped, and says why
        psql.ended_well()


def _feed(dumped: IO[bytes], reader: Program) -> None:
    with suppress(BrokenPipeError):
        shutil.copyfileobj(dumped, reader.input, CHUNK)
    with suppress(BrokenPipeError):
        reader.input.close()


class Program:
    """One of PostgreSQL's programs, killed where it has not ended by itself."""

    def __init__(self, name: str, *options: str, reaches_the_database: bool = True) -> None:
        self.name = name
        path = shutil.which(name)
        if path is None:
            raise Refused(f"There is no {name}: install the client programs of PostgreSQL.")
        arguments: list[str] = []
        environment = dict[str, str]()
        if reaches_the_database:
            said = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
            arguments, environment = said[0][1:], said[1] or {}
            # As the portal itself connects.
            if set_there := connection.settings_dict["OPTIONS"].get("options"):
                environment["PGOPTIONS"] = set_there
        self.complaints = TemporaryFile()  # noqa: SIM115 (closed on leaving)
        self.process = subprocess.Popen(
            [path, *options, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if name != "psql" else subprocess.DEVNULL,
            stderr=self.complaints,
            env=os.environ | environment,
        )

    @property
    def input(self) -> IO[bytes]:
        assert self.process.stdin
        return self.process.stdin

    @property
    def output(self) -> IO[bytes]:
        assert self.process.stdout
        return self.process.stdout

    def ended_well(self) -> None:
        if self.process.wait():
            self.complaints.seek(0)
            lines = self.complaints.read().decode(errors="replace").strip().splitlines()
            said = "\n".join(lines[:5])
            raise Refused(f"{self.name} did not do it, so nothing was changed:\n{said}")

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                if stream:
                    stream.close()
        self.process.wait()
        self.complaints.close()


def refusal_of_other_rows(rows: dict[str, int]) -> str:
    """SQL that ends the transaction where a table has not the rows that it had."""
    checks = "".join(
        f"  IF (SELECT count(*) FROM {connection.ops.quote_name(table)}) <> {number} THEN"
        f" RAISE EXCEPTION 'Not all rows of {table} are there'; END IF;\n"
        for table, number in rows.items()
    )
    return f"DO $$ BEGIN\n{checks}END $$;\n"
