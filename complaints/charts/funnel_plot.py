"""The field of a funnel: where sizes and rates stand, the lines of chance, and the dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from complaints.charts.labels import Box, width
from complaints.charts.marks import Dot, Drawing, Path, across, area, down, line, spot
from complaints.charts.scales import Axis, axis_for, unit_of
from complaints.charts.shapes import RADIUS, kind, shape
from complaints.figures.funnel_lines import LINES, between, binomial_corners, poisson_corners
from complaints.figures.rates import AnyRate
from complaints.figures.units import Unit

SIZE = Unit(ratio_times=1, times=1, ratio="", shown="")  # of how many a rate is
Place = tuple[float, float]
SMOOTH = 3  # places between two corners of a line
UNSEEN = 0.15  # units off a line that nobody sees


@dataclass(frozen=True)
class Field:
    """A plot: sizes from left to right, rates from bottom to top."""

    x_axis: Axis
    y_axis: Axis
    left: float
    right: float
    top: float
    bottom: float
    wide: int

    def x(self, size: float) -> float:
        return self.x_axis.place(size, self.left, self.right)

    def y(self, ratio: float) -> float:
        return self.y_axis.place(ratio, self.bottom, self.top)

    def place(self, rate: AnyRate) -> Place:
        return self.x(rate.whole or 0), self.y(rate.ratio or 0)


@dataclass(frozen=True)
class Lit:
    """A council that stands out: this one (0), or one of those compared, with its label."""

    number: int
    words: str
    x: float
    y: float
    few: bool

    @property
    def box(self) -> Box:
        r = RADIUS + 1.5
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)

    @property
    def style(self) -> str:
        """Of its label: this council's colour is nobody else's."""
        return "words" if self.number else "here"

    def draw(self, drawing: Drawing) -> None:
        if self.number:
            drawing.draw(kind(self.number, self.few), shape(self.number, self.x, self.y))
        else:
            drawing.dots.append(Dot(self.x, self.y, "here-few" if self.few else "here-dot", RADIUS))


def field_for(
    rates: Sequence[AnyRate], average: AnyRate, wide: int, high: int, *, is_narrow: bool
) -> Field:
    """The axes that hold every rate; sizes begin at nought."""
    sizes = [float(rate.whole) for rate in rates if rate.whole]
    ratios = [ratio for rate in (*rates, average) if (ratio := rate.ratio) is not None]
    x_axis = axis_for(sizes, SIZE, most_steps=4 if is_narrow else 8)
    y_axis = axis_for(ratios, unit_of(average, *rates), most_steps=6)
    left = max(width(y_axis.words(tick)) for tick in y_axis.ticks) + 6
    top = 26.0
    half = width(x_axis.words(x_axis.high)) / 2
    return Field(x_axis, y_axis, left, wide - min(half, 30), top, top + high, wide)


def draw(field: Field, rates: Sequence[AnyRate], average: AnyRate) -> list[Path]:
    """Everything but words and the councils that stand out, from the back to the front."""
    drawing = Drawing("", field.wide, 0)
    grid = [field.y_axis.tick_place(tick, field.bottom, field.top) for tick in field.y_axis.ticks]
    drawing.draw("grid", "".join(across(y, field.left, field.right) for y in grid[1:]))
    lines = chance_lines(field, average)
    if lines:
        drawing.draw("band", area(*(_within(field, lines[line]) for line in (0.975, 0.025))))
        for name, pair in (("band-edge", (0.025, 0.975)), ("limit-far", (0.001, 0.999))):
            runs = [run for each in pair for run in clipped(field, lines[each])]
            drawing.draw(name, "".join(line(thinned(run)) for run in runs))
    drawing.draw("axis-line", across(field.bottom, field.left, field.right))
    ticks = [field.x_axis.tick_place(t, field.left, field.right) for t in field.x_axis.ticks]
    drawing.draw("axis-line", "".join(down(x, field.bottom, field.bottom + 4) for x in ticks))
    if average.ratio is not None:
        drawing.draw("average-line", across(field.y(average.ratio), field.left, field.right))
    few = [rate for rate in rates if rate.has_few]
    many = [rate for rate in rates if not rate.has_few]
    drawing.draw("peers peers-few", "".join(spot(*field.place(rate)) for rate in few))
    drawing.draw("peers", "".join(spot(*field.place(rate)) for rate in many))
    return drawing.paths


def chance_lines(field: Field, average: AnyRate) -> dict[float, list[Place]]:
    """The four lines, as far as sizes go; none where nothing is left to chance."""
    exact = average.exact
    if exact is None or exact <= 0 or (field.y_axis.unit.all_of_it and exact >= 1):
        return {}
    share, most = float(exact), field.x_axis.high
    found = {}
    for each in LINES:
        if field.y_axis.unit.all_of_it:
            corners = binomial_corners(each, share, most)
            sizes = [(size, count / size) for size, count in between(corners, SMOOTH)]
        else:
            by_residents = between(poisson_corners(each, share * most), SMOOTH)
            sizes = [
                (expected / share, field.y_axis.unit.ratio_times * share * count / expected)
                for expected, count in by_residents
            ]
        places = [(field.x(size), field.y(ratio)) for size, ratio in sizes]
        found[each] = _cut_right(places, field.right)
    return found


def thinned(places: Sequence[Place]) -> list[Place]:
    """Without those that lie, within a sixth of a unit, on the line through the others."""
    kept, waiting = {0, len(places) - 1}, [(0, len(places) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x0, y0), (x1, y1) = places[first], places[last]
        length = hypot(x1 - x0, y1 - y0) or 1
        furthest, away = first, UNSEEN * length
        for n in range(first + 1, last):
            x, y = places[n]
            off = abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))
            if off > away:
                furthest, away = n, off
        if furthest != first:
            kept.add(furthest)
            waiting += [(first, furthest), (furthest, last)]
    return [places[n] for n in sorted(kept)]


def _within(field: Field, places: Sequence[Place]) -> list[Place]:
    """Pressed into the field, as the edge of an area."""
    return thinned([(x, min(max(y, field.top), field.bottom)) for x, y in places])


def _cut_right(places: Sequence[Place], right: float) -> list[Place]:
    found = [places[0]]
    for (x0, y0), (x1, y1) in pairwise(places):
        if x1 > right:
            return [*found, (right, y0 + (y1 - y0) * (right - x0) / (x1 - x0))]
        found.append((x1, y1))
    return found


def clipped(field: Field, places: Sequence[Place]) -> list[list[Place]]:
    """The parts of a line that lie in the field, each as a run."""
    runs: list[list[Place]] = []
    for (x0, y0), (x1, y1) in pairwise(places):
        start, end = 0.0, 1.0
        if y1 != y0:
            at = sorted((edge - y0) / (y1 - y0) for edge in (field.top, field.bottom))
            start, end = max(start, at[0]), min(end, at[1])
        elif not field.top <= y0 <= field.bottom:
            continue
        if start > end:
            continue
        first = x0 + (x1 - x0) * start, y0 + (y1 - y0) * start
        last = x0 + (x1 - x0) * end, y0 + (y1 - y0) * end
        if runs and runs[-1][-1] == first:
            runs[-1].append(last)
        else:
            runs.append([first, last])
    return runs
