"""A measure of several councils over the years: a line for each, told apart without its colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from complaints.charts.labels import Text, first_that_fits, width
from complaints.charts.marks import Drawing, across, down, line
from complaints.charts.scales import Axis, axis_for, unit_of
from complaints.charts.shapes import kind, line_kind, shape
from complaints.charts.trend_labels import METHOD_CHANGED
from complaints.figures.rates import AnyRate

# Drawn for two widths, so that words keep one size: name, units wide, height of the plot.
SIZES = (("narrow", 300, 150), ("wide", 520, 190))
ROW, KEY_ROW, SMALL = 15, 18, 4.0


class Line(NamedTuple):
    """One council over the years, or (0) the average of them all; ``rates`` are in their order.

    A year without a figure has a rate that says so.
    """

    number: int
    name: str
    rates: tuple[AnyRate, ...]


@dataclass(frozen=True)
class Trends:
    """What ``charts/_trends.html`` draws and ``charts/_trends_table.html`` tells."""

    ident: str
    title: str
    description: str
    drawings: tuple[Drawing, ...]
    years: tuple[str, ...]
    breaks: tuple[bool, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> list[tuple[str, bool, list[AnyRate]]]:
        """Year by year: whether the method changed before it, and each line's rate."""
        return [
            (year, self.breaks[n], [each.rates[n] for each in self.lines])
            for n, year in enumerate(self.years)
        ]

    @property
    def columns(self) -> int:
        return 1 + len(self.lines)


def trends(
    lines: Sequence[Line],
    years: Sequence[str],
    breaks: Sequence[bool],
    *,
    title: str,
    ident: str,
) -> Trends:
    """Up to six councils and, last, their average if they have one in common (number 0).

    ``breaks`` says of each year whether the method changed before it: no line crosses that.
    ``ident`` is unique on the page.
    """
    rates = [rate for each in lines for rate in each.rates]
    ratios = [rate.ratio for rate in rates if rate.ratio is not None]
    axis = axis_for(ratios, unit_of(*rates), most_steps=5)
    return Trends(
        ident=ident,
        title=title,
        description=_description(lines, years),
        drawings=tuple(
            _drawing(Drawing(f"{ident}-{size}", wide, 0, size), high, lines, years, breaks, axis)
            for size, wide, high in SIZES
        ),
        years=tuple(years),
        breaks=tuple(breaks),
        lines=tuple(lines),
    )


def _drawing(
    drawing: Drawing,
    high: float,
    lines: Sequence[Line],
    years: Sequence[str],
    breaks: Sequence[bool],
    axis: Axis,
) -> Drawing:
    top = _write_key(drawing, lines) + (22 if any(breaks[1:]) else 8)
    bottom = top + high
    left = max(width(axis.words(tick)) for tick in axis.ticks) + 6
    first, last = left + 16, drawing.width - 16.0
    step = (last - first) / max(1, len(years) - 1)
    places = [first + n * step if len(years) > 1 else (first + last) / 2 for n in range(len(years))]
    for tick in axis.ticks:
        y = axis.tick_place(tick, bottom, top)
        drawing.draw("axis-line" if tick == axis.low else "grid", across(y, left, drawing.width))
        drawing.write(Text(left - 6, y + 4, axis.words(tick), anchor="end"))
    changed = [places[n] - step / 2 for n, each in enumerate(breaks) if n and each]
    drawing.draw("break-line", "".join(down(x, top - 4, bottom) for x in changed))
    if changed:
        wide = width(METHOD_CHANGED)
        x = min(max(changed[-1] - wide / 2, 0), drawing.width - wide)
        drawing.write(Text(x, top - 8, METHOD_CHANGED))
    for each in sorted(lines, key=lambda one: one.number):
        heights = [
            None if rate.ratio is None else axis.place(rate.ratio, bottom, top)
            for rate in each.rates
        ]
        _draw(drawing, each, places, heights, breaks)
    _write_years(drawing, years, places, bottom + 17)
    drawing.height = bottom + 22
    return drawing


def _draw(
    drawing: Drawing,
    each: Line,
    places: Sequence[float],
    heights: Sequence[float | None],
    breaks: Sequence[bool],
) -> None:
    """Years that follow each other are joined; not over a break, a gap, or fewer than ten cases."""
    runs: list[list[tuple[float, float]]] = [[]]
    for n, (x, y) in enumerate(zip(places, heights, strict=True)):
        if breaks[n] or y is None or each.rates[n].has_few:
            runs.append([])
        if y is not None and not each.rates[n].has_few:
            runs[-1].append((x, y))
    joined = "".join(line(run) for run in runs if len(run) > 1)
    drawing.draw(line_kind(each.number) if each.number else "average-line", joined)
    if not each.number:
        return
    for n, y in enumerate(heights):
        if y is not None:
            few = each.rates[n].has_few
            drawing.draw(kind(each.number, few), shape(each.number, places[n], y, SMALL))


def _write_key(drawing: Drawing, lines: Sequence[Line]) -> float:
    """Each line's sample and name above the plot; how far down the last row reaches."""
    x, y = 0.0, 12.0
    for each in lines:
        room = drawing.width - 36
        name = first_that_fits(
            [each.name, "average"] if not each.number else [each.name], room, "axis"
        )
        wide = 30 + width(name) + 14
        if x and x + wide > drawing.width:
            x, y = 0.0, y + KEY_ROW
        kind_of = line_kind(each.number) if each.number else "average-line"
        drawing.draw(kind_of, across(y - 4, x, x + 24))
        if each.number:
            drawing.draw(kind(each.number), shape(each.number, x + 12, y - 4, SMALL))
        drawing.write(Text(x + 30, y, name, "words"))
        x += wide
    return y


def _write_years(drawing: Drawing, years: Sequence[str], places: Sequence[float], y: float) -> None:
    """As many as there is room for, the last among them."""
    left = float("inf")
    for year, x in reversed(list(zip(years, places, strict=True))):
        half = width(year) / 2
        at = min(max(x, half), drawing.width - half)
        if at + half + 6 < left:
            drawing.write(Text(at, y, year, anchor="middle"))
            left = at - half


def _description(lines: Sequence[Line], years: Sequence[str]) -> str:
    said = []
    for each in lines:
        figures = zip(years, each.rates, strict=True)
        said.append(f"{each.name}: {', '.join(f'{year} {rate.text}' for year, rate in figures)}")
    return f"{'. '.join(said)}."
