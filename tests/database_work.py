"""How much of the database a page reads, in numbers that no busy machine changes.

PostgreSQL says how many rows of tables and indexes each part of a plan went through, and in how
many blocks; SQLite how many instructions its machine carried out. What reads no more where there
are four times as many rows does not grow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

STEPS = 10  # instructions of SQLite's that count as one
OF_TABLES = re.compile(r"\bcomplaints_(?:historical)?(?:decision|recommendation|releasedcase)\b")


@dataclass(frozen=True)
class Read:
    """One question, and what answering it took: rows, or steps of SQLite's."""

    statement: str
    rows: int
    blocks: int
    whole: list[str]  # tables that were read from one end to the other, or indexes without a key

    def __str__(self) -> str:
        return f"{self.rows:,} rows, {self.blocks:,} blocks {self.whole}: {self.statement[:3000]}"


@dataclass
class Work:
    """What a page asked the database."""

    reads: list[Read] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.reads)

    @property
    def blocks(self) -> int:
        return sum(each.blocks for each in self.reads)

    @property
    def whole(self) -> list[str]:
        return sorted({table for each in self.reads for table in each.whole})


@contextmanager
def work_of_database() -> Iterator[Work]:
    """Each question is asked twice: to be explained, and to be answered."""
    found, is_explaining = Work(), False

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal is_explaining
        is_question = sql.lstrip().upper().startswith(("SELECT", "WITH", "("))
        if is_question and not is_explaining and OF_TABLES.search(sql):
            is_explaining = True
            try:
                found.reads.append(_read(sql, params))
            finally:
                is_explaining = False
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        yield found


def _read(sql: str, params: Any) -> Read:
    statement = sql % tuple(params) if params else sql
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            options = "ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON"
            cursor.execute(f"EXPLAIN ({options}) {sql}", params)
            found = cursor.fetchone()[0]
            plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
            parts = list(_parts(plan))
            blocks = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
            whole = [_scanned(part) for part in parts if part["Node Type"] == "Seq Scan"]
            rows = sum(map(_rows, parts))
            return Read(statement, rows, blocks, _known(whole))
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plans = [row[3] for row in cursor.fetchall()]
        steps, driver = 0, connection.connection

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        driver.set_progress_handler(count, STEPS)
        try:
            cursor.execute(sql, params)
            cursor.fetchall()
        finally:
            driver.set_progress_handler(None, 0)
        return Read(statement, steps, 0, _known(each for each in plans if each.startswith("SCAN")))


def _known(scanned: Any) -> list[str]:
    return [each for each in scanned if OF_TABLES.search(each)]


def _parts(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _parts(part)


def _scanned(part: dict[str, Any]) -> str:
    return f"SCAN {part['Relation Name']}"


def _rows(part: dict[str, Any]) -> int:
    """Of a part that reads a table or an index: passed on, or looked at and left."""
    if "Scan" not in part["Node Type"] or part["Node Type"] in ("Subquery Scan", "CTE Scan"):
        return 0
    left = part.get("Rows Removed by Filter", 0) + part.get("Rows Removed by Index Recheck", 0)
    return int((part["Actual Rows"] + left) * part["Actual Loops"])
