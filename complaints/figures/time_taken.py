"""Time taken: how many complaints were decided within 13, 26 and 52 weeks of coming in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from complaints.figures.rates import Rate
from councils.lists import listed

KNOWN = "time_known"
WEEKS = {"within_13_weeks": 13, "within_26_weeks": 26, "within_52_weeks": 52}
DAYS = {name: 7 * weeks for name, weeks in WEEKS.items()}
COLUMNS = (KNOWN, *WEEKS)


@dataclass(frozen=True)
class TimeTaken:
    """Of so many decisions whose time is ``known``; ``within`` in the order of ``WEEKS``."""

    known: int
    within: tuple[int, ...]

    @classmethod
    def published(cls, decided: int, counts: Mapping[str, int]) -> TimeTaken | None:
        """None where the time is known of fewer than nine in ten decisions, or nothing was decided.

        So few could take another time than the others, and would be read as all (our choice).
        """
        found = cls.read(counts)
        return found if decided and found and 10 * found.known >= 9 * decided else None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> TimeTaken | None:
        """From ``COLUMNS``, which are all empty where it is not published."""
        if row[KNOWN] is None:
            return None
        return cls(row[KNOWN], tuple(row[name] for name in WEEKS))

    @classmethod
    def total(cls, several: Iterable[TimeTaken]) -> TimeTaken:
        rows = [(each.known, *each.within) for each in several]
        known, *within = map(sum, zip(*rows, strict=True)) if rows else [0] * len(COLUMNS)
        return cls(known, tuple(within))

    @property
    def rates(self) -> list[tuple[int, str, Rate]]:
        """Each number of weeks, how pages mark it, and the share that took no longer."""
        return [
            (weeks, name.replace("_", "-"), Rate(part, self.known))
            for (name, weeks), part in zip(WEEKS.items(), self.within, strict=True)
        ]

    @property
    def in_words(self) -> str:
        """ "212 (88%) within 13 weeks, 230 (96%) within 26 weeks and ..."; no percent of few."""
        return listed(
            f"{rate.part:,}{'' if rate.has_few else f' ({rate.text})'} within {weeks} weeks"
            for weeks, _, rate in self.rates
        )


def kept(time: TimeTaken | None) -> dict[str, int | None]:
    """As a release keeps it, by ``COLUMNS``."""
    numbers = (time.known, *time.within) if time else (None,) * len(COLUMNS)
    return dict(zip(COLUMNS, numbers, strict=True))
