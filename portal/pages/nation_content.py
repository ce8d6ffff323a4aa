"""What the home page shows of the nation over the years: how often complaints were upheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from complaints.charts import TrendPoint, trend
from complaints.charts.trend import Trend
from complaints.figures.measures import UPHOLD_RATE
from complaints.figures.rates import NoFigure
from complaints.figures.sums import UPHELD_IN_ALL
from complaints.models import Release, YearNote
from complaints.statistics.case_lists import CountedList
from complaints.statistics.nation_years import nation_over_years

NAME = "All councils together"
# A chart depends on nothing but what it is drawn from, so the last ones drawn are kept.
draw_trend = lru_cache(maxsize=20)(trend)


def nation_trend(releases: Iterable[Release], notes: Iterable[YearNote]) -> Trend | None:
    """The uphold rate of all councils in each public year; None where there are not two."""
    editions = {each.year: each for each in releases}
    breaks = {note.year for note in notes if note.breaks_comparison}
    points = tuple(
        TrendPoint(
            str(each.year),
            each.rate(UPHOLD_RATE),
            NoFigure(""),
            breaks=each.year in breaks,
            coverage=each.coverage,
            to_cases=CountedList(editions[each.year], UPHELD_IN_ALL.name).address(),
        )
        for each in nation_over_years(editions.values())
    )
    if len(points) < 2:
        return None
    drawn = draw_trend(
        points, name=NAME, average_name="", title="Uphold rate in England", ident="nation"
    )
    years = "; ".join(
        f"{'method changed; ' if point.breaks else ''}{point.year} {point.rate.text}"
        for point in points
    )
    return replace(drawn, description=f"{NAME}: {years}.")
