"""A letter as PDF/UA-1, drawn from its content alone: the same content gives the same bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from complaints.charts.paper import on_paper
from councils.pdf import typeset
from letters.composing.content import Chart, LetterContent

TEMPLATE = Path(__file__).parent / "letter.typ"


def pdf(content: LetterContent, dated_on: date, signature: bytes | None = None) -> bytes:
    """The letter; ``signature`` is an image, PNG or JPEG."""
    data = content.as_json() | {
        "signature": signature,
        "drawings": {each.slug: svg(each.chart) for each in content.panels if each.chart},
    }
    return typeset(TEMPLATE, {"letter": data}, dated_on)


def svg(chart: Chart) -> str:
    return on_paper(chart.drawing)
