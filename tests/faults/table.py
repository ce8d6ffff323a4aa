"""What was broken how often, what was lost by it, and what is said: a row for each fault."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

HEAD = (
    "| fault | times | lost | afterwards, and what is said | seconds |",
    "|---|---:|---:|---|---:|",
)


@dataclass
class Table:
    """Filled by tests, printed when all have run."""

    rows: list[str] = field(default_factory=list)
    began: float = 0

    def add(self, fault: str, times: int, told: str, lost: int = 0) -> None:
        """``times`` it happened; seconds are those since the test began."""
        seconds = time.monotonic() - self.began
        words = " ".join(told.replace("|", "/").split())
        self.rows.append(f"| {fault} | {times:,} | {lost or 'nothing'} | {words} | {seconds:.0f} |")

    def __str__(self) -> str:
        return "\n".join((*HEAD, *self.rows))
