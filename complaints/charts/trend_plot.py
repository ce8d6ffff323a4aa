"""The lines of a trend: where years and values stand, and what joins them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from complaints.charts.marks import Dot, Drawing, across, area, down, line
from complaints.charts.scales import Axis
from complaints.charts.trend_points import TrendPoint, runs

ALONE = 9  # half the length of what is drawn for one year that nothing joins


@dataclass
class Plot:
    """A drawing with its axis: years from left to right, values from bottom to top."""

    drawing: Drawing
    points: Sequence[TrendPoint]
    axis: Axis
    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float

    @cached_property
    def step(self) -> float:
        return (self.last - self.first) / max(1, len(self.points) - 1)

    def x(self, i: int) -> float:
        return self.first + i * self.step if len(self.points) > 1 else (self.first + self.last) / 2

    def y(self, ratio: float) -> float:
        return self.axis.place(ratio, self.bottom, self.top)

    @cached_property
    def here(self) -> list[float | None]:
        """This council's heights, one a year."""
        return [None if p.rate.ratio is None else self.y(p.rate.ratio) for p in self.points]

    @cached_property
    def line(self) -> list[float | None]:
        """The heights that a line may join: a few cases would make it leap."""
        return [None if p.rate.has_few else y for p, y in zip(self.points, self.here, strict=True)]

    @cached_property
    def average(self) -> list[float | None]:
        return [None if p.average.ratio is None else self.y(p.average.ratio) for p in self.points]

    @property
    def joins(self) -> bool:
        """Whether any two years of this council are joined."""
        return any(len(run) > 1 for run in runs(self.points, self.line))

    def breaks(self) -> list[float]:
        """Where the method changed: half-way between two years."""
        return [self.x(i) - self.step / 2 for i, p in enumerate(self.points) if i and p.breaks]

    def height_at(self, heights: Sequence[float | None], x: float) -> float | None:
        """The height of a line at any place; None where there is no line."""
        position = (x - self.first) / self.step if self.step else 0
        i = int(position) if position >= 0 else -1
        if not 0 <= i < len(heights) - 1 or self.points[i + 1].breaks:
            return None
        before, after = heights[i], heights[i + 1]
        if before is None or after is None:
            return None
        return before + (after - before) * (position - i)


def draw_lines(plot: Plot) -> None:
    """Everything but words, from the back to the front."""
    drawing, axis = plot.drawing, plot.axis
    grid = [axis.tick_place(tick, plot.bottom, plot.top) for tick in axis.ticks]
    drawing.draw("grid", "".join(across(y, plot.left, plot.right) for y in grid[1:]))
    _draw_band(plot)
    drawing.draw("axis-line", across(plot.bottom, plot.left, plot.right))
    ticks = [down(plot.x(i), plot.bottom, plot.bottom + 4) for i in range(len(plot.points))]
    drawing.draw("axis-line", "".join(ticks))
    breaks = [down(x, plot.top - 12, plot.bottom) for x in plot.breaks()]
    drawing.draw("break-line", "".join(breaks))
    drawing.draw("average-line", _joined(plot, plot.average, ALONE))
    drawing.draw("here-line", _joined(plot, plot.line, 0))
    for i, y in enumerate(plot.here):
        if y is not None:
            kind = "here-few" if plot.points[i].rate.has_few else "here-dot"
            drawing.dots.append(Dot(plot.x(i), y, kind))


def _joined(plot: Plot, heights: Sequence[float | None], alone: float) -> str:
    d = []
    for run in runs(plot.points, heights):
        places = [(plot.x(i), y) for i in run if (y := heights[i]) is not None]
        if len(places) > 1:
            d.append(line(places))
        elif alone:
            d.append(across(places[0][1], places[0][0] - alone, places[0][0] + alone))
    return "".join(d)


def _draw_band(plot: Plot) -> None:
    bands = [point.band for point in plot.points]
    for run in runs(plot.points, bands):
        lower, upper = [], []
        for i in run:
            low, high = bands[i] or (0, 0)
            half = ALONE if len(run) == 1 else 0
            for x in dict.fromkeys((plot.x(i) - half, plot.x(i) + half)):
                lower.append((x, plot.y(low)))
                upper.append((x, plot.y(high)))
        plot.drawing.draw("band", area(upper, lower))
        plot.drawing.draw("band-edge", line(upper) + line(lower))
