"""The measures of each council as a table, and those of its type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from complaints.figures.measures import MEASURES
from complaints.figures.sentences import why_not_compared
from complaints.figures.table_words import beside_in_short
from complaints.statistics.comparison import OTHER, CouncilYear
from complaints.statistics.side_by_side import SideBySide
from councils.models import Council
from councils.register.succession import by_name
from councils.register.succession_words import closing, opening
from councils.years import Year
from portal.compare.chosen import Chosen
from portal.compare.content import Average, Cell, Member, Row

ALL_MEASURES = tuple(MEASURES.values())


def members(chosen: Chosen, found: SideBySide, today: date) -> list[Member]:
    made = []
    for number, council in enumerate(chosen.councils, start=1):
        row = found.row(council.pk)
        made.append(
            Member(
                number,
                council,
                about(council, row),
                absence(council, row, found.year, today),
                row is not None,
                page(council, found.year if row else None),
                chosen.without(council).address,
            )
        )
    return made


def page(council: Council, year: Year | None) -> str:
    """The address of its year, or without figures of its newest."""
    if year is None:
        return council.get_absolute_url()
    return reverse("council-year", args=[council.slug, year])


def about(council: Council, row: CouncilYear | None) -> str:
    """Its type, where it lies, and how many live there."""
    county = f" in {council.county.short_name}" if council.county else ""
    residents = f"{row.residents:,} residents" if row and row.residents else ""
    kind = f"{council.get_type_display()}{county}"
    return " · ".join(filter(None, (kind, council.region, residents)))


def absence(council: Council, row: CouncilYear | None, year: Year, today: date) -> str:
    """Why it has no figures of the year, or why these stand by themselves."""
    if row is not None:
        return why_not_compared(council, year, row)
    told = None
    if not council.existed_in(year):
        is_later = council.opened_on is not None and council.opened_on >= year.end
        after = () if is_later else by_name(council.successors.all())
        told = opening(council, today) if is_later else closing(council, today, after)
    why = f" It {told.without_name}." if told else ""
    return f"{council.name} has no figures in {year}.{why}"


def rows(members: Sequence[Member], found: SideBySide) -> list[Row]:
    made = []
    for member in members:
        row = found.row(member.council.pk)
        cells = () if row is None else tuple(_cells(found, row))
        made.append(Row(member, cells))
    return made


def _cells(found: SideBySide, row: CouncilYear) -> list[Cell]:
    return [
        Cell(each, row.rate(each), beside_in_short(found.compared.comparison(row, each)))
        for each in ALL_MEASURES
    ]


def averages(members: Sequence[Member], found: SideBySide) -> list[Average]:
    """Those of each type there is among the councils with figures, once."""
    by_type: dict[str, CouncilYear] = {}
    for member in members:
        row = found.row(member.council.pk)
        if row is not None and row.is_compared and row.type != OTHER:
            by_type.setdefault(row.type, row)
    return [_average(found, row) for row in by_type.values()]


def _average(found: SideBySide, row: CouncilYear) -> Average:
    cells, covers = [], []
    for measure in ALL_MEASURES:
        group = found.compared.group(row.type)
        pooled, coverage = row.average(measure, group.rate(measure), group.coverage(measure))
        cells.append(Cell(measure, pooled))
        covers.append("as published" if pooled.is_published else coverage)
    return Average(Council.Type(row.type).plural, tuple(cells), tuple(covers))
