"""What a chart draws as rows of a table, each figure with its counts."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from complaints.charts.abreast import SeveralAbreast
from complaints.charts.bars import CategoryBars
from complaints.charts.flow import Flow
from complaints.charts.funnel import Funnel
from complaints.charts.strip import Strip
from complaints.charts.trends import Trends
from complaints.figures.measures import MEASURES
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.comparison import ReleasedYear
from councils.models import Council
from portal.citations.charts import Chart
from portal.open_data.csv_files import NOTE

BREAK = "the method changed here: years before and after cannot be compared"


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
    if isinstance(chart, SeveralAbreast):
        lines = [
            [each.name, *counted(each.rate), each.average.text, each.chance]
            for each in chart.councils
        ]
        return [["council", "figure", "part", "whole", "type_together", "chance"], *lines]
    if isinstance(chart, Trends):
        lines = [
            [year, line.name, *counted(rate), BREAK if breaks else ""]
            for year, breaks, rates in chart.rows
            for line, rate in zip(chart.lines, rates, strict=True)
        ]
        return [["year", "council", "figure", "part", "whole", "method"], *lines]
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
