"""How many of each: a table whose rows carry a bar beside their number."""

from __future__ import annotations

from collections.abc import Sequence

from complaints.charts.marks import Drawing, area

WIDTH, HEIGHT = 200, 12


def count_bars(counts: Sequence[int], ident: str) -> list[Drawing]:
    """A bar for each, the longest as wide as the drawing; of none there is nothing to see."""
    most = max(counts, default=0)
    return [_bar(count, most, f"{ident}-{place}") for place, count in enumerate(counts, 1)]


def _bar(count: int, most: int, ident: str) -> Drawing:
    drawing = Drawing(ident, WIDTH, HEIGHT)
    if count:
        end = max(WIDTH * count / most, 1)
        drawing.draw("count-bar", area([(0, 0), (end, 0)], [(0, HEIGHT), (end, HEIGHT)]))
    return drawing
