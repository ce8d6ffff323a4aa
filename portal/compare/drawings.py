"""The charts of the comparison: each council by its shape, on the axes of its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.urls import reverse

from complaints.charts.abreast import Abreast, Other, SeveralAbreast, abreast
from complaints.charts.funnel import Funnel
from complaints.charts.funnels import Known, type_funnel
from complaints.charts.trends import Line, Trends, trends
from complaints.figures.chance import limits_around
from complaints.figures.measures import Measure, with_panel
from complaints.figures.rates import AnyRate, NoFigure
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.side_by_side import SideBySide
from complaints.statistics.type_years import TypeYear
from councils.models import Council
from councils.years import Year
from portal.compare.chosen import Chosen
from portal.compare.content import Member

# A chart depends on nothing but what it is drawn from, so the last ones drawn are kept.
draw_abreast = lru_cache(maxsize=200)(abreast)
draw_trends = lru_cache(maxsize=200)(trends)


def strips(
    chosen: Chosen, members: Sequence[Member], found: SideBySide, names: Mapping[int, str]
) -> list[tuple[Measure, SeveralAbreast]]:
    """Each measure that one of them has: a line for each, and similar councils above them."""
    made = []
    for measure in with_panel():
        councils = [
            _abreast(member, row, measure, found)
            for member in members
            if (row := found.row(member.council.pk)) and row.is_compared
        ]
        if not any(each.rate.ratio is not None for each in councils):
            continue
        one = chosen.types[0] if len(chosen.types) == 1 else None
        picked = {member.council.pk for member in members}
        others = [
            Other(names[row.council_id], rate)
            for row, rate in (found.compared.rates(one.value, measure) if one else [])
            if row.council_id not in picked
            and rate.ratio is not None
            and not (rate.has_few or rate.is_small)
        ]
        drawn = draw_abreast(
            tuple(councils),
            tuple(others),
            noun=one.plural if one else "",
            title=f"{measure.name} of {chosen.names}, {found.year}",
            ident=f"abreast-{measure.slug}",
        )
        made.append((measure, drawn))
    return made


def _abreast(member: Member, row: CouncilYear, measure: Measure, found: SideBySide) -> Abreast:
    rate, comparison = row.rate(measure), found.compared.comparison(row, measure)
    if rate.is_small:
        rate = NoFigure("fewer than 10,000 residents: not compared", rate.counts)
    if comparison is None:
        return Abreast(member.number, member.short_name, rate, NoFigure("not compared"))
    return Abreast(
        member.number,
        member.short_name,
        rate,
        comparison.average,
        limits_around(rate, comparison.average),
    )


def known(councils: Iterable[Council], year: Year) -> dict[int, Known]:
    """Each council's name, and the address of its year."""
    return {
        each.pk: Known(each.short_name, reverse("council-year", args=[each.slug, year]))
        for each in councils
    }


def funnels(
    members: Sequence[Member], found: SideBySide, councils: Mapping[int, Known], measure: Measure
) -> list[Funnel]:
    """One for each type among them: its councils, with those compared lit."""
    lit = {member.council.pk: member.number for member in members}
    kinds = dict.fromkeys(
        row.type for member in members if (row := found.row(member.council.pk)) and row.is_compared
    )
    return [
        type_funnel(
            found.compared,
            kind,
            measure,
            found.year,
            councils=councils,
            lit=lit,
            ident=f"funnel-{measure.slug}-{kind}",
        )
        for kind in kinds
    ]


def over_years(
    chosen: Chosen,
    members: Sequence[Member],
    found: SideBySide,
    breaks: set[Year],
    together: Mapping[Year, TypeYear],
) -> list[tuple[Measure, Trends]]:
    """Each measure over the years in which one of them has figures; nothing of one year alone.

    ``together`` is their type in each of these years, if all are of one.
    """
    years = found.years
    if len(years) < 2:
        return []
    made = []
    for measure in with_panel():
        lines = [
            Line(
                member.number,
                member.short_name,
                tuple(_rate(found, year, member, measure) for year in years),
            )
            for member in members
        ]
        if together:
            average = tuple(together[year].rate(measure) for year in years)
            lines.append(Line(0, chosen.types[0].plural, average))
        if not any(rate.ratio is not None for each in lines for rate in each.rates):
            continue
        drawn = draw_trends(
            tuple(lines),
            tuple(map(str, years)),
            tuple(year in breaks for year in years),
            title=f"{measure.name} of {chosen.names} over the years",
            ident=f"trends-{measure.slug}",
        )
        made.append((measure, drawn))
    return made


def _rate(found: SideBySide, year: Year, member: Member, measure: Measure) -> AnyRate:
    row = found.own[year].get(member.council.pk)
    if row is None:
        return NoFigure("no figures")
    rate = row.rate(measure)
    if rate.is_small:
        return NoFigure("not compared", rate.counts)
    return rate if row.existed else NoFigure(row.absence, rate.counts)
