"""One type of councils over the years: its pooled figures, and how many councils each covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Sum
from django.db.models.lookups import IsNull

from complaints.figures.days import DaysBySpan, read, together
from complaints.figures.measures import Measure, spans
from complaints.figures.performance import COMPLIANCE, COUNTS, REMEDIES, Performance
from complaints.figures.rates import AnyRate
from complaints.models import CouncilFigures, Release
from complaints.statistics.groups import part_of
from councils.models import Council
from councils.years import Year

LACKING = {  # what published statistics may have of some councils only
    "without_remedies": IsNull(F(REMEDIES), True),
    "without_compliance": IsNull(F(COMPLIANCE[0]), True),
    "without_residents": IsNull(F("residents"), True),
}


@dataclass(frozen=True)
class TypeYear:
    """A type's sums in one edition of a year.

    ``parts`` are the councils that have the same kinds of counts, added up. Of those whose
    residents are known, ``residents`` has them, with their own sums in ``by_residents``.
    ``missing`` is how many more councils existed in the year, without figures.
    """

    parts: tuple[Performance, ...] = ()
    by_residents: Performance = field(default_factory=lambda: Performance.total(()))
    residents: int = 0
    missing: int = 0
    noun: str = "councils"
    with_days: int = 0
    days: DaysBySpan = field(default_factory=dict)

    @property
    def existing(self) -> int:
        return sum(part.councils for part in self.parts)

    @property
    def performance(self) -> Performance:
        return replace(Performance.total(self.parts), days=self.days)

    def rate(self, measure: Measure) -> AnyRate:
        """The ratio of sums; never an average of rates."""
        if measure.by_residents:
            return measure.rate_of(self.by_residents, self.residents or None)
        return measure.rate_of(self.performance, None)

    def coverage(self, measure: Measure) -> str:
        """ "n of m county councils" where not all that existed have the figure, else empty."""
        if measure.by_residents:
            have = self.by_residents.councils
        elif measure.days:
            have = self.with_days
        else:
            known = (each for each in self.parts if measure.rate_of(each, None).whole is not None)
            have = sum(each.councils for each in known)
        return part_of(have, self.existing + self.missing, self.noun)


def parts_of(
    rows: QuerySet[CouncilFigures],
) -> Iterator[tuple[int, Performance, int | None]]:
    """Of each release the sums of councils that have the same kinds of counts, and their residents.

    One query. Residents are None for those whose residents are not known.
    """
    sums = rows.annotate(**LACKING).values("release_id", *LACKING)
    for row in sums.annotate(
        **{f"sum_{name}": Sum(name) for name in (*COUNTS, "residents")}, councils=Count("id")
    ):
        counts = {name: row[f"sum_{name}"] for name in COUNTS}
        part = Performance(**counts, councils=row["councils"])
        yield row["release_id"], part, None if row["without_residents"] else row["sum_residents"]


def type_over_years(kind: str, releases: Iterable[Release]) -> dict[int, TypeYear]:
    """One type in each of several releases, keyed by the release's id; two queries for all.

    Where a measure is made of days, one more.
    """
    years = {each.pk: each.year for each in releases}
    of_type = CouncilFigures.objects.filter(release__in=years, council__type=kind).order_by()
    existed = of_type.filter(existed=True)
    found = {pk: TypeYear(noun=Council.Type(kind).plural) for pk in years}
    for pk, part, residents in parts_of(existed):
        before = found[pk]
        found[pk] = replace(before, parts=(*before.parts, part))
        if residents is not None:
            found[pk] = replace(
                found[pk],
                by_residents=before.by_residents + part,
                residents=before.residents + residents,
            )
    if spans():
        days: dict[int, list[DaysBySpan]] = defaultdict(list)
        for pk, each in existed.values_list("release_id", "days"):
            days[pk] += [read(each)] if each else []
        for pk, several in days.items():
            found[pk] = replace(found[pk], with_days=len(several), days=together(several))
    for pk, missing in _missing(kind, years).items():
        found[pk] = replace(found[pk], missing=missing)
    return found


def _missing(kind: str, years: Mapping[int, Year]) -> Counter[int]:
    """How many councils of the type existed in each year, by the register, without figures."""
    figures = FilteredRelation("figures", condition=Q(figures__release__in=years))
    rows = Council.objects.filter(type=kind).annotate(found=figures).order_by()
    have: dict[tuple[int, date | None, date | None], set[int]] = defaultdict(set)
    for pk, opened_on, closed_on, release in rows.values_list(
        "pk", "opened_on", "closed_on", "found__release_id"
    ):
        have[pk, opened_on, closed_on].add(release)
    return Counter(
        release
        for (pk, opened_on, closed_on), releases in have.items()
        if not releases.issuperset(years)
        for release, year in years.items()
        if release not in releases
        and Council(pk=pk, opened_on=opened_on, closed_on=closed_on).existed_in(year)
    )
