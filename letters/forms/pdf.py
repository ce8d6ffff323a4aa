"""A letter as PDF/UA-1, typeset by typst: the same content gives the same bytes."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from threading import local

import typst

from complaints.charts.drawing import number
from councils.years import LONDON
from letters.composing.content import Chart, LetterContent

HERE = Path(__file__).parent
_of_thread = local()


def pdf(content: LetterContent, dated_on: date, signature: bytes | None = None) -> bytes:
    """The letter; ``signature`` is an image, PNG or JPEG.

    typst.TypstError where a title, a language or an alternative text were missing: a PDF that is
    not accessible is not made.
    """
    data = content.as_json() | {
        "signature": list(signature) if signature else None,
        "drawings": {each.slug: svg(each.chart) for each in content.panels if each.chart},
    }
    made: bytes = _compiler().compile(
        sys_inputs={"letter": json.dumps(data)},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(dated_on, time(), tzinfo=LONDON).timestamp()),
    )
    return made


def svg(chart: Chart) -> str:
    """A chart by itself, with the style sheet that a page has of its own."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.width}'
        f' {number(chart.height)}" width="{chart.width}" height="{number(chart.height)}">'
        f"<style>{_style()}</style>{chart.drawing.markup}</svg>"
    )


@cache
def _style() -> str:
    return (HERE / "charts.css").read_text()


def _compiler() -> typst.Compiler:
    """One for each thread: it keeps the fonts and the template it has read."""
    if not hasattr(_of_thread, "compiler"):
        _of_thread.compiler = typst.Compiler(
            str(HERE / "letter.typ"), root=str(HERE), ignore_system_fonts=True
        )
    return _of_thread.compiler
