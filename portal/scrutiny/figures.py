"""Side one of a pack: the measures, the trend, the uphold rate by subject."""

from __future__ import annotations

from collections.abc import Sequence

from complaints.charts import category_bars
from complaints.charts.panel_words import counts_in_words, lines
from complaints.charts.panels import MeasurePanel, gaps_of, panel
from complaints.charts.trend import Trend as DrawnTrend
from complaints.figures.chance import BEYOND, chance_said_once
from complaints.figures.measures import with_panel
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate
from complaints.statistics.breakdown import CategoryRate
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council
from councils.years import Year
from portal.scrutiny.content import (
    Chart,
    Figure,
    Measure,
    Subject,
    Subjects,
    Trend,
    TrendYear,
)
from portal.scrutiny.words import by_subject

FEW = "fewer than ten"
BAND = (
    "Between the thin lines lies what chance alone gives a council of this size, 95 times in 100."
    " The range of chance says in cases how many of those investigated that would be."
)
RANGE = (
    "The range of chance is how many of those investigated would be upheld by chance alone at the"
    " average, 95 times in 100."
)
OPEN_DOT = "An open dot stands for fewer than ten cases."
PUBLISHED_AVERAGE = "The average is the one that the {ombudsman} published."
NONE_BY_SUBJECT = "No complaint was investigated, so no subject has an uphold rate."


def measures(
    compared: ComparedCouncils, row: CouncilYear, council: Council, ombudsman: str
) -> tuple[tuple[Measure, ...], str]:
    """The council page's panels in words, and what is said once of their gaps."""
    panels = [panel(compared, row, council, each) for each in with_panel()]
    told = tuple(_measure(each, council, ombudsman) for each in panels)
    return told, chance_said_once(gaps_of(panels))


def _measure(shown: MeasurePanel, council: Council, ombudsman: str) -> Measure:
    said = lines(shown, council)
    if shown.average_is_published:
        said.append(PUBLISHED_AVERAGE.format(ombudsman=ombudsman))
    rate = shown.rate
    figure = Figure(
        slug=shown.measure.slug,
        text=rate.text,
        counts=counts_in_words(shown),
        part=rate.part,
        whole=rate.whole,
        is_words=rate.ratio is None,
    )
    return Measure(shown.measure.name, figure, tuple(said))


def trend(drawn: DrawnTrend | None) -> Trend | None:
    """The trend as the council's page draws it."""
    if drawn is None:
        return None
    note = [BAND] if drawn.has_band else []
    note += [OPEN_DOT] if drawn.has_few else []
    note += [drawn.coverage_note] if drawn.coverage_note else []
    undrawn = [RANGE] if drawn.has_band else []
    undrawn += [drawn.coverage_note] if drawn.coverage_note else []
    return Trend(
        chart=Chart(drawn.title, drawn.description, drawn.drawings),
        note=" ".join(note),
        undrawn_note=" ".join(undrawn),
        name=drawn.name,
        average_name=drawn.average_name,
        years=tuple(
            TrendYear(
                year=point.year,
                figure=_shown(point.rate),
                counts=point.rate.counts,
                average=point.average_words,
                chance=point.chance,
                is_words=point.rate.has_few or point.rate.ratio is None,
                breaks=point.breaks and place > 0,
                part=point.rate.part,
                whole=point.rate.whole,
            )
            for place, point in enumerate(drawn.points)
        ),
    )


def subjects(
    rows: Sequence[CategoryRate],
    council: Council,
    year: Year,
    performance: Performance,
    coverage: str = "",
) -> Subjects | None:
    """The uphold rate by category; None where the year has no categories.

    ``coverage`` names the councils that the averages are of, where these are not all.

    Where nothing was investigated a sentence says so, and no row repeats it.
    """
    if not rows:
        return None
    opening = by_subject(rows, performance.upheld_in_all)
    if not performance.investigated:
        opening, rows = NONE_BY_SUBJECT, ()
    drawn = category_bars(
        rows,
        name=council.short_name,
        average_name=coverage or council.type_plural,
        title=f"Uphold rate by subject, {year}",
        ident="subjects",
    )
    few = " Open dot: fewer than ten cases." if drawn.has_few else ""
    return Subjects(
        title=drawn.title,
        opening=opening,
        note=f"Dot: {drawn.name}. Upright line: {drawn.average_name} together.{few} Withheld"
        " cases are not broken down by subject.",
        name=drawn.name,
        average_name=drawn.average_name,
        rows=tuple(
            Subject(
                name=row.category,
                figure=_shown(row.rate),
                counts=row.rate.counts,
                average=row.average.text,
                average_counts="" if row.average.has_few else row.average.counts,
                few=row.rate.has_few,
                remark=BEYOND if row.is_beyond_chance else "",
                part=row.rate.part,
                whole=row.rate.whole,
                chart=Chart(row.category, bar.description, (bar.drawing,)),
            )
            for row, bar in zip(rows, drawn.rows, strict=True)
        ),
    )


def _shown(rate: AnyRate) -> str:
    return FEW if rate.has_few else rate.text
