"""What is wrong with a file, each said where it is: ``file:row:column: message``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SHOWN = 1_000


class Problem(NamedTuple):
    """One thing that is wrong: ``row`` as a spreadsheet numbers it, ``column`` as the file does."""

    file: str
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in self[:3] if part is not None)
        return f"{place}: {self.message}"


class Problems:
    """The problems of one file: all are counted, the first thousand are kept."""

    def __init__(self, file: str | Path) -> None:
        self.file = Path(file).name
        self.count = 0
        self.kept: list[Problem] = []
        self.advice: list[str] = []

    def add(self, row: int | None, column: str | None, message: str) -> None:
        """Notes a problem; ``row`` as a spreadsheet numbers it, ``column`` as the file calls it."""
        self.count += 1
        if len(self.kept) < SHOWN:
            self.kept.append(Problem(self.file, row, column, message))

    def advise(self, message: str) -> None:
        """Says something once, below the problems."""
        self.advice.append(message)

    def __len__(self) -> int:
        return self.count

    def lines(self) -> list[str]:
        """The problems kept, and how many there are where that is more than one."""
        kept = [str(problem) for problem in self.kept]
        advice = [f"{self.file}: {message}" for message in self.advice]
        if self.count < 2:
            return kept + advice
        more = f", of which the first {SHOWN:,} are shown" if self.count > SHOWN else ""
        return [*kept, f"{self.file}: {self.count:,} problems{more}", *advice]

    def refuse(self) -> None:
        """Raises FileRefused where there is a problem."""
        if self:
            raise FileRefused(self)


class FileRefused(Exception):
    """A file is not loaded, and why: nothing of it was written."""

    def __init__(self, *problems: Problems) -> None:
        self.problems = tuple(each for each in problems if each)
        super().__init__("\n".join(line for each in self.problems for line in each.lines()))


def refused(file: str | Path, message: str, row: int | None = None) -> FileRefused:
    """The refusal of a file for one reason."""
    problems = Problems(file)
    problems.add(row, None, message)
    return FileRefused(problems)
