"""What a year comes to in a few lines, of a council or of all, for a picture and another's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from complaints.figures.measures import Measure, with_panel
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from councils.models import Council
from councils.register.names.former import as_in

MADE_UP = "Demonstration: the figures are made up."
ALL = "Your council’s performance"
REPLACED = "Figures of an edition that has been replaced."


@dataclass(frozen=True)
class Line:
    """One measure: the figure with its counts, and ``beside`` it similar councils together."""

    measure: Measure
    rate: AnyRate
    beside: str

    @property
    def counts(self) -> str:
        """As in "63 of 76 investigated"; where few cases are the figure, only what they are of."""
        if not self.rate.counts or self.rate.ratio is None:
            return ""
        of = self.measure.of.removesuffix("s") if self.rate.whole == 1 else self.measure.of
        return of if self.rate.has_few else f"{self.rate.counts} {of}".strip()


@dataclass(frozen=True)
class Summary:
    """A year in one edition of a council, or of all; ``page`` is the path of what tells more.

    ``marks`` is what has to be said before the figures.
    """

    name: str
    kind: str
    page: str
    release: Release
    lines: tuple[Line, ...]
    marks: tuple[str, ...]

    @property
    def sender(self) -> str:
        return str(settings.OMBUDSMAN["name"])


def marks(release: Release, *, made_up: bool) -> tuple[str, ...]:
    """What has to be said before figures of the release that are shown by themselves."""
    said = {MADE_UP: made_up, REPLACED: bool(release.replaced_by)}
    return tuple(mark for mark, holds in said.items() if holds)


def summary(council: Council, release: Release, *, made_up: bool) -> Summary | None:
    """The council's measures in the release; None where it has no figures in the year."""
    released = ReleasedYear.load(release)
    row = released.rows.get(council.pk)
    if row is None:
        return None
    return Summary(
        as_in(council, release.year).name,
        council.get_type_display(),
        reverse("council", args=[council.slug]),
        release,
        tuple(_line(released, row, council, each) for each in with_panel()),
        (*marks(release, made_up=made_up), *_absence(row, release)),
    )


def _absence(row: CouncilYear, release: Release) -> Iterator[str]:
    """That it was not there in the year: what follows would be read as of a council that was."""
    if not row.existed:
        was = "did not exist yet" if row.not_yet else "no longer existed"
        yield f"The council {was} in {release.year}."


def nation_summary(release: Release, *, made_up: bool) -> Summary:
    """All councils of the five types added up, each measure with what it covers."""
    nation = ReleasedYear.load(release).nation
    return Summary(
        ALL,
        "All councils together",
        reverse("home"),
        release,
        tuple(
            Line(
                each,
                nation.rate(each),
                f"from {covers}" if (covers := nation.coverage(each)) else "",
            )
            for each in with_panel()
        ),
        marks(release, made_up=made_up),
    )


def _line(released: ReleasedYear, row: CouncilYear, council: Council, measure: Measure) -> Line:
    rate, comparison = row.rate(measure), released.comparison(row, measure)
    if comparison is None or rate.is_small or comparison.average.ratio is None:
        return Line(measure, rate, "")
    average = comparison.average.text
    if comparison.average.is_published:
        return Line(measure, rate, f"{average}, as published")
    return Line(measure, rate, f"{average} among {comparison.coverage or council.type_plural}")
