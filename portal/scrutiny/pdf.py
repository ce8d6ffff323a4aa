"""A scrutiny pack as PDF/UA-1, on A4, drawn from its content alone."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from complaints.charts.paper import on_paper
from councils.pdf import typeset
from portal.scrutiny.content import Chart, Pack

TEMPLATE = Path(__file__).parent / "pack.typ"


def pdf(pack: Pack, dated_on: date) -> bytes:
    """The same pack of the same day gives the same bytes."""
    return typeset(TEMPLATE, {"pack": as_data(pack)}, dated_on)


def as_data(part: Any) -> Any:
    """The content by its fields; a chart as its narrowest drawing and its words."""
    if isinstance(part, Chart):
        words = f"{part.title}. {part.description}"
        return {"svg": on_paper(part.drawings[0]), "alt": words}
    if is_dataclass(part):
        return {each.name: as_data(getattr(part, each.name)) for each in fields(part)}
    if isinstance(part, list | tuple):
        return [as_data(each) for each in part]
    if part is None or isinstance(part, str | int | float):
        return part
    raise TypeError(f"{part!r} is nothing that a pack is made of")
