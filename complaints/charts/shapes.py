"""Marks that tell up to six councils apart without their colours, one shape for each."""

from __future__ import annotations

from complaints.charts.marks import number

# Corners around the middle, for a mark of one unit across from the middle; the first is a circle.
_DIAMOND = ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0))
_SQUARE = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_UPWARDS = ((0, -1.2), (1.2, 0.95), (-1.2, 0.95))
_DOWNWARDS = ((0, 1.2), (1.2, -0.95), (-1.2, -0.95))
_CROSS = (
    *((-0.45, -1.2), (0.45, -1.2), (0.45, -0.45), (1.2, -0.45), (1.2, 0.45), (0.45, 0.45)),
    *((0.45, 1.2), (-0.45, 1.2), (-0.45, 0.45), (-1.2, 0.45), (-1.2, -0.45), (-0.45, -0.45)),
)
_CORNERS = ((), _SQUARE, _UPWARDS, _DIAMOND, _DOWNWARDS, _CROSS)
MOST = len(_CORNERS)
NAMES = ("circle", "square", "triangle", "diamond", "triangle upside down", "cross")
RADIUS = 5.0


def shape(n: int, x: float, y: float, radius: float = RADIUS) -> str:
    """The outline of the mark of the nth council (from 1), around a place."""
    corners = _CORNERS[n - 1]
    if not corners:
        r, wide = number(radius), number(2 * radius)
        return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {wide} 0a{r} {r} 0 1 0 -{wide} 0Z"
    places = (f"{number(x + dx * radius)} {number(y + dy * radius)}" for dx, dy in corners)
    return f"M{'L'.join(places)}Z"


def kind(n: int, few: bool = False) -> str:
    """Its class in charts.css: open where there are fewer than ten cases."""
    return f"series series-{n}{' few' if few else ''}"


def line_kind(n: int) -> str:
    return f"series-line series-{n}"
