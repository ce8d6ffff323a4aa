"""What a scrutiny pack says, whole: page and PDF are drawn from it and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from complaints.charts.marks import Drawing


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere: ``path`` on a page, ``address`` in full on paper."""

    words: str
    path: str
    address: str


@dataclass(frozen=True)
class Figure:
    """A rate as it is shown; ``part`` and ``whole`` are the counts behind it, for machines.

    ``is_words``: there is no number, and the text says why.
    """

    slug: str
    text: str
    counts: str
    part: int | None
    whole: int | None
    is_words: bool
    to_cases: Link | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Measure:
    """One of the measures: its figure, and what it means beside similar councils."""

    name: str
    figure: Figure
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A drawing for each width there is, the narrowest first; paper takes that one."""

    title: str
    description: str
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True)
class TrendYear:
    """A year of the trend. ``breaks``: rates before it do not compare.

    ``is_words``: it has no percent, and the figure says why. ``chance`` is counts, as are upheld.
    """

    year: str
    figure: str
    counts: str
    average: str
    chance: str
    is_words: bool
    breaks: bool
    part: int | None = field(default=None, compare=False)
    whole: int | None = field(default=None, compare=False)
    to_cases: Link | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Trend:
    """The uphold rate over the years: the chart and its table.

    ``undrawn_note`` is the note where the table stands without the chart.
    """

    chart: Chart
    note: str
    undrawn_note: str
    name: str
    average_name: str
    years: tuple[TrendYear, ...]


@dataclass(frozen=True)
class YearCell:
    """A measure in a year: as it is shown, and its counts where these do not stand there already.

    ``averaged`` is the average of similar councils with their name, and of how many it is.
    """

    slug: str
    name: str
    figure: str
    counts: str
    average: str
    averaged: str
    is_words: bool
    part: int | None = field(default=None, compare=False)
    whole: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class YearOfMeasures:
    """``breaks``: rates before it do not compare."""

    year: str
    breaks: bool
    cells: tuple[YearCell, ...]


@dataclass(frozen=True)
class OverYears:
    """Each measure in each year, to be read downwards; ``names`` are those of the measures."""

    names: tuple[str, ...]
    years: tuple[YearOfMeasures, ...]
    short_note: str


@dataclass(frozen=True)
class Subject:
    """The uphold rate of one category; ``remark`` where chance does not explain its gap."""

    name: str
    figure: str
    counts: str
    average: str
    average_counts: str
    remark: str
    few: bool
    chart: Chart
    part: int | None = field(default=None, compare=False)
    whole: int | None = field(default=None, compare=False)
    to_cases: Link | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Subjects:
    """The uphold rate by category, the withheld *not broken down* last; first what went wrong."""

    title: str
    opening: str
    note: str
    name: str
    average_name: str
    rows: tuple[Subject, ...]


@dataclass(frozen=True)
class Item:
    """Something published: what it says, what else is known of it, where it stands."""

    words: str
    details: str
    link: Link


@dataclass(frozen=True)
class Listed:
    """The first of some items, and where the others are."""

    items: tuple[Item, ...]
    more: Link | None


@dataclass(frozen=True)
class Count:
    name: str
    number: str
    count: str = field(default="", compare=False)
    to_cases: Link | None = field(default=None, compare=False)


@dataclass(frozen=True)
class FollowUp:
    """What was agreed, and whether it was done: in cases, then the improvements themselves.

    ``failed`` are cases that were not complied with, ``not_named`` how many more, in words.
    """

    compliance: tuple[str, ...]
    outcomes: tuple[Count, ...]
    improvements: Listed
    summary: str
    reports: Listed
    no_reports: str
    overdue: Link | None = None
    all_improvements: Link | None = None
    failed: tuple[Link, ...] = ()
    not_named: str = ""


@dataclass(frozen=True)
class Agreed:
    """A service improvement that was agreed in a case, and what became of it, in words."""

    words: str
    became: str


@dataclass(frozen=True)
class ListedCase:
    """A case behind a count: its decision, the subject and day, what it is about in a line."""

    link: Link
    about: str
    words: str
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True)
class CaseList:
    """The cases behind a count that can be read, or the newest of them; ``opening`` counts."""

    title: str
    opening: str
    named: tuple[ListedCase, ...]
    more: Link | None


@dataclass(frozen=True)
class Question:
    """An open question, and the figure of this council's record that prompted it."""

    text: str
    because: str


@dataclass(frozen=True)
class AskedBefore:
    """What the year before prompted: its question and figure, and the figure of this year.

    ``now`` is empty where this year's figures do not prompt it.
    """

    text: str
    because: str
    now: str


@dataclass(frozen=True)
class Before:
    """The questions of the year before, beside this year's figures."""

    year: str
    source: str
    asked: tuple[AskedBefore, ...]


@dataclass(frozen=True)
class Pack:
    """The whole pack: two sides of A4, and the cases behind its counts on as many as they take.

    ``chance`` is said once of the measures.
    """

    title: str
    council: str
    slug: str
    kind: str
    year: str
    edition: int
    sender: str
    mark: str
    replaced: str
    headline: str
    dealt_with: str
    notices: tuple[str, ...]
    measures: tuple[Measure, ...]
    chance: str
    trend: Trend | None
    subjects: Subjects | None
    follow_up: FollowUp
    notes: tuple[str, ...]
    letter: Link | None
    questions: tuple[Question, ...]
    before: Before | None
    over_years: OverYears | None
    case_lists: tuple[CaseList, ...]
    chosen: Link
    about: tuple[str, ...]
    page: Link
    pdf: Link
    documents: tuple[Link, ...]
    council_page: Link

    @property
    def file_name(self) -> str:
        """Without what says its form."""
        return f"{self.slug}-scrutiny-pack-{self.year}-edition-{self.edition}"
