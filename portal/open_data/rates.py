"""How a rate is given everywhere: its two counts, the exact ratio, the shown text; and chance."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from complaints.charts.scales import chance_rates
from complaints.figures.measures import POSITIONS, Measure
from complaints.figures.rates import AnyRate, Published
from complaints.figures.sentences import gap
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from portal.open_data.columns import Column, Kind

ALONE = "The council is compared with nobody, or similar councils have no such figure."
NO_GAP = "There is nothing to compare, or by residents fewer than 10,000 of them."


class Similar(NamedTuple):
    """The rate of similar councils together, and what is to be known of it."""

    part: int | None
    whole: int | None
    ratio: float | None
    shown_percent: int | None
    text: str
    published: bool
    coverage: str


class Chance(NamedTuple):
    """Where a rate stands beside that of similar councils, and where chance would put it."""

    position: str
    far_low: int | None
    low: int | None
    high: int | None
    far_high: int | None
    range: str
    words: str


class Compared(NamedTuple):
    """One measure of a council; without ``similar`` and ``chance`` where it is not compared.

    Very small councils are shown beside others, and not compared by residents.
    """

    rate: AnyRate
    similar: Similar | None = None
    chance: Chance | None = None

    @classmethod
    def of(cls, released: ReleasedYear, row: CouncilYear, measure: Measure) -> Compared:
        comparison = released.comparison(row, measure)
        if comparison is None:
            return cls(row.rate(measure))
        average, limits = comparison.average, comparison.limits
        similar = Similar(
            average.part,
            average.whole,
            average.ratio,
            getattr(average, "shown_percent", None),
            average.text,
            isinstance(average, Published),
            comparison.coverage,
        )
        if measure.by_residents and row.is_small:
            return cls(comparison.rate, similar)
        found = (limits.far_low, limits.low, limits.high, limits.far_high) if limits else [None] * 4
        between = chance_rates(limits, comparison.rate)
        chance = Chance(comparison.position, *found, between, gap(comparison))
        return cls(comparison.rate, similar, chance)


def rate_columns(
    part: str, whole: str, *, empty: str, always_has_text: bool = True, by_residents: bool = False
) -> tuple[Column, ...]:
    """A rate's columns; ``part`` and ``whole`` say what is counted above and below the line."""

    def column(name: str, kind: Kind, meaning: str, attribute: str = "") -> Column:
        return Column(name, kind, meaning, attrgetter(attribute or name), empty)

    unit = "for every 100,000 residents" if by_residents else "from 0 to 1"
    percent = "Whole percent as it is shown, halves upward: 99 for “over 99%”, 0 for “under 1%”"
    shown = "As every page shows it: the counts where there are fewer than ten, else the percent"
    if by_residents:
        shown = "As every page shows it: one decimal, halves upward"
    text_empty = "" if always_has_text else empty
    return (
        column("part", Kind.INTEGER, f"Above the line: {part}"),
        column("whole", Kind.INTEGER, f"Below the line: {whole}"),
        column("ratio", Kind.NUMBER, f"The exact figure, {unit}, unrounded"),
        *(() if by_residents else (column("percent", Kind.INTEGER, percent, "shown_percent"),)),
        Column("text", Kind.TEXT, shown, attrgetter("text"), text_empty),
    )


def similar_columns(part: str, whole: str, *, by_residents: bool) -> tuple[Column, ...]:
    """The same rate of all similar councils together, the council itself included."""
    return (
        *rate_columns(part, whole, empty=ALONE, always_has_text=False, by_residents=by_residents),
        Column(
            "published",
            Kind.BOOLEAN,
            "Whether it is the average that was published at the time, without its counts",
            attrgetter("published"),
            ALONE,
        ),
        Column(
            "coverage",
            Kind.TEXT,
            "How many of the councils that existed in the year the rate is of, where it lacks some",
            attrgetter("coverage"),
            "It is of all that existed, or was published, or there is nothing to compare.",
        ),
    )


def chance_columns(part: str) -> tuple[Column, ...]:
    """What chance alone explains of the gap to similar councils, in counts and in words.

    ``part`` says what is counted above the line of the rate: limits are counts of that.
    """

    def limit(name: str, meaning: str) -> Column:
        return Column(name, Kind.INTEGER, f"{meaning}: a count of {part}", attrgetter(name), NO_GAP)

    return (
        Column(
            "position",
            Kind.TEXT,
            "Where the figure lies: within the 95% limits, beyond them, or beyond those of 99.8%",
            attrgetter("position"),
            NO_GAP,
            allowed=POSITIONS,
        ),
        limit("far_low", "The lowest count within the 99.8% limits"),
        limit("low", "The lowest count within the 95% limits"),
        limit("high", "The highest count within the 95% limits"),
        limit("far_high", "The highest count within the 99.8% limits"),
        Column(
            "range",
            Kind.TEXT,
            "The range of chance, between the 95% limits, in the unit of the rate: “65% to 85%”",
            attrgetter("range"),
            f"{NO_GAP} With fewer than ten cases the counts say it.",
        ),
        Column(
            "words",
            Kind.TEXT,
            "The gap in words: its size, its direction, and what chance explains",
            attrgetter("words"),
            NO_GAP,
        ),
    )
