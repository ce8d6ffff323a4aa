"""An axis from the data: nice steps, and where a ratio stands on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from complaints.figures.limits import Limits
from complaints.figures.rates import AnyRate
from complaints.figures.units import SHARE, Unit

_PERCENT_STEPS = (5, 10, 20, 25, 50)
_LEAST_SPAN = 10  # a gap of two points should not look like a gulf
_ROOM_FOR_ERROR = 1e-9  # 0.7 × 100 is a little more than 70


def unit_of(*rates: AnyRate) -> Unit:
    """What these figures are told in; figures that are not there are told in nothing."""
    return next((rate.unit for rate in rates if rate.unit), SHARE)


def ratio_of_count(count: int, rate: AnyRate) -> float | None:
    """Where a count would put a council of this rate's size, on the rate's own scale."""
    return rate.with_part(count).ratio if rate.whole else None


def band_around(limits: Limits | None, rate: AnyRate) -> tuple[float, float] | None:
    """The ratios that bound 95% of what chance alone gives a council of this rate's size."""
    if limits is None:
        return None
    low, high = ratio_of_count(limits.low, rate), ratio_of_count(limits.high, rate)
    return None if low is None or high is None else (low, high)


def chance_words(limits: Limits | None, rate: AnyRate) -> str:
    """The range of chance in counts, for a council of this rate's size; empty where not known.

    They say of what or of how many, so that nobody reads a count as a percent.
    """
    if limits is None or not rate.whole:
        return ""
    return f"{_range(f'{limits.low:,}', f'{limits.high:,}')}{rate.of_what}"


def chance_rates(limits: Limits | None, rate: AnyRate) -> str:
    """The same range as rates, in the unit of this one; empty where of few the counts lead."""
    if limits is None or not rate.whole or rate.has_few:
        return ""
    low, high = (rate.with_part(count).text for count in (limits.low, limits.high))
    return _range(low, high)


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


@dataclass(frozen=True)
class Axis:
    """From ``low`` to ``high`` in whole steps of what a unit is told in."""

    low: int
    high: int
    step: int
    unit: Unit

    @property
    def ticks(self) -> range:
        return range(self.low, self.high + 1, self.step)

    def words(self, tick: int) -> str:
        return self.unit.tick(tick)

    def tick_place(self, tick: int, start: float, end: float) -> float:
        return start + (end - start) * (tick - self.low) / (self.high - self.low)

    def holds(self, ratio: float) -> bool:
        value = self.unit.times * ratio
        return self.low - _ROOM_FOR_ERROR <= value <= self.high + _ROOM_FOR_ERROR

    def place(self, ratio: float, start: float, end: float) -> float:
        """Where a ratio stands between the coordinates of the two ends."""
        value = self.unit.times * ratio
        return start + (end - start) * (value - self.low) / (self.high - self.low)


def axis_for(ratios: Iterable[float], unit: Unit, *, most_steps: int) -> Axis:
    """The tightest axis of at most so many nice steps that holds the ratios.

    Percents need not begin at nought.
    """
    values = [unit.times * ratio for ratio in ratios]
    most = unit.all_of_it
    if not values:
        return Axis(0, most or 1, most // 2 if most else 1, unit)
    least, highest = min(values) if most else min(0, *values), max(values)
    for step in _PERCENT_STEPS if most else _count_steps(max(highest, -least)):
        low = floor(least / step + _ROOM_FOR_ERROR) * step
        high = ceil(highest / step - _ROOM_FOR_ERROR) * step
        while most and high - low < _LEAST_SPAN:
            low, high = max(0, low - step), min(most, high + step)
        high = max(high, low + step)
        if (high - low) / step <= most_steps:
            break
    return Axis(low, high, step, unit)


def _count_steps(most: float) -> list[int]:
    steps = [1, 2, 5]
    while steps[-1] < most:
        steps.append(10 * steps[-3])
    return steps
