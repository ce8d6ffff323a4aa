"""What a trend is drawn from: a council's years, and the runs of them that may be joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.scales import band_around, chance_words
from complaints.figures.limits import Limits
from complaints.figures.rates import AnyRate


@dataclass(frozen=True)
class TrendPoint:
    """A year of a council. ``breaks``: the method changed between the year before and this one.

    Where the year has no figure, ``rate`` is what says so: ``NoFigure("did not exist")``,
    ``NOT_PUBLISHED``, ``Rate(0, 0, "no investigations")``. ``limits`` are those around the
    average for a council of this size; ``note`` stands beside the year in the table. ``coverage``
    names the councils that the average is of, where these are not all that existed.
    ``to_cases`` is the address of those upheld, where they are known.
    """

    year: str
    rate: AnyRate
    average: AnyRate
    limits: Limits | None = None
    breaks: bool = False
    note: str = ""
    coverage: str = ""
    to_cases: str = ""

    @property
    def average_words(self) -> str:
        """The average, and of how many councils it is where it is not of all, or was published."""
        apart = f", from {self.coverage}" if self.coverage else ""
        return f"{self.average.text}{', as published' if self.average.is_published else apart}"

    @property
    def band(self) -> tuple[float, float] | None:
        """The ratios that bound what chance alone gives."""
        return band_around(self.limits, self.rate)

    @property
    def chance(self) -> str:
        """The range of chance in counts, for the table."""
        return chance_words(self.limits, self.rate)


def runs(points: Sequence[TrendPoint], values: Sequence[object | None]) -> list[list[int]]:
    """The positions of values that follow one another, with neither a gap nor a break between."""
    found: list[list[int]] = []
    for i, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1][-1] == i - 1 and not points[i].breaks:
            found[-1].append(i)
        else:
            found.append([i])
    return found
