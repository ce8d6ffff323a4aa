"""What is wrong with a file, each said where it is: ``file:row:column: message``.

What is wrong with many rows of a column in one way is one sentence, which names the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SHOWN = 1_000  # sentences
KEPT = 5_000  # problems, each by itself
UNDER_NO_HEADING = "stands under no heading"
ROWS_NAMED = 5  # of those that a sentence holds for besides the first


class Problem(NamedTuple):
    """One thing that is wrong: ``row`` as a spreadsheet numbers it, ``column`` as the file does.

    ``value`` is what stands in the cell, as far as it may be quoted.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    value: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in self[:3] if part is not None)
        return f"{place}: {self.message}"


@dataclass
class Sentence:
    """What is wrong in one way in the rows of a column: the first of them, and how many more."""

    first: Problem
    more: int = 0
    rows: list[int] = field(default_factory=list)

    def take(self, row: int) -> None:
        self.more += 1
        if len(self.rows) < ROWS_NAMED:
            self.rows.append(row)

    @property
    def likewise(self) -> str:
        """The other rows of which it holds: empty where there are none."""
        if not self.more:
            return ""
        if self.more == 1:
            return f"(likewise in row {self.rows[0]})"
        rows = ", ".join(map(str, self.rows)) + (" …" if self.more > len(self.rows) else "")
        return f"(likewise in {self.more:,} more rows: {rows})"

    def __str__(self) -> str:
        return f"{self.first} {self.likewise}".rstrip()


class Problems:
    """The problems of one file: all are counted, the first are kept, and said by column."""

    def __init__(self, file: str | Path) -> None:
        self.file = Path(file).name
        self.count = 0
        self.kept: list[Problem] = []
        self.rows: set[int | None] = set()  # those in which there is one
        self.advice: list[str] = []
        self._sentences: dict[tuple[str, str | None, str], Sentence] = {}
        self._unsaid = 0

    def add(
        self,
        row: int | None,
        column: str | None,
        message: str,
        *,
        value: str = "",
        alike: str = "",
    ) -> None:
        """Notes a problem; ``row`` as a spreadsheet numbers it, ``column`` as the file calls it.

        Those of a column that have the same message, or what is ``alike`` of it, are one sentence.
        """
        self.count += 1
        self.rows.add(row)
        problem = Problem(self.file, row, column, message, value)
        if len(self.kept) < KEPT:
            self.kept.append(problem)
        key = self.file, column, alike or message
        known = self._sentences.get(key)
        if known and row is not None:
            known.take(row)
        elif len(self._sentences) < SHOWN:
            self._sentences[key] = Sentence(problem)
        else:
            self._unsaid += 1

    def advise(self, message: str) -> None:
        """Says something once, below the problems."""
        self.advice.append(message)

    def __len__(self) -> int:
        return self.count

    @property
    def sentences(self) -> list[Sentence]:
        """The first thousand, in the order in which they were met."""
        return list(self._sentences.values())

    @property
    def said(self) -> int:
        """How many of the problems the sentences hold."""
        return self.count - self._unsaid

    def lines(self) -> list[str]:
        """The sentences, and how many problems there are where that is more than one."""
        sentences = [str(each) for each in self.sentences]
        advice = [f"{self.file}: {message}" for message in self.advice]
        if self.count < 2:
            return sentences + advice
        more = f", of which the first {self.said:,} are shown" if self._unsaid else ""
        return [*sentences, f"{self.file}: {self.count:,} problems{more}", *advice]

    def refuse(self, refusal: type[FileRefused] | None = None) -> None:
        """Raises FileRefused, or that kind of it, where there is a problem."""
        if self:
            raise (refusal or FileRefused)(self)


class FileRefused(Exception):
    """A file is not loaded, and why: nothing of it was written."""

    def __init__(self, *problems: Problems) -> None:
        self.problems = tuple(each for each in problems if each)
        super().__init__("\n".join(line for each in self.problems for line in each.lines()))

    @property
    def each(self) -> list[Problem]:
        """The problems one by one, in the order of the files and their rows."""
        kept = [problem for each in self.problems for problem in each.kept]
        return sorted(kept, key=lambda problem: (problem.file, problem.row or 0))


class HeadingsRefused(FileRefused):
    """What the columns of a file are is not known: it would be loaded once somebody says it."""


class SheetsRefused(FileRefused):
    """Which sheet of a workbook is meant is not known: somebody must choose it by its name."""


class RowsRefused(FileRefused):
    """Some rows of a file cannot be loaded; the others could be, if that is chosen.

    ``unknown`` are the bodies that it names and the register does not know.
    """

    def __init__(self, *problems: Problems, unknown: Sequence[str] = ()) -> None:
        super().__init__(*problems)
        self.unknown = tuple(unknown)


def problem(file: str | Path, message: str, row: int | None = None) -> Problems:
    """The one problem of a file."""
    problems = Problems(file)
    problems.add(row, None, message)
    return problems


def refused(file: str | Path, message: str, row: int | None = None) -> FileRefused:
    """The refusal of a file for one reason."""
    return FileRefused(problem(file, message, row))
