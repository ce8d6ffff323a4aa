"""Every measure in every year up to the pack's own, in one table that is read downwards."""

from __future__ import annotations

from collections.abc import Sequence

from complaints.charts import TrendPoint
from complaints.figures.measures import (
    COMPLIANCE_RATE,
    ON_TIME_RATE,
    SATISFACTORY_REMEDY_RATE,
    UPHOLD_RATE,
    Measure,
)
from councils.models import Council
from councils.years import Year
from portal.pages.council_years_content import History, points_of
from portal.scrutiny.content import OverYears, YearCell, YearOfMeasures

MEASURES = (UPHOLD_RATE, COMPLIANCE_RATE, ON_TIME_RATE, SATISFACTORY_REMEDY_RATE)


def over_years(history: History, council: Council, breaks: set[Year]) -> OverYears | None:
    """None of a council with one public year."""
    columns = [points_of(history, council, breaks, measure) for measure in MEASURES]
    if len(columns[0]) < 2:
        return None
    return OverYears(
        short_note=_short_note([point for column in columns for point in column]),
        names=tuple(measure.name for measure in MEASURES),
        years=tuple(
            YearOfMeasures(
                year=row[0].year,
                breaks=row[0].breaks and place > 0,
                cells=tuple(
                    _cell(measure, point, council)
                    for measure, point in zip(MEASURES, row, strict=True)
                ),
            )
            for place, row in enumerate(zip(*columns, strict=True))
        ),
    )


def _cell(measure: Measure, point: TrendPoint, council: Council) -> YearCell:
    rate = point.rate
    return YearCell(
        slug=measure.slug,
        name=measure.name,
        figure=rate.text,  # of few cases the counts
        counts="" if rate.text == rate.counts else rate.counts,
        average=point.average.text,
        averaged=_averaged(point, council),
        is_words=rate.has_few or rate.ratio is None,
        part=rate.part,
        whole=rate.whole,
    )


def _short_note(points: Sequence[TrendPoint]) -> str:
    """What stands after the dot in a narrow table, and in which years it is not of all."""
    if not any(each.average.ratio for each in points):
        return ""
    apart = (f"in {each.year} {each.coverage}" for each in points if each.coverage)
    covers = "".join(f"; {each}" for each in dict.fromkeys(apart))
    return f"After the dot: similar councils together{covers}."


def _averaged(point: TrendPoint, council: Council) -> str:
    """As in "county councils 89%", or "20 of 21 county councils 89%" where it is not of all."""
    average = point.average
    if average.ratio is None:
        return average.text
    published = ", as published" if average.is_published else ""
    return f"{point.coverage or council.type_plural} {average.text}{published}"
