"""The words beside a measure's figure, as a letter and a scrutiny pack give them."""

from __future__ import annotations

from complaints.charts.panels import MeasurePanel
from complaints.figures.rates import AnyRate
from councils.models import Council


def counts_in_words(shown: MeasurePanel) -> str:
    """63 of 76 investigated; where there are few the counts are the figure, so only of what."""
    rate = shown.rate
    return shown.of if rate.has_few else f"{rate.counts} {shown.of}".strip() if rate.counts else ""


def lines(shown: MeasurePanel, council: Council) -> list[str]:
    """What the figure means beside similar councils; of compliance also what was on time."""
    found = []
    for each in shown.under:
        said = (f"{each.measure.short}: {with_counts(each.rate)}", each.in_short)
        found.append(f"{', '.join(filter(None, said))}.")
    found.append(" ".join(sentence for sentence, _ in shown.sentences))
    if shown.words:
        found.append(shown.words)
    average = shown.average
    if average is not None and average.ratio is not None and average.text not in shown.words:
        together = f"{shown.coverage or council.type_plural} together"
        if shown.average_is_published:
            together = f"the average of {council.type_plural} that was published"
        found.append(f"{together[0].upper()}{together[1:]}: {with_counts(average)}.")
    elif shown.coverage_apart:
        found.append(f"Similar councils: from {shown.coverage_apart}.")
    return [line for line in found if line]


def with_counts(rate: AnyRate) -> str:
    """83% (63 of 76); where there are few the counts alone."""
    return rate.text if rate.has_few or not rate.counts else f"{rate.text} ({rate.counts})"
