"""A chart by itself, as a PDF takes it in: with the style sheet that a page has of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from complaints.charts.marks import Drawing, number


def on_paper(drawing: Drawing) -> str:
    """The drawing as a whole SVG file, light."""
    width, height = drawing.width, number(drawing.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawing.view_box}" width="{width}"'
        f' height="{height}"><style>{_style()}</style>{drawing.markup}</svg>'
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "paper.css").read_text()
