"""The funnel of one measure and one type of councils, put together from an edition's figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from complaints.charts.funnel import Funnel, FunnelDot, funnel
from complaints.figures.chance import limits_around
from complaints.figures.measures import Measure
from complaints.figures.rates import AnyRate
from complaints.statistics.comparison import ComparedCouncils
from councils.models import Council
from councils.years import Year

LONGEST = 24  # letters of words below an axis
# A chart depends on nothing but what it is drawn from, so the last ones drawn are kept.
draw_funnel = lru_cache(maxsize=300)(funnel)


class Known(NamedTuple):
    """What a dot says of a council, and the page it leads to, if any."""

    short_name: str
    address: str = ""


def type_funnel(
    compared: ComparedCouncils,
    kind: str,
    measure: Measure,
    year: Year,
    *,
    councils: Mapping[int, Known],
    lit: Mapping[int, int],
    ident: str,
) -> Funnel:
    """The councils of a type in order of name; ``councils`` are by their ids.

    ``lit`` are the shapes of those that stand out, by id: 0 is this council, 1 to 6 those compared.
    """
    average = average_of(compared, kind, measure)
    dots = [
        FunnelDot(
            councils[row.council_id].short_name,
            rate,
            position(rate, average),
            lit.get(row.council_id),
            councils[row.council_id].address,
        )
        for row, rate in compared.rates(kind, measure)
    ]
    noun = Council.Type(kind).plural
    return draw_funnel(
        tuple(sorted(dots, key=lambda each: (each.name.lower(), each.address))),
        average,
        across=across(measure),
        noun=noun,
        title=f"{measure.name} of {noun}, {year}",
        ident=ident,
    )


def average_of(compared: ComparedCouncils, kind: str, measure: Measure) -> AnyRate:
    """The average that was published for all of the type, else its pooled rate, as in words."""
    pooled = compared.average(kind, measure)
    found = {row.average(measure, pooled)[0] for row in compared.similar(kind)}
    return found.pop() if len(found) == 1 else pooled


def position(rate: AnyRate, average: AnyRate) -> str:
    """Where a council lies around its type's average, as everywhere; empty without a figure."""
    limits = limits_around(rate, average)
    if limits is None or rate.part is None or not rate.whole:
        return ""
    return limits.position(rate.part)


def across(measure: Measure) -> str:
    """What a rate is of, in few words: "complaints investigated", "residents"."""
    words = measure.below.words.split(",")[0]
    return words if len(words) <= LONGEST else measure.of
