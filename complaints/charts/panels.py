"""One measure of one council beside similar ones, as a page, a letter and a pack show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from complaints.charts import strip
from complaints.charts.strip import Peer, Strip
from complaints.figures.chance import Comparison
from complaints.figures.measures import Measure, under
from complaints.figures.rates import AnyRate
from complaints.figures.sentences import average_of, gap_in_section, gap_in_short, gap_on_card
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
    comparison: Comparison | None = None


@dataclass(frozen=True)
class MeasurePanel:
    """One measure of the council: the rate, its average, the strip of similar councils, words.

    The words leave it to their section to say what can arise by chance (``gaps_of``).
    ``sentences`` say in cases what its counts come to, each with the count that it tells.
    """

    measure: Measure
    rate: AnyRate
    average: AnyRate | None = None
    coverage: str = ""
    comparison: Comparison | None = None
    words: str = ""
    on_card: str = ""
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
        return replace(shown, words=SMALL_COUNCIL, on_card=SMALL_COUNCIL)
    drawn = compared.drawn(row.type, measure)
    few = [
        each
        for other, each in compared.rates(row.type, measure)
        if each.has_few and not each.is_small and other.council_id != row.council_id
    ]
    shown_strip = draw_strip(
        rate,
        comparison.average,
        tuple(
            Peer(compared.rows[pk].short_name, each)
            for pk, each in drawn.items()
            if pk != row.council_id
        ),
        scale=compared.scale(measure),
        left_out=len(few),
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
        comparison=comparison,
        words=gap_in_section(comparison),
        on_card=gap_on_card(comparison),
        strip=shown_strip,
    )


def line(compared: ComparedCouncils, row: CouncilYear, measure: Measure) -> LineUnder:
    """The gap to similar councils, or of few cases only what that of similar councils is."""
    rate, comparison = row.rate(measure), compared.comparison(row, measure)
    words = gap_in_section(comparison)
    if comparison and rate.has_few and not comparison.is_beyond:
        words = f"Similar councils: {average_of(comparison)}."
    return LineUnder(measure, rate, words, gap_in_short(comparison), comparison)


def gaps_of(panels: Iterable[MeasurePanel]) -> list[Comparison]:
    """The gaps of several panels that stand together, of what is a line under one too."""
    found: list[Comparison | None] = []
    for panel in panels:
        found += [panel.comparison, *(line.comparison for line in panel.under)]
    return [each for each in found if each is not None]
