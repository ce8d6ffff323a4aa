"""The comparison as PDF/UA-1 on A4, drawn from its content alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from complaints.charts.marks import Drawing
from complaints.charts.paper import on_paper
from complaints.charts.shapes import kind, shape
from complaints.figures.rates import AnyRate
from councils.dates import instant_in_words
from councils.pdf import typeset
from portal.compare.content import Compared

TEMPLATE = Path(__file__).parent / "compare.typ"
MADE_UP = "Demonstration: the figures are made up and say nothing about any real council."


def pdf(compared: Compared, dated_on: date, *, demonstration: bool) -> bytes:
    """The same comparison of the same day gives the same bytes."""
    return typeset(TEMPLATE, {"compared": as_data(compared, demonstration)}, dated_on)


def as_data(compared: Compared, demonstration: bool) -> dict[str, Any]:
    release = compared.release
    return {
        "title": compared.title,
        "names": compared.chosen.names,
        "year": str(compared.year),
        "sender": settings.OMBUDSMAN["name"],
        "mark": MADE_UP if demonstration else "",
        "warning": compared.warning,
        "unlike": list(compared.unlike),
        "of_subjects": compared.of_subjects,
        "notes": [note.text for note in compared.notes],
        "chance": compared.explained,
        "members": [
            {
                "symbol": _symbol(each.number),
                "name": each.council.name,
                "about": each.about,
                "absence": each.absence,
            }
            for each in compared.members
        ],
        "measures": [each.name for each in compared.measures],
        "rows": [
            {
                "symbol": _symbol(row.member.number),
                "name": row.member.short_name,
                "cells": [_cell(cell.rate, cell.beside) for cell in row.cells],
            }
            for row in compared.rows
        ],
        "averages": [
            {
                "name": f"{each.name[0].upper()}{each.name[1:]} together",
                "cells": [_cell(cell.rate, covers) for cell, covers in each.with_coverage],
            }
            for each in compared.averages
        ],
        "strips": [_chart(measure.name, chart) for measure, chart in compared.strips],
        "funnels": [
            _chart(chart.title, chart) for _, charts in compared.funnels for chart in charts
        ],
        "trends": [_chart(measure.name, chart) for measure, chart in compared.trends],
        "subjects": [
            {
                "name": row.category,
                "cells": [_cell(rate) for _, rate in row.cells]
                + ([_cell(row.average)] if row.average is not None else []),
            }
            for row in compared.subject_rows
        ],
        "has_average": compared.are_alike and bool(compared.averages),
        "about": f"{compared.year}, edition {release.edition}, public since"
        f" {instant_in_words(release.public_at)}.",
        "address": f"{settings.SITE_URL}{compared.in_year.address}",
    }


def _cell(rate: AnyRate, beside: str = "") -> dict[str, str]:
    counts = "" if rate.has_few else rate.counts
    return {"text": rate.text, "counts": counts, "beside": beside}


def _chart(heading: str, chart: Any) -> dict[str, str]:
    """The narrowest drawing, and what it says."""
    return {
        "heading": heading,
        "svg": on_paper(chart.drawings[0]),
        "alt": f"{chart.title}. {chart.description}",
    }


def _symbol(number: int) -> str:
    drawing = Drawing("", 16, 16)
    drawing.draw(kind(number), shape(number, 8, 8))
    return on_paper(drawing)
