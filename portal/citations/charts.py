"""A chart of a council's page or of a comparison by itself, as a picture with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.urls.converters import StringConverter

from complaints.charts.abreast import SeveralAbreast
from complaints.charts.bars import CategoryBars
from complaints.charts.flow import Flow
from complaints.charts.funnel import Funnel
from complaints.charts.marks import Drawing
from complaints.charts.paper import on_paper
from complaints.charts.strip import Strip
from complaints.charts.trend import Trend
from complaints.charts.trends import Trends
from complaints.figures.measures import Measure
from complaints.figures.rates import AnyRate
from complaints.models import Release
from councils.dates import day_in_words
from councils.pictures import picture
from portal.compare.content import Compared
from portal.open_data.licence import LICENCE

TEMPLATE = Path(__file__).parent / "chart.typ"
FORMS = ("png", "svg", "csv")
IMAGES = {"png": "image/png", "svg": "image/svg+xml"}
WIDEST = 640  # units of a drawing: more would be shown smaller
CHANCE = (
    "The shaded part of a line is what chance alone gives a council with as many cases, 95 times in"
    " 100, around the average of its type."
)
Chart = Flow | Funnel | Strip | Trend | CategoryBars | SeveralAbreast | Trends


class ChartFormConverter(StringConverter):
    """``png``, ``svg`` or ``csv`` at the end of an address."""

    regex = "|".join(FORMS)


@dataclass(frozen=True)
class ChartFile:
    """A chart of one edition of a year, about a council or several.

    ``marks`` is what has to be said before it.
    """

    chart: Chart
    about: str
    release: Release
    marks: tuple[str, ...]
    rows: list[list[Any]]  # a heading, and what is drawn

    @property
    def title(self) -> str:
        title, release = self.chart.title, self.release
        named = [] if self.about in title else [self.about]
        is_dated = str(release.year) in title or isinstance(self.chart, Trend | Trends)
        dated = [] if is_dated else [release.year]
        return ", ".join(map(str, (title, *named, *dated)))

    @property
    def source(self) -> str:
        return (
            f"Source: {settings.OMBUDSMAN['name']}, {self.release.year}, edition"
            f" {self.release.edition}, published {day_in_words(self.release.public_at)}."
            f" {LICENCE['title']}."
        )


def charts_of(page: Mapping[str, Any]) -> dict[str, Chart]:
    """Those of a council's page, by their names in addresses."""
    found: dict[str, Chart | None] = {"overview": page["flow"], "subjects": page["categories"]}
    for card in page["cards"]:
        found[f"similar-{card.measure.slug}"] = card.panel.strip
        found[f"years-{card.measure.slug}"] = card.over_years.trend
    for measure, chart in page["funnels"] or ():
        found[f"limits-{measure.slug}"] = chart
    return {name: chart for name, chart in found.items() if chart is not None}


def compared_charts(compared: Compared) -> dict[str, Chart]:
    """Those of a comparison, by their names in addresses."""
    several: list[tuple[Measure, SeveralAbreast | Trends]] = [*compared.strips, *compared.trends]
    funnels = [chart for _, charts in compared.funnels for chart in charts]
    return {chart.ident: chart for chart in (*(chart for _, chart in several), *funnels)}


def drawn(file: ChartFile, form: Literal["png", "svg"]) -> bytes:
    """The chart under its title and above its source; the same file gives the same bytes."""
    chart = file.chart
    one = drawing_of(chart)
    content = {
        "title": file.title,
        "description": "" if isinstance(chart, CategoryBars) else chart.description,
        "marks": list(file.marks),
        "svg": on_paper(one) if one else "",
        "width": one.width if one else 0,
        "rows": bars(chart) if isinstance(chart, CategoryBars) else [],
        "notes": [each for each in notes(chart) if each],
        "source": file.source,
    }
    return picture(TEMPLATE, {"chart": content}, form)


def drawing_of(chart: Chart) -> Drawing | None:
    """The widest whose words keep their size; subjects are drawn row by row."""
    if isinstance(chart, Strip):
        return chart.drawing
    if isinstance(chart, CategoryBars):
        return None
    return max((each for each in chart.drawings if each.width <= WIDEST), key=attrgetter("width"))


def bars(chart: CategoryBars) -> list[dict[str, str]]:
    return [
        {
            "title": row.title,
            "svg": on_paper(row.drawing),
            "description": row.description,
            "figure": told(row.rate),
        }
        for row in chart.rows
    ]


def told(rate: AnyRate) -> str:
    return f"{rate.text} ({rate.counts_in_sentence})" if rate.counts_in_sentence else rate.text


def notes(chart: Chart) -> list[str]:
    """What the page says beside the drawing."""
    if isinstance(chart, Strip):
        line = "bold line" if chart.whose_lines else "line"
        dots = f"Each dot is another council; the {line} is {chart.average_name}."
        return [dots, chart.whose_lines, chart.note]
    if isinstance(chart, Trend):
        band = "Between the thin lines: what chance alone gives, 95 times in 100."
        return [band if chart.has_band else "", chart.coverage_note]
    if isinstance(chart, SeveralAbreast):
        return [CHANCE if chart.has_band else "", "An open mark has fewer than ten cases."]
    if isinstance(chart, Funnel):
        return [f"Each dot is one of the {chart.noun}; the lines are what chance gives."]
    if isinstance(chart, CategoryBars):
        few = "; open dot: fewer than ten cases" if chart.has_few else ""
        return [f"Dot: {chart.name}; upright line: {chart.average_name} together{few}."]
    return []
