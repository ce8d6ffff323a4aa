"""A chart by itself, as a PDF takes it in: with the style sheet that a page has of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from complaints.charts.marks import Drawing, number


def on_paper(drawing: Drawing) -> str:
    """The drawing as a whole SVG file, light."""
    return svg(drawing.markup, (0, 0, drawing.width, drawing.height))


def svg(markup: str, box: tuple[float, float, float, float]) -> str:
    """Marks in a box: its left, top, width and height."""
    left, top, width, height = map(number, box)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}"'
        f' width="{width}" height="{height}"><style>{_style()}</style>{markup}</svg>'
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "paper.css").read_text()
