"""One measure of one council beside similar ones, as a page, a letter and a pack show it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from complaints.charts import strip
from complaints.charts.strip import Strip
from complaints.figures.measures import COMPLIANCE_RATE, ON_TIME_RATE, Measure
from complaints.figures.rates import AnyRate, Published
from complaints.figures.sentences import average_of, gap, gap_in_short
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council

PUBLISHED = "published average"
SMALL_COUNCIL = "It has fewer than 10,000 residents, so this figure is not compared."
# A strip depends on nothing but what it is drawn from, so the last ones drawn are kept.
draw_strip = lru_cache(maxsize=300)(strip)


@dataclass(frozen=True)
class OnTime:
    """What was on time, beside similar councils: in words, below the compliance rate."""

    rate: AnyRate
    words: str
    in_short: str


@dataclass(frozen=True)
class MeasurePanel:
    """One measure of the council: the rate, its average, the strip of similar councils, words."""

    measure: Measure
    rate: AnyRate
    average: AnyRate | None
    coverage: str
    words: str
    strip: Strip | None
    on_time: OnTime | None = None

    @property
    def average_is_published(self) -> bool:
        return isinstance(self.average, Published)

    @property
    def coverage_apart(self) -> str:
        """What the average covers, where the words do not say it."""
        return "" if self.coverage in self.words else self.coverage


def panel(
    compared: ComparedCouncils, row: CouncilYear, council: Council, measure: Measure
) -> MeasurePanel:
    rate, comparison = row.rate(measure), compared.comparison(row, measure)
    late_too = measure is COMPLIANCE_RATE and rate.ratio is not None
    on_time = what_was_on_time(compared, row) if late_too else None
    if comparison is None:
        return MeasurePanel(measure, rate, None, "", "", None, on_time)
    if measure.by_residents and row.is_small:
        return MeasurePanel(measure, rate, None, "", SMALL_COUNCIL, None)
    others = [
        rate_of_other
        for other, rate_of_other in compared.rates(row.type, measure)
        if other.council_id != row.council_id and not (measure.by_residents and other.is_small)
    ]
    drawn = draw_strip(
        rate,
        comparison.average,
        tuple(other.ratio for other in others if other.ratio is not None and not other.has_few),
        left_out=sum(other.has_few for other in others),
        name=council.short_name,
        average_name=comparison.coverage or council.type_plural,
        published=PUBLISHED if isinstance(comparison.average, Published) else "",
        title=f"{measure.name}: {council.name} and similar councils",
        ident=f"strip-{measure.slug}",
        limits=comparison.limits,
    )
    return MeasurePanel(
        *(measure, rate, comparison.average, comparison.coverage, gap(comparison), drawn, on_time)
    )


def what_was_on_time(compared: ComparedCouncils, row: CouncilYear) -> OnTime:
    """The gap to similar councils, or of few cases only what that of similar councils is."""
    rate, comparison = row.rate(ON_TIME_RATE), compared.comparison(row, ON_TIME_RATE)
    words, in_short = gap(comparison), gap_in_short(comparison)
    if rate.has_few and comparison and comparison.position == "within":
        words = f"Similar councils: {average_of(comparison)}."
    return OnTime(rate, words, in_short)
