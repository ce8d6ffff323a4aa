"""What an import changes, counted and written out; and the record that a file was loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from councils.models import LoadedFile

SHOWN = 20


@dataclass
class Changes:
    """The changes of one import; the first of each sort are written out, all are counted."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left: int = 0
    notes: list[str] = field(default_factory=list)
    _lines: dict[str, list[str]] = field(default_factory=dict)

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
        )
        for sort, lines in (*self._lines.items(), *other._lines.items()):
            for line in lines:
                together._write(sort, line)
        return together

    def added(self, what: object) -> None:
        self.new += 1
        self._write("new", str(what))

    def altered(self, what: object, details: list[str]) -> None:
        self.changed += 1
        self._write("changed", f"{what}: {', '.join(details)}")

    def left_alone(self, what: object, why: str) -> None:
        """Something the file says otherwise, which an import never changes."""
        self.left += 1
        self._write("left as it is", f"{what}: {why}")

    def _write(self, sort: str, line: str) -> None:
        lines = self._lines.setdefault(sort, [])
        if len(lines) < SHOWN:
            lines.append(line)

    def counts(self) -> str:
        return (
            f"new: {self.new:,}, changed: {self.changed:,}, unchanged: {self.unchanged:,},"
            f" left as they are: {self.left:,}"
        )

    def lines(self) -> list[str]:
        """The summary that a command prints."""
        totals = {"new": self.new, "changed": self.changed, "left as it is": self.left}
        lines = []
        for sort, written in self._lines.items():
            lines += [f"{sort}: {line}" for line in written]
            if (more := totals[sort] - len(written)) > 0:
                lines.append(f"{sort}: and {more:,} more")
        return [*lines, *self.notes, self.counts()]

    def record(self, kind: str, path: Path, sha256: str, at: datetime) -> None:
        """Notes in the database that the file was loaded."""
        LoadedFile.objects.create(
            kind=kind,
            name=path.name[-200:],
            sha256=sha256,
            counts=self.counts(),
            loaded_at=at,
        )


def from_to(field_name: str, old: Any, new: Any) -> str:
    """``type district → unitary``."""
    return f"{field_name} {_shown(old)} → {_shown(new)}"


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return str(value)
