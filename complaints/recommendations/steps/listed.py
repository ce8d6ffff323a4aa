"""One outcome for all that a list shows: what would be recorded, of whom, and what would not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import NewOutcome, in_the_way
from complaints.recommendations.steps.records import read_again
from councils.years import london_date


@dataclass(frozen=True)
class Plan:
    """What would be recorded, and by key what would not, with why."""

    outcome: str
    done_on: date | None
    right: tuple[Recommendation, ...]
    left_out: dict[Recommendation, str]

    @property
    def rows(self) -> list[NewOutcome]:
        return [NewOutcome(row.pk, self.outcome, self.done_on, row.outcome) for row in self.right]

    @property
    def late(self) -> int:
        day = self.done_on
        return sum(bool(day and row.due_on and day > row.due_on) for row in self.right)

    @property
    def councils(self) -> list[tuple[str, int, int]]:
        """Of each council how many would be recorded, and how many would not."""
        right = Counter(str(row.council) for row in self.right)
        left = Counter(str(row.council) for row in self.left_out)
        return [(name, right[name], left[name]) for name in sorted({*right, *left})]

    @property
    def mark(self) -> str:
        """The same for the same plan: what somebody looked at is what is recorded."""
        told = [
            *(self.outcome, self.done_on),
            *((row.pk, row.outcome, row.due_on) for row in self.right),
            *(sorted((row.pk, why) for row, why in self.left_out.items())),
        ]
        return sha256(repr(told).encode()).hexdigest()


def planned(keys: Iterable[int], outcome: str, done_on: date | None, at: datetime) -> Plan:
    """What is unlikely is left out too: it is recorded where somebody is asked about it."""
    stored = read_again(keys)
    chosen = {key: NewOutcome(key, outcome, done_on) for key in stored}
    why = in_the_way(stored, chosen, london_date(at))
    right = tuple(row for key, row in stored.items() if key not in why)
    return Plan(outcome, done_on, right, {stored[key]: said for key, said in why.items()})
