"""What an import changes, counted and written out; and the record that a file was loaded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from councils.files.previews import CHANGED, LEFT, NEW, Difference, Preview, Shown
from councils.files.problem_lists import listed
from councils.files.problems import Problem, Problems
from councils.history import value_in_words
from councils.models import LoadedFile

SHOWN = 20
_QUOTATION = re.compile(r"'[^']*'|\"[^\"]*\"")


@dataclass
class Changes:
    """The changes of one import; the first of each sort are written out, all are counted.

    ``shown`` is how many of each sort that is. What is ``seen`` with a change is not written out,
    but belongs to the digest: where it differs the next time, the change is another. ``rest`` is
    why rows are not loaded, where it was chosen that the others are. ``preview`` has the rows as
    they would be, of a kind of files that staff load.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left: int = 0
    notes: list[str] = field(default_factory=list)
    rest: list[Problem] = field(default_factory=list)
    rows_left_out: int = 0
    reasons: int = 0  # why rows are left out, of which ``rest`` has the first
    shown: int = SHOWN
    preview: Preview | None = None
    _lines: dict[str, list[str]] = field(default_factory=dict)
    _digest: Any = field(default_factory=hashlib.sha256)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)

    def __add__(self, other: Changes) -> Changes:
        """Both together, for a command that loads two files."""
        together = Changes(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.left + other.left,
            self.notes + other.notes,
            self.rest + other.rest,
            self.rows_left_out + other.rows_left_out,
            self.reasons + other.reasons,
            max(self.shown, other.shown),
        )
        for sort, lines in (*self._lines.items(), *other._lines.items()):
            for line in lines:
                together._write(sort, line)
        together._digest.update(self._digest.digest() + other._digest.digest())
        return together

    def added(self, what: object, seen: object = "") -> None:
        self.new += 1
        self._write(NEW, str(what), seen)

    def altered(self, what: object, details: list[str], seen: object = "") -> None:
        self.changed += 1
        self._write(CHANGED, f"{what}: {', '.join(details)}", seen)

    def show(
        self,
        kind: str,
        cells: Sequence[str],
        differences: Sequence[Difference] = (),
        said: Sequence[str] = (),
    ) -> None:
        """A row as it would be, where whoever loads the file is shown rows."""
        if self.preview:
            self.preview.take(kind, Shown(cells, differences, said))

    def left_alone(self, what: object, why: str) -> None:
        """Something the file says otherwise, which an import never changes."""
        self.left += 1
        self._write(LEFT, f"{what}: {why}")

    def leave_out(self, *rest: Problems, quoted: bool = True) -> None:
        """Notes which rows are not loaded, and why: it is kept, so without cells not ``quoted``."""
        for problems in rest:
            kept = problems.kept if quoted else [_unquoted(each) for each in problems.kept]
            self.rest += kept
            self.rows_left_out += len(problems.rows)
            self.reasons += problems.count
            self._digest.update(repr((kept, problems.count)).encode())

    def _write(self, sort: str, line: str, seen: object = "") -> None:
        self._digest.update(repr((sort, line, seen)).encode())
        lines = self._lines.setdefault(sort, [])
        if len(lines) < self.shown:
            lines.append(line)

    def listed(self, sort: str) -> list[str]:
        """The first lines of one sort: ``NEW``, ``CHANGED`` or ``LEFT``."""
        return list(self._lines.get(sort, ()))

    def digest(self) -> str:
        """The same for two runs that would change the same, whatever of it is listed."""
        totals = repr(self.preview.all_totals()) if self.preview else ""
        said = self.counts() + totals
        return hashlib.sha256(self._digest.digest() + said.encode()).hexdigest()

    def counts(self) -> str:
        rest = f", rows left out: {self.rows_left_out:,}" if self.rows_left_out else ""
        return (
            f"new: {self.new:,}, changed: {self.changed:,}, unchanged: {self.unchanged:,},"
            f" left as they are: {self.left:,}{rest}"
        )

    def lines(self) -> list[str]:
        """The summary that a command prints."""
        totals = {NEW: self.new, CHANGED: self.changed, LEFT: self.left}
        lines = []
        for sort, written in self._lines.items():
            lines += [f"{sort}: {line}" for line in written]
            if (more := totals[sort] - len(written)) > 0:
                lines.append(f"{sort}: and {more:,} more")
        lines += [f"left out: {each}" for each in self.rest]
        if (more := self.reasons - len(self.rest)) > 0:
            lines.append(f"left out: and {more:,} more")
        return [*lines, *self.notes, self.counts()]

    def record(
        self, kind: str, path: Path, sha256: str, at: datetime, by: Any | None = None
    ) -> None:
        """Notes in the database that the file was loaded, ``by`` a user or from the shell."""
        LoadedFile.objects.create(
            kind=kind,
            name=path.name[-200:],
            sha256=sha256,
            counts=self.counts(),
            rest=[listed(each) for each in self.rest if _is_of(each, path.name)],
            loaded_at=at,
            loaded_by=by,
        )


def _is_of(problem: Problem, name: str) -> bool:
    return problem.file == name or problem.file.startswith(f"{name}[")


def _unquoted(problem: Problem) -> Problem:
    return problem._replace(message=_QUOTATION.sub("…", problem.message), value="")


def from_to(field_name: str, old: Any, new: Any) -> str:
    """``type district → unitary``."""
    return f"{field_name} {value_in_words(old)} → {value_in_words(new)}"
