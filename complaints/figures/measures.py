"""The measures: each said once, with its words, its classes on the map and where it is shown.

Pages, map, API, files, dictionary and methods show what stands in ``MEASURES``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from complaints.figures import sums
from complaints.figures.days import Span
from complaints.figures.limits import POSITIONS
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate, PerHundredThousand
from complaints.figures.sentences import compliance_sentences
from complaints.figures.terms import TERMS
from complaints.figures.units import BY_RESIDENTS, SHARE, Unit

INVESTIGATED = "complaints investigated, with a decision in the year"
OUTCOMES = "cases whose compliance outcome was recorded in the year"


@dataclass(frozen=True)
class MapClass:
    """Where a council stands on the map: one of five classes, or hatched and named."""

    label: str
    number: int | None = None  # 1 to 5, from light to dark; None is hatched


NOT_YET = MapClass("did not exist then")
NO_FIGURES = MapClass("no figures")
FEWER_THAN_TEN = MapClass("fewer than ten")
FEW_RESIDENTS = MapClass("fewer than 10,000 residents")


@dataclass(frozen=True)
class Line:
    """What stands above or below the line of a measure: its count, and what that counts."""

    count: str = ""  # by which its cases are listed; empty where no list has them
    words: str = ""  # empty where there is nothing above the line
    in_sums: str = ""  # where councils are added up, if that is something else

    @property
    def words_in_sums(self) -> str:
        return self.in_sums or self.words


@dataclass(frozen=True)
class Measure:
    """A measure: how it is found, what it is called, where it is shown, and its map classes.

    ``of`` says in a few words what its counts are of, ``none`` what the map says of nothing, and
    ``lacks`` what a council lacks that has no such figure. ``bounds`` are the first values of
    classes two to five, in whole steps of its unit. A class follows the value as it is shown, and
    is the same in every year. Without classes it has no map.
    """

    slug: str
    name: str
    question: str
    definition: str
    rate_of: Callable[[Performance, int | None], AnyRate]
    above: Line
    below: Line
    unit: Unit = SHARE
    short: str = ""  # what it is called where there is little room, if that is not its name
    means: str = ""  # what it tells of one council, in few words
    noun: str = "case"
    of: str = ""
    none: str = ""
    lacks: str = ""
    bounds: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    published: str = ""  # the column of the average that an ombudsman published for the year
    days: Span | None = None  # what it is made of, where that is no count
    under: str = ""  # a line under another measure, in place of a panel of its own
    sentences: Callable[[Performance], list[tuple[str, str]]] | None = None  # each with its count
    in_letters: bool = False

    @property
    def column(self) -> str:
        """As data has it."""
        return self.slug.replace("-", "_")

    @property
    def by_residents(self) -> bool:
        return self.unit is BY_RESIDENTS

    @property
    def has_limits(self) -> bool:
        """Whether chance alone can be asked: only of what is counted above the line."""
        return bool(self.above.words)

    @property
    def none_class(self) -> MapClass:
        return MapClass(self.none)

    @property
    def legend(self) -> tuple[MapClass, ...]:
        return tuple(MapClass(label, n) for n, label in enumerate(self.labels, start=1))

    def map_class(self, rate: AnyRate) -> MapClass:
        """The class of a rate as it is shown."""
        if rate.is_small:
            return FEW_RESIDENTS
        if rate.whole is None:
            return NO_FIGURES
        if rate.steps is None:
            return self.none_class
        return (
            FEWER_THAN_TEN if rate.has_few else self.legend[bisect_right(self.bounds, rate.steps)]
        )


def counts(name: str) -> Callable[[Performance, int | None], AnyRate]:
    """A rate that a performance has by itself."""
    get: Callable[[Performance], AnyRate] = attrgetter(name)
    return lambda performance, residents: get(performance)


UPHOLD_RATE = Measure(
    slug="uphold-rate",
    name="Uphold rate",
    question="How many investigated complaints were upheld?",
    definition="Complaints upheld, as a share of complaints investigated"
    f" ({sums.in_words(reversed(sums.INVESTIGATED.outcomes))}) with a decision in the year."
    " Upheld includes cases in which the council accepted fault before the investigation.",
    rate_of=counts("uphold_rate"),
    above=Line(sums.UPHELD_IN_ALL.name, "complaints upheld"),
    below=Line(sums.INVESTIGATED.name, INVESTIGATED),
    of="investigated complaints",
    means=TERMS["upheld"].sentence,
    none="none investigated",
    bounds=(60, 70, 80, 90),
    labels=("under 60%", "60–69%", "70–79%", "80–89%", "90% and over"),
    published="published_average",
    in_letters=True,
)
COMPLIANCE_RATE = Measure(
    slug="compliance-rate",
    name="Compliance rate",
    question="How often did councils do what they had agreed?",
    definition="Cases in which the council did everything it had agreed to do, on time or late, as"
    " a share of the cases whose compliance outcome was recorded in the year.",
    rate_of=counts("compliance_rate"),
    above=Line("complied", "cases complied with"),
    below=Line("compliance_outcomes", OUTCOMES),
    of="compliance outcomes",
    short="Complied",
    means=TERMS["compliance"].sentence,
    none="no outcomes recorded",
    lacks="compliance",
    bounds=(90, 95, 98, 100),
    labels=("under 90%", "90–94%", "95–97%", "98% to under 100%", "100%"),
    published="published_average_compliance",
    sentences=compliance_sentences,
    in_letters=True,
)
ON_TIME_RATE = Measure(
    slug="on-time-rate",
    name="On-time rate",
    question="How often did councils do on time what they had agreed?",
    definition="Cases in which everything was done by the day it was due, as a share of all the"
    " compliance outcomes recorded in the year. It stands beside the compliance rate, which counts"
    " late compliance too.",
    rate_of=counts("on_time_rate"),
    above=Line("on_time", "cases complied with on time"),
    below=Line("compliance_outcomes", OUTCOMES),
    of="compliance outcomes",
    short="On time",
    none="no outcomes recorded",
    under="compliance-rate",
)
SATISFACTORY_REMEDY_RATE = Measure(
    slug="satisfactory-remedy-rate",
    name="Satisfactory remedy rate",
    question="How often had councils already offered to put things right?",
    definition="Upheld complaints for which the council had already offered to put things right"
    " and the Ombudsman agreed with how, as a share of complaints upheld.",
    rate_of=counts("satisfactory_remedy_rate"),
    above=Line("satisfactory_remedies", "upheld complaints with a satisfactory remedy"),
    below=Line(sums.UPHELD_IN_ALL.name, "complaints upheld"),
    of="upheld complaints",
    short="Satisfactory remedies",
    means=TERMS["remedy"].sentence,
    none="none upheld",
    lacks="remedies",
    bounds=(5, 10, 15, 20),
    labels=("0–4%", "5–9%", "10–14%", "15–19%", "20% and over"),
    published="published_average_satisfactory_remedy",
    in_letters=True,
)
UPHELD_PER_100K = Measure(
    slug="upheld-per-100k",
    name="Upheld per 100,000 residents",
    question="How many complaints were upheld for the number of people who live there?",
    definition="Complaints upheld in the year, for every 100,000 residents.",
    rate_of=lambda performance, residents: PerHundredThousand(performance.upheld_in_all, residents),
    above=Line(
        sums.UPHELD_IN_ALL.name, "complaints upheld", "complaints upheld, where residents are known"
    ),
    below=Line("", "residents", "residents, each counted once"),
    unit=BY_RESIDENTS,
    means="Complaints upheld, for the number of people who live there.",
    noun="upheld complaint",
    none="residents not known",
    bounds=(20, 40, 60, 80),
    labels=("under 2", "2–3.9", "4–5.9", "6–7.9", "8 and over"),
    published="published_average_per_100000",
)
# In the order in which they are shown.
MEASURES = {
    each.slug: each
    for each in (
        *(UPHOLD_RATE, COMPLIANCE_RATE, ON_TIME_RATE),
        *(SATISFACTORY_REMEDY_RATE, UPHELD_PER_100K),
    )
}


def mapped() -> dict[str, Measure]:
    return {slug: each for slug, each in MEASURES.items() if each.labels}


def with_panel() -> list[Measure]:
    """Those that stand by themselves on a council's page."""
    return [each for each in MEASURES.values() if not each.under]


def under(measure: Measure) -> list[Measure]:
    return [each for each in MEASURES.values() if each.under == measure.slug]


def of_cases() -> list[Measure]:
    """Those that need no residents."""
    return [each for each in MEASURES.values() if not each.by_residents]


# The columns of averages that an ombudsman published, and what they are told in.
PUBLISHED_AVERAGES = {each.published: each.unit for each in MEASURES.values() if each.published}


def spans() -> list[Span]:
    """What days are counted for them."""
    return list(dict.fromkeys(each.days for each in MEASURES.values() if each.days))


def compared_class(position: str, otherwise: MapClass) -> MapClass:
    """The class of *compared with similar councils*: what chance explains, and beyond it."""
    if not position:
        return otherwise
    return MapClass(COMPARED_LABELS[POSITIONS.index(position)], POSITIONS.index(position) + 1)


COMPARED_LABELS = tuple(f"{position} what chance explains" for position in POSITIONS)
