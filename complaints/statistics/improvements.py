"""How many published service improvements there are, and what became of them as far as is public.

They are counted in improvements. Whether a council complied is counted in cases: ``counting``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from complaints.recommendations.improvements import Improvement


@dataclass(frozen=True)
class ImprovementCounts:
    """Published improvements by what the public is told of each."""

    published: int
    on_time: int
    late: int
    not_complied: int

    @classmethod
    def of(cls, improvements: Iterable[Improvement]) -> ImprovementCounts:
        found = Counter(each.compliance for each in improvements)
        counts = (found[name] for name in ("on_time", "late", "not_complied"))
        return cls(found.total(), *counts)

    @property
    def without_outcome(self) -> int:
        """Those of which no outcome is public: open, or not yet released."""
        return self.published - self.on_time - self.late - self.not_complied
