"""Outcomes that are counted together, and how they are named together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from complaints.figures.outcomes import OUTCOMES, Outcome
from councils.lists import listed


@dataclass(frozen=True)
class Sum:
    """``together`` is its name where it is of several outcomes: of one, it is that outcome."""

    together: str
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        return "".join(self.names) if len(self.outcomes) == 1 else self.together

    @property
    def words(self) -> str:
        """What it is called in a sentence: of one outcome, as that is."""
        if len(self.outcomes) == 1:
            return self.outcomes[0].label.lower()
        return self.together.replace("_", " ")

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.outcomes)

    def of(self, counts: Any) -> int:
        return sum(getattr(counts, name) for name in self.names)


def _sum(name: str, belongs: Callable[[Outcome], bool]) -> Sum:
    return Sum(name, tuple(filter(belongs, OUTCOMES)))


NOT_FOR_US = _sum("not_for_us", lambda each: not each.is_for_us)
ASSESSED_AND_CLOSED = _sum(
    "assessed_and_closed", lambda each: each.is_for_us and not each.is_investigated
)
UPHELD_IN_ALL = _sum("upheld_in_all", lambda each: each.is_upheld)
INVESTIGATED = _sum("investigated", lambda each: each.is_investigated)
DEALT_WITH = _sum("dealt_with", lambda each: True)
SHOWN = _sum("shown", lambda each: each.is_shown)


def in_order() -> Iterator[Outcome | Sum]:
    """Every outcome, and each sum of several after the last of them."""
    waiting = [NOT_FOR_US, ASSESSED_AND_CLOSED, UPHELD_IN_ALL, INVESTIGATED, DEALT_WITH]
    past = set[Outcome]()
    for outcome in OUTCOMES:
        yield outcome
        past.add(outcome)
        complete = [each for each in waiting if past.issuperset(each.outcomes)]
        waiting = [each for each in waiting if each not in complete]
        yield from (each for each in complete if len(each.outcomes) > 1)


def in_words(outcomes: Iterable[Outcome], joint: str = "and") -> str:
    """As in "upheld and not upheld"."""
    return listed([each.label.lower() for each in outcomes], joint)
