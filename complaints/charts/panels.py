"""One measure of one council beside similar ones, as a page, a letter and a pack show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from complaints.charts import strip
from complaints.charts.strip import Strip
from complaints.figures.measures import Measure, under
from complaints.figures.rates import AnyRate
from complaints.figures.sentences import average_of, gap, gap_in_short
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.models import Council

PUBLISHED = "published average"
SMALL_COUNCIL = "It has fewer than 10,000 residents, so this figure is not compared."
# A strip depends on nothing but what it is drawn from, so the last ones drawn are kept.
draw_strip = lru_cache(maxsize=300)(strip)


@dataclass(frozen=True)
class LineUnder:
    """A measure that has no panel, beside similar councils: in words, below another."""

    measure: Measure
    rate: AnyRate
    words: str
    in_short: str


@dataclass(frozen=True)
class MeasurePanel:
    """One measure of the council: the rate, its average, the strip of similar councils, words.

    ``sentences`` say in cases what its counts come to, each with the count that it tells.
    """

    measure: Measure
    rate: AnyRate
    average: AnyRate | None = None
    coverage: str = ""
    words: str = ""
    strip: Strip | None = None
    under: Sequence[LineUnder] = ()
    sentences: Sequence[tuple[str, str]] = ()

    @property
    def of(self) -> str:
        """What its counts are of; one outcome, several outcomes."""
        of = self.measure.of
        return of.removesuffix("s") if self.rate.whole == 1 else of

    @property
    def average_is_published(self) -> bool:
        return self.average is not None and self.average.is_published

    @property
    def coverage_apart(self) -> str:
        """What the average covers, where the words do not say it."""
        return "" if self.coverage in self.words else self.coverage


def panel(
    compared: ComparedCouncils, row: CouncilYear, council: Council, measure: Measure
) -> MeasurePanel:
    rate, comparison = row.rate(measure), compared.comparison(row, measure)
    shown = MeasurePanel(
        measure,
        rate,
        under=[] if rate.ratio is None else [line(compared, row, each) for each in under(measure)],
        sentences=measure.sentences(row.performance) if measure.sentences else (),
    )
    if comparison is None:
        return shown
    if rate.is_small:
        return replace(shown, words=SMALL_COUNCIL)
    others = [
        rate_of_other
        for other, rate_of_other in compared.rates(row.type, measure)
        if other.council_id != row.council_id and not rate_of_other.is_small
    ]
    drawn = draw_strip(
        rate,
        comparison.average,
        tuple(other.ratio for other in others if other.ratio is not None and not other.has_few),
        left_out=sum(other.has_few for other in others),
        name=council.short_name,
        average_name=comparison.coverage or council.type_plural,
        published=PUBLISHED if comparison.average.is_published else "",
        title=f"{measure.name}: {council.name} and similar councils",
        ident=f"strip-{measure.slug}",
        limits=comparison.limits,
    )
    return replace(
        shown,
        average=comparison.average,
        coverage=comparison.coverage,
        words=gap(comparison),
        strip=drawn,
    )


def line(compared: ComparedCouncils, row: CouncilYear, measure: Measure) -> LineUnder:
    """The gap to similar councils, or of few cases only what that of similar councils is."""
    rate, comparison = row.rate(measure), compared.comparison(row, measure)
    words = gap(comparison)
    if comparison and rate.has_few and not comparison.is_beyond:
        words = f"Similar councils: {average_of(comparison)}."
    return LineUnder(measure, rate, words, gap_in_short(comparison))
