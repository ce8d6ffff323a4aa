"""How a measure is given everywhere: its counts, the exact figure, the shown text; and chance."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from complaints.charts.scales import chance_rates
from complaints.figures.limits import POSITIONS
from complaints.figures.measures import Measure
from complaints.figures.rates import AnyRate
from complaints.figures.sentences import gap
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.groups import Group
from portal.open_data.columns import Column, Kind, Part

NOTHING = "The share of nothing, or not published for this year."

ALONE = "The council is compared with nobody, or similar councils have no such figure."
NO_GAP = "There is nothing to compare, or by residents fewer than 10,000 of them."


class Similar(NamedTuple):
    """The rate of similar councils together, and what is to be known of it."""

    part: int | None
    whole: int | None
    ratio: float | None
    steps: int | None
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
            average.steps,
            average.text,
            average.is_published,
            comparison.coverage,
        )
        if comparison.rate.is_small:
            return cls(comparison.rate, similar)
        chance = Chance(
            comparison.position,
            limits.far_low if limits else None,
            limits.low if limits else None,
            limits.high if limits else None,
            limits.far_high if limits else None,
            chance_rates(limits, comparison.rate),
            gap(comparison),
        )
        return cls(comparison.rate, similar, chance)


def rate_columns(
    measure: Measure, *, empty: str = NOTHING, always_has_text: bool = True, in_sums: bool = False
) -> tuple[Column, ...]:
    """A measure's columns: of what its unit has, and of counts what it has above and below."""
    above, below = (
        line.words_in_sums if in_sums else line.words for line in (measure.above, measure.below)
    )
    unit = measure.unit
    found = (
        ("part", Kind.INTEGER, above and f"Above the line: {above}", "part"),
        (
            "whole",
            Kind.INTEGER,
            f"Below the line: {below}" if above else below.capitalize(),
            "whole",
        ),
        ("ratio", Kind.NUMBER, f"The exact figure, {unit.ratio}, unrounded", "ratio"),
        ("percent", Kind.INTEGER, unit.step, "steps"),
    )
    return (
        *(
            Column(name, kind, meaning, attrgetter(attribute), empty)
            for name, kind, meaning, attribute in found
            if meaning
        ),
        Column(
            "text",
            Kind.TEXT,
            f"As every page shows it: {unit.shown}",
            attrgetter("text"),
            "" if always_has_text else empty,
        ),
    )


def similar_columns(measure: Measure) -> tuple[Column, ...]:
    """The same rate of all similar councils together, the council itself included."""
    return (
        *rate_columns(measure, empty=ALONE, always_has_text=False),
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


def chance_columns(measure: Measure) -> tuple[Column, ...]:
    """What chance alone explains of the gap to similar councils, in counts and in words.

    Limits are counts of what is above the line.
    """

    def limit(name: str, meaning: str) -> Column:
        of = f"{meaning}: a count of {measure.above.words}"
        return Column(name, Kind.INTEGER, of, attrgetter(name), NO_GAP)

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


def own_and_compared(measure: Measure, found: Callable[[Any], Compared]) -> list[Part]:
    """A council's own rate, that of similar councils, and what chance explains if it is asked."""
    name, label = measure.column, measure.name
    parts = [
        Part(name, label, rate_columns(measure), lambda row: found(row).rate),
        Part(
            f"{name}_similar",
            f"{label} of similar councils together",
            similar_columns(measure),
            lambda row: found(row).similar,
        ),
    ]
    if measure.has_limits:
        beside = f"{label}, beside chance"
        columns = chance_columns(measure)
        parts.append(Part(f"{name}_chance", beside, columns, lambda row: found(row).chance))
    return parts


def of_counts(measure: Measure) -> Part:
    """What a row's own counts make."""
    return Part(
        measure.column,
        measure.name,
        rate_columns(measure),
        lambda row: measure.rate_of(row.counts, None),
    )


def covers(
    measure: Measure, name: str, meaning: str, empty: str, group: Callable[[Any], Group]
) -> Column:
    """Of how many councils a sum is."""
    return Column(name, Kind.TEXT, meaning, lambda row: group(row).coverage(measure), empty)
