"""The measures that are compared, each with its definition; four are mapped, with classes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from complaints.figures.performance import Performance
from complaints.figures.rates import SMALL, AnyRate, PerHundredThousand

POSITIONS = ("far below", "below", "within", "above", "far above")


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
class Measure:
    """A measure: how it is found, what it is called, and its five map classes.

    ``bounds`` are the first values of classes two to five, in percent, or in tenths for the rate
    by residents. A class follows the value as it is shown, and is the same in every year.
    """

    slug: str
    name: str
    question: str
    definition: str
    noun: str
    none: str
    rate_of: Callable[[Performance, int | None], AnyRate]
    bounds: tuple[int, ...] = ()  # without them it has no map
    labels: tuple[str, ...] = ()
    published: str = ""  # the column of the average that an ombudsman published for the year

    @property
    def by_residents(self) -> bool:
        return self.slug == "upheld-per-100k"

    @property
    def none_class(self) -> MapClass:
        return MapClass(self.none)

    @property
    def legend(self) -> tuple[MapClass, ...]:
        return tuple(MapClass(label, n) for n, label in enumerate(self.labels, start=1))

    def map_class(self, rate: AnyRate) -> MapClass:
        """The class of a rate as it is shown."""
        if isinstance(rate, PerHundredThousand):
            shown = rate.tenths
            if rate.residents and rate.residents < SMALL:
                return FEW_RESIDENTS
        else:
            shown = rate.shown_percent
        if rate.part is None or (shown is None and rate.whole is None):
            return NO_FIGURES
        if shown is None:
            return self.none_class
        if rate.has_few:
            return FEWER_THAN_TEN
        return self.legend[bisect_right(self.bounds, shown)]


UPHOLD_RATE = Measure(
    slug="uphold-rate",
    name="Uphold rate",
    question="How often did the Ombudsman find fault?",
    definition="Complaints upheld, as a share of complaints investigated (upheld and not upheld)"
    " with a decision in the year. Upheld includes cases in which the council accepted fault"
    " before the investigation.",
    noun="case",
    none="none investigated",
    bounds=(60, 70, 80, 90),
    labels=("under 60%", "60–69%", "70–79%", "80–89%", "90% and over"),
    rate_of=lambda performance, residents: performance.uphold_rate,
    published="published_average",
)
COMPLIANCE_RATE = Measure(
    slug="compliance-rate",
    name="Compliance rate",
    question="How often did councils do what they had agreed?",
    definition="Cases in which the council did everything it had agreed to do, on time or late, as"
    " a share of the cases whose compliance outcome was recorded in the year.",
    noun="case",
    none="no outcomes recorded",
    bounds=(90, 95, 98, 100),
    labels=("under 90%", "90–94%", "95–97%", "98% to under 100%", "100%"),
    rate_of=lambda performance, residents: performance.compliance_rate,
    published="published_average_compliance",
)
ON_TIME_RATE = Measure(
    slug="on-time-rate",
    name="On-time rate",
    question="How often did councils do on time what they had agreed?",
    definition="Cases in which everything was done by the day it was due, as a share of all the"
    " compliance outcomes recorded in the year. It stands beside the compliance rate, which counts"
    " late compliance too.",
    noun="case",
    none="no outcomes recorded",
    rate_of=lambda performance, residents: performance.on_time_rate,
)
SATISFACTORY_REMEDY_RATE = Measure(
    slug="satisfactory-remedy-rate",
    name="Satisfactory remedy rate",
    question="How often had councils already offered to put things right?",
    definition="Upheld complaints for which the council had already offered to put things right"
    " and the Ombudsman agreed with how, as a share of complaints upheld.",
    noun="case",
    none="none upheld",
    bounds=(5, 10, 15, 20),
    labels=("0–4%", "5–9%", "10–14%", "15–19%", "20% and over"),
    rate_of=lambda performance, residents: performance.satisfactory_remedy_rate,
    published="published_average_satisfactory_remedy",
)
UPHELD_PER_100K = Measure(
    slug="upheld-per-100k",
    name="Upheld per 100,000 residents",
    question="How many complaints were upheld for the number of people who live there?",
    definition="Complaints upheld in the year, for every 100,000 residents.",
    noun="upheld complaint",
    none="residents not known",
    bounds=(20, 40, 60, 80),
    labels=("under 2", "2–3.9", "4–5.9", "6–7.9", "8 and over"),
    rate_of=lambda performance, residents: PerHundredThousand(performance.upheld, residents),
    published="published_average_per_100000",
)
MEASURES = {
    measure.slug: measure
    for measure in (UPHOLD_RATE, COMPLIANCE_RATE, SATISFACTORY_REMEDY_RATE, UPHELD_PER_100K)
}
# Compared in words and files, and not mapped: what was on time stands beside compliance.
COMPARED = {
    measure.slug: measure
    for measure in (
        *(UPHOLD_RATE, COMPLIANCE_RATE, ON_TIME_RATE),
        *(SATISFACTORY_REMEDY_RATE, UPHELD_PER_100K),
    )
}
PUBLISHED_AVERAGES = tuple(measure.published for measure in MEASURES.values())


def compared_class(position: str, otherwise: MapClass) -> MapClass:
    """The class of *compared with similar councils*: what chance explains, and beyond it."""
    if not position:
        return otherwise
    return MapClass(COMPARED_LABELS[POSITIONS.index(position)], POSITIONS.index(position) + 1)


COMPARED_LABELS = (
    "far below what chance explains",
    "below what chance explains",
    "within what chance explains",
    "above what chance explains",
    "far above what chance explains",
)
