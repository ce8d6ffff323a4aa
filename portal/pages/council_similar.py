"""The councils that a council's charts draw: as a table, each with its figures, counts and whether
these lie outside the limits of chance; and as the funnels of their type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from complaints.charts.funnel import WHERE, Funnel
from complaints.charts.funnels import Known, average_of, position, type_funnel
from complaints.figures.measures import Measure, with_panel
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from complaints.templatetags.figures import with_mark
from councils.models import Council

OUTSIDE = {position: words for position, words in WHERE.items() if position != "within"}


@dataclass(frozen=True)
class SimilarCouncils:
    """``rows`` are the table's body: a name that leads to its page, then each measure's figure.

    By short name: no council is ranked.
    """

    number: int
    noun: str
    measures: list[Measure]
    rows: SafeString


def similar_councils(
    compared: ComparedCouncils, row: CouncilYear, council: Council, release: Release
) -> SimilarCouncils | None:
    """None of a council that is compared with nobody.

    Of an edition that was replaced the names lead to the same edition.
    """
    if not row.is_compared:
        return None
    measures = with_panel()
    rates = [_by_council(compared, row.type, each) for each in measures]
    similar = sorted(compared.similar(row.type), key=lambda each: (each.short_name, each.slug))
    told = tuple(
        (
            each.slug,
            each.short_name,
            *(
                (measure.slug, *of[each.council_id])
                for measure, of in zip(measures, rates, strict=True)
            ),
        )
        for each in similar
    )
    address = reverse("council-year", args=["council", release.year])
    if release.replaced_by:
        address += f"?edition={release.edition}"
    body = written(told, council.slug, address)
    return SimilarCouncils(len(similar), council.type_plural, measures, body)


def _by_council(
    compared: ComparedCouncils, kind: str, measure: Measure
) -> dict[int, tuple[AnyRate, str]]:
    """Each council's rate, and where it lies if that is outside the limits."""
    average = average_of(compared, kind, measure)
    return {
        row.council_id: (rate, "" if rate.is_small else OUTSIDE.get(position(rate, average), ""))
        for row, rate in compared.rates(kind, measure)
    }


def funnels(
    compared: ComparedCouncils, row: CouncilYear, release: Release
) -> list[tuple[Measure, Funnel]]:
    """Of each measure that has limits, with this council lit; none where it is not compared."""
    if not row.is_compared:
        return []
    councils = {each.council_id: Known(each.short_name) for each in compared.similar(row.type)}
    return [
        (
            measure,
            type_funnel(
                compared,
                row.type,
                measure,
                release.year,
                councils=councils,
                lit={row.council_id: 0},
                ident=f"funnel-{measure.slug}",
            ),
        )
        for measure in with_panel()
        if measure.has_limits and row.rate(measure).ratio is not None
    ]


def written(councils: tuple[tuple[Any, ...], ...], here: str, address: str) -> SafeString:
    """The rows as HTML; ``address`` is that of a council called *council*.

    Joined here, because for 180 councils a template takes as long as for the rest of the page.
    """
    return mark_safe("".join(_row(each, each[0] == here, address) for each in councils))


@lru_cache(maxsize=4_000)
def _row(council: tuple[Any, ...], is_this: bool, address: str) -> str:
    """Kept with what it is made from, for the pages of all similar councils and of some years.

    The figures of an edition are frozen.
    """
    slug, name, *rates = council
    this = ' class="this"' if is_this else ""
    to = address.replace("/council/", f"/{slug}/", 1)
    cells = "".join(f"<td>{_cell(*each)}</td>" for each in rates)
    return f'<tr{this}><th scope="row"><a href="{to}">{escape(name)}</a></th>{cells}</tr>'


def _cell(measure: str, rate: AnyRate, where: str) -> str:
    """The figure and what it is made from; where there are few the counts are the figure."""
    counts = rate.counts if rate.part is None else f"{rate.part:,}{rate.of_what}"
    counts = "" if rate.exact is None or rate.has_few else counts
    told = ", ".join(filter(None, (counts, where)))
    has_mark = rate.part is not None
    shown = with_mark(rate.text, rate, measure, "council") if has_mark else escape(rate.text)
    return f"{shown} <small>{escape(told)}</small>" if told else shown
