"""What the comparison says, whole: page and PDF are drawn from it and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.abreast import SeveralAbreast
from complaints.charts.funnel import Funnel
from complaints.charts.trends import Trends
from complaints.figures.measures import Measure
from complaints.figures.rates import AnyRate, Rate
from complaints.figures.table_words import EXPLAINED
from complaints.models import Release, YearNote
from councils.models import Council
from councils.years import Year
from portal.compare.chosen import Chosen
from portal.compare.unlike import NO_WORK, do_the_same, warning


@dataclass(frozen=True)
class Member:
    """One of the councils: its number in every chart, and what is to be known of it.

    ``absence`` says why it has no figures of the year, or why they are compared with nobody.
    """

    number: int
    council: Council
    about: str
    absence: str
    has_figures: bool
    page: str
    without_it: str  # the address of the others

    @property
    def short_name(self) -> str:
        return self.council.short_name


@dataclass(frozen=True)
class Cell:
    """One measure of one council; ``beside`` is the gap to similar councils in a few words."""

    measure: Measure
    rate: AnyRate
    beside: str = ""


@dataclass(frozen=True)
class Row:
    """The measures of one council; without cells it has no figures of the year."""

    member: Member
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Average:
    """The measures of one type of councils together."""

    name: str
    cells: tuple[Cell, ...]
    covers: tuple[str, ...]

    @property
    def with_coverage(self) -> list[tuple[Cell, str]]:
        return list(zip(self.cells, self.covers, strict=True))


@dataclass(frozen=True)
class SubjectRow:
    """The uphold rate of each council in one category, and that of their type if it is one."""

    category: str
    slug: str  # empty of what is not broken down
    cells: tuple[tuple[Member, Rate], ...]
    average: Rate | None


@dataclass(frozen=True)
class Compared:
    """The whole comparison of a year."""

    chosen: Chosen
    release: Release
    years: Sequence[Year]
    notes: Sequence[YearNote]
    members: Sequence[Member]
    measures: Sequence[Measure]
    rows: Sequence[Row]
    averages: Sequence[Average]
    strips: Sequence[tuple[Measure, SeveralAbreast]]
    funnels: Sequence[tuple[Measure, Sequence[Funnel]]]
    trends: Sequence[tuple[Measure, Trends]]
    subject_rows: Sequence[SubjectRow]
    unlike: Sequence[str]  # sentences: in what the councils differ

    @property
    def explained(self) -> str:
        """What is said once of the table of measures."""
        return EXPLAINED

    @property
    def year(self) -> Year:
        return self.release.year

    @property
    def in_year(self) -> Chosen:
        """The same with its year in the address, whether or not that was asked for."""
        return self.chosen.in_year(self.year)

    @property
    def title(self) -> str:
        return f"{self.chosen.names} compared, {self.year}"

    @property
    def are_alike(self) -> bool:
        """Whether all are of one type, so that their figures can be compared."""
        return len(self.chosen.types) == 1

    @property
    def warning(self) -> str:
        """Why no figure here may be set against another; empty where all are of one type."""
        return warning(self.chosen.types)

    @property
    def is_fair(self) -> bool:
        """Whether what differs is at most the place: the councils have the same duties."""
        return do_the_same(self.chosen.types)

    @property
    def of_subjects(self) -> str:
        """What stands with the subjects where not everybody has work in each."""
        return "" if self.is_fair else NO_WORK
