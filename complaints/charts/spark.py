"""A measure over the years as a line a few letters high, beside the figure it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.marks import Dot, Drawing, across, down, line
from complaints.charts.scales import axis_for, unit_of
from complaints.charts.trend_points import TrendPoint, runs

WIDTH, HEIGHT = 132, 44
LEFT, RIGHT, TOP, BOTTOM = 5, 127, 6, 38
SHORT = 4  # half the length of what is drawn for one year that nothing joins


@dataclass(frozen=True)
class Spark:
    """What a card shows of the years: nothing but lines, and their words for who cannot see them.

    ``first`` and ``last`` are the years at its ends.
    """

    title: str
    description: str
    drawing: Drawing
    first: str
    last: str


def spark(points: Sequence[TrendPoint], *, title: str, ident: str) -> Spark:
    """The council's line with its last year as a dot, and similar councils' as a thin one.

    A gap where the method changed, where there is no figure, and around fewer than ten cases.
    ``ident`` is unique on the page.
    """
    heights = [None if p.rate.has_few else p.rate.ratio for p in points]
    averages = [p.average.ratio for p in points]
    known = [each for each in (*heights, *averages) if each is not None]
    unit = unit_of(*(p.rate for p in points), *(p.average for p in points))
    axis = axis_for(known, unit, most_steps=10)
    drawing = Drawing(ident, WIDTH, HEIGHT)
    step = (RIGHT - LEFT) / max(1, len(points) - 1)

    def joined(ratios: Sequence[float | None]) -> str:
        d = []
        for run in runs(points, ratios):
            places = [
                (LEFT + i * step, axis.place(ratio, BOTTOM, TOP))
                for i in run
                if (ratio := ratios[i]) is not None
            ]
            x, y = places[0]
            d.append(line(places) if len(places) > 1 else across(y, x - SHORT, x + SHORT))
        return "".join(d)

    breaks = (LEFT + (i - 0.5) * step for i, p in enumerate(points) if i and p.breaks)
    drawing.draw("break-line", "".join(down(x, 1, HEIGHT - 1) for x in breaks))
    drawing.draw("average-line", joined(averages))
    drawing.draw("here-line", joined(heights))
    last = heights[-1] if heights else None
    if last is not None:
        drawing.dots.append(
            Dot(LEFT + (len(points) - 1) * step, axis.place(last, BOTTOM, TOP), "here-dot", 4)
        )
    said = (
        f"{'method changed; ' if i and p.breaks else ''}{p.year} {p.rate.text}"
        for i, p in enumerate(points)
    )
    return Spark(title, f"{'; '.join(said)}.", drawing, points[0].year, points[-1].year)
