"""The charts of a council's page, each by itself: as a picture with its source, and as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from complaints.charts.bars import CategoryBars
from complaints.charts.flow import Flow
from complaints.charts.funnel import Funnel
from complaints.charts.marks import Drawing
from complaints.charts.paper import on_paper
from complaints.charts.strip import Strip
from complaints.charts.trend import Trend
from complaints.figures.measures import MEASURES
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.comparison import ReleasedYear
from councils.dates import day_in_words
from councils.models import Council
from councils.pictures import picture
from portal.open_data.csv_files import NOTE
from portal.open_data.licence import LICENCE

TEMPLATE = Path(__file__).parent / "chart.typ"
FORMS = ("png", "svg", "csv")
IMAGES = {"png": "image/png", "svg": "image/svg+xml"}
WIDEST = 640  # units of a drawing: more would be shown smaller
BREAK = "method changed: years before and after do not compare"
Chart = Flow | Funnel | Strip | Trend | CategoryBars


class ChartFormConverter:
    """``png``, ``svg`` or ``csv`` at the end of an address."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class ChartFile:
    """A chart of a council's year in one edition; ``marks`` is what has to be said before it."""

    chart: Chart
    council: Council
    release: Release
    marks: tuple[str, ...]
    rows: list[list[Any]]  # a heading, and what is drawn

    @property
    def title(self) -> str:
        title, release = self.chart.title, self.release
        named = [self.council.name] if self.council.name not in title else []
        dated = (
            [] if str(release.year) in title or isinstance(self.chart, Trend) else [release.year]
        )
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
        return [f"Each dot is another council; the line is {chart.average_name}.", chart.note]
    if isinstance(chart, Trend):
        band = "Between the thin lines: what chance alone gives, 95 times in 100."
        return [band if chart.has_band else "", chart.coverage_note]
    if isinstance(chart, Funnel):
        return [f"Each dot is one of the {chart.noun}; the lines are what chance gives."]
    if isinstance(chart, CategoryBars):
        few = "; open dot: fewer than ten cases" if chart.has_few else ""
        return [f"Dot: {chart.name}; upright line: {chart.average_name} together{few}."]
    return []


def counted(rate: AnyRate) -> list[Any]:
    """The figure as it is shown, and the two counts that it is made from."""
    return [rate.text, rate.part, rate.whole]


def similar(release: Release, council: Council, name: str) -> list[tuple[str, str, AnyRate]]:
    """The councils that a strip of this name draws, itself included, by short name."""
    measure = MEASURES.get(name.removeprefix("similar-"))
    if measure is None or not name.startswith("similar-"):
        return []
    rates = ReleasedYear.load(release).rates(council.type, measure)
    found = [(row.slug, row.short_name, rate) for row, rate in rates]
    return sorted(found, key=itemgetter(1, 0))


def rows_of(chart: Chart, similar: list[tuple[str, str, AnyRate]]) -> list[list[Any]]:
    """A heading and what the chart draws; ``similar`` are the councils of a strip."""
    if isinstance(chart, Flow):
        lines = [[each.words, each.count] for each in chart.parts]
        return [["what_happened", "complaints"], *lines, ["dealt with", chart.total]]
    if isinstance(chart, Strip):
        lines = [[slug, name, *counted(rate)] for slug, name, rate in similar]
        return [["slug", "council", "figure", "part", "whole"], *lines]
    if isinstance(chart, Funnel):
        lines = [[each.name, *counted(each.rate), each.where] for each in chart.dots]
        return [["council", "figure", "part", "whole", "limits"], *lines]
    pair = ["figure", "part", "whole", "similar_councils", "similar_part", "similar_whole"]
    if isinstance(chart, CategoryBars):
        bars = [[row.title, *counted(row.rate), *counted(row.average)] for row in chart.rows]
        return [["category", *pair], *bars]
    years = [
        [each.year, *counted(each.rate), *counted(each.average), BREAK if each.breaks else ""]
        for each in chart.points
    ]
    return [["year", *pair, "method"], *years]


def marked(rows: list[list[Any]], marks: tuple[str, ...]) -> list[list[Any]]:
    """The rows with what has to be said in a column of its own, as files of data have it."""
    if not marks:
        return rows
    heading, *lines = rows
    return [[*heading, NOTE], *([*line, " ".join(marks)] for line in lines)]
