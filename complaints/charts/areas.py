"""A small map as a PDF takes it in: areas coloured by whose they are, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.marks import number
from complaints.charts.paper import svg

MARGIN = 6  # in steps of the map, for what is drawn along its edge
LABEL = 2.7  # millimetres: how large a number is on paper


@dataclass(frozen=True)
class Area:
    """``series`` is a colour from 1, or 0 for what is nobody's alone; ``label`` stands at x, y."""

    path: str
    series: int
    label: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True)
class SmallMap:
    """A whole SVG file, and how many millimetres wide and high it is to be."""

    svg: str
    width: float
    height: float


def small_map(
    areas: Sequence[Area], size: tuple[int, int], within: tuple[float, float], *, joined: bool
) -> SmallMap:
    """As large as it can be ``within`` so many millimetres.

    ``joined``: no lines within what has one colour.
    """
    width, height = (each + 2 * MARGIN for each in size)
    scale = min(within[0] / width, within[1] / height)
    letters = LABEL / scale
    kind = "area joined" if joined else "area"
    paths = [f'<path class="{kind} series-{each.series}" d="{each.path}"/>' for each in areas]
    labels = [
        f'<text class="area-label middle series-{each.series}" x="{each.x}"'
        f' y="{number(each.y + letters / 3)}" style="font-size: {number(letters)}px; stroke-width:'
        f' {number(letters / 4)}">{each.label}</text>'
        for each in areas
        if each.label
    ]
    drawn = svg("".join(paths + labels), (-MARGIN, -MARGIN, width, height))
    return SmallMap(drawn, round(width * scale, 1), round(height * scale, 1))
