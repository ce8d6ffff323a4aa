"""The councils that a council's strips draw, as a table: each with its figures and counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from complaints.figures.measures import Measure, with_panel
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council


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
    rates = [dict(_by_council(compared, row.type, each)) for each in measures]
    similar = sorted(compared.similar(row.type), key=lambda each: (each.short_name, each.slug))
    told = tuple(
        (each.slug, each.short_name, *(of[each.council_id] for of in rates)) for each in similar
    )
    address = reverse("council-year", args=["council", release.year])
    if release.replaced_by:
        address += f"?edition={release.edition}"
    body = written(told, council.slug, address)
    return SimilarCouncils(len(similar), council.type_plural, measures, body)


def _by_council(
    compared: ComparedCouncils, kind: str, measure: Measure
) -> list[tuple[int, AnyRate]]:
    return [(row.council_id, rate) for row, rate in compared.rates(kind, measure)]


@lru_cache(maxsize=100)
def written(councils: tuple[tuple[Any, ...], ...], here: str, address: str) -> SafeString:
    """The rows as HTML; ``address`` is that of a council called *council*.

    Joined here, because for 180 councils a template takes as long as for the rest of the page, and
    kept with what they are made from: the figures of an edition are frozen.
    """
    return mark_safe("".join(_row(each, here, address) for each in councils))


def _row(council: tuple[Any, ...], here: str, address: str) -> str:
    slug, name, *rates = council
    this = ' class="this"' if slug == here else ""
    to = address.replace("/council/", f"/{slug}/", 1)
    cells = "".join(f"<td>{_cell(rate)}</td>" for rate in rates)
    return f'<tr{this}><th scope="row"><a href="{to}">{escape(name)}</a></th>{cells}</tr>'


def _cell(rate: AnyRate) -> str:
    """The figure and what it is made from; where there are few the counts are the figure."""
    if rate.exact is None or rate.has_few:
        return escape(rate.text)
    counts = rate.counts if rate.part is None else f"{rate.part:,}{rate.of_what}"
    return f"{escape(rate.text)} <small>{escape(counts)}</small>"
