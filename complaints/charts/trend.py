"""A measure over the years: this council, similar councils' average, and what chance gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.labels import Box, Places, width
from complaints.charts.marks import Drawing
from complaints.charts.scales import Axis, axis_for, unit_of
from complaints.charts.trend_ends import Ends, ends_for, write_ends
from complaints.charts.trend_labels import (
    METHOD_CHANGED,
    ROW,
    missing_words,
    write_axes,
    write_breaks,
    write_key,
    write_missing,
    write_values,
)
from complaints.charts.trend_plot import Plot, draw_lines
from complaints.charts.trend_points import TrendPoint

# Drawn for three widths, so that words keep one size: name, units wide, height of the plot.
SIZES = (("narrow", 300, 140), ("medium", 560, 180), ("wide", 940, 230))
BESIDE = SIZES[:2]  # where two stand side by side


@dataclass(frozen=True)
class Trend:
    """What ``charts/_trend.html`` draws and ``charts/_trend_table.html`` tells."""

    ident: str
    title: str
    description: str
    drawings: tuple[Drawing, ...]
    points: tuple[TrendPoint, ...]
    name: str
    average_name: str
    slug: str = ""

    @property
    def has_band(self) -> bool:
        return any(point.band for point in self.points)

    @property
    def columns(self) -> int:
        return 5 if self.has_band else 4

    @property
    def coverage_note(self) -> str:
        """In which years the average is not of all councils of the type."""
        return " ".join(
            f"In {point.year} the average is of {point.coverage}."
            for point in self.points
            if point.coverage
        )

    @property
    def has_few(self) -> bool:
        return any(point.rate.has_few for point in self.points)


def trend(
    points: Sequence[TrendPoint],
    *,
    name: str,
    average_name: str,
    title: str,
    ident: str,
    slug: str = "uphold-rate",
    sizes: Sequence[tuple[str, int, int]] = SIZES,
) -> Trend:
    """The years in order, drawn for three widths, of which style sheets show one.

    ``name`` is the council's short name, ``average_name`` what the average is called ("county
    councils"), ``ident`` is unique on the page, ``slug`` is the measure's. ``sizes`` are those
    that are drawn.
    """
    ratios = [r for p in points for r in (p.rate.ratio, p.average.ratio) if r is not None]
    bands = [ratio for point in points for ratio in point.band or ()]
    names = (name, average_name)
    unit = unit_of(*(p.rate for p in points), *(p.average for p in points))
    axis = axis_for([*ratios, *bands], unit, most_steps=5)
    return Trend(
        ident=ident,
        title=title,
        description=_description(points, name, average_name),
        drawings=tuple(
            _drawing(Drawing(f"{ident}-{size}", wide, 0, size), high, points, axis, names)
            for size, wide, high in sizes
        ),
        points=tuple(points),
        name=name,
        average_name=average_name,
        slug=slug,
    )


def _drawing(
    drawing: Drawing,
    high: float,
    points: Sequence[TrendPoint],
    axis: Axis,
    names: tuple[str, str],
) -> Drawing:
    ends = None if drawing.size == "narrow" else ends_for(points, *names)
    plot = _plot(drawing, high, points, axis, ends)
    places = Places(Box(0, 0, drawing.width, plot.bottom - 2))
    if ends is None:
        write_key(plot, *names)
    draw_lines(plot)
    missing = missing_words(plot)
    write_axes(plot, len(missing))
    write_missing(plot, missing)
    drawing.height = plot.bottom + 22 + len(missing) * ROW
    for text in drawing.texts:
        places.take(text.box)
    write_breaks(plot, places)
    if ends:
        write_ends(plot, ends, places)
    write_values(plot, places, names_at_ends=ends is not None)
    return drawing


def _plot(
    drawing: Drawing, high: float, points: Sequence[TrendPoint], axis: Axis, ends: Ends | None
) -> Plot:
    left = max(width(axis.words(tick)) for tick in axis.ticks) + 6
    top = 18.0 + (0 if ends else 34) + (14 if any(p.breaks for p in points) else 0)
    right = drawing.width - (ends.width if ends else 0)
    return Plot(
        drawing=drawing,
        points=points,
        axis=axis,
        left=left,
        right=right,
        top=top,
        bottom=top + high,
        first=left + (16 if drawing.size == "narrow" else 24),
        last=right - (0 if ends else 16),
    )


def _description(points: Sequence[TrendPoint], name: str, average_name: str) -> str:
    years = []
    for point in points:
        changed = f"{METHOD_CHANGED}; " if point.breaks else ""
        years.append(f"{changed}{point.year} {point.rate.text}, {point.average_words}")
    return f"{name}, then the average of {average_name}: {'; '.join(years)}."
