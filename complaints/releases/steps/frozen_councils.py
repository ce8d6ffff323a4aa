"""What a release keeps of each council: its counts, its residents, whether it existed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from complaints.figures.performance import Performance
from complaints.figures.time_taken import TimeTaken
from complaints.statistics.counts import Tally, nothing_counted
from complaints.statistics.received import Received, received_in
from complaints.statistics.time_taken import time_taken_in
from councils.models import Council, Residents
from councils.register.succession import Successions
from councils.register.whole_parts import grew_on, nested_in
from councils.residents.predecessors import summed
from councils.years import Year


@dataclass(frozen=True)
class FrozenCouncil:
    """What a release keeps of one council; the categories, if any, add up to the performance.

    ``categories`` is keyed by the category's id; None is *not broken down*. ``published`` are the
    averages that were published, by the names of their columns.
    """

    council: Council
    performance: Performance
    existed: bool = True
    residents: int | None = None
    residents_year: int | None = None
    residents_summed: bool = False
    categories: Mapping[int | None, Performance] = field(default_factory=dict)
    published: Mapping[str, Decimal | int | None] = field(default_factory=dict)
    received: Received | None = None
    time_taken: TimeTaken | None = None


def frozen_councils(year: Year, counted: Tally) -> list[FrozenCouncil]:
    """Each council that existed in the year or has a case in it, with its residents.

    A complaint that came in is a case too, decided or not.
    """
    existing = set(Council.objects.existing_in(year).values_list("pk", flat=True))
    residents, received, times = residents_for(year), received_in(year), time_taken_in(year)
    frozen = []
    there = existing | counted.keys() | received.keys()
    for council in Council.objects.filter(pk__in=there).order_by("pk"):
        performance, categories = counted.get(council.pk, (nothing_counted(), {}))
        existed = council.pk in existing
        whole_year = existed and not council.opened_within(year)
        used = residents.get(council.pk, UNKNOWN) if whole_year else UNKNOWN
        frozen.append(
            FrozenCouncil(
                council,
                performance,
                existed,
                *used,
                categories=categories,
                received=received.get(council.pk),
                time_taken=times.get(council.pk),
            )
        )
    return frozen


class Used(NamedTuple):
    """The residents that a figure is made with; of the year of an estimate, summed or its own."""

    residents: int | None
    year: int | None
    is_summed: bool = False


UNKNOWN = Used(None, None)
MIDDLE = (6, 30)


def residents_for(year: Year) -> dict[int, Used]:
    """Each council's residents for a reporting year, and the year of their estimate.

    The newest estimate not later than the year's first calendar year; of a new council without one,
    the sum of those whose places it took; else the earliest later one (unverified: the ombudsman
    does not say which estimate it uses). Of a council that took over others, only of its area then.
    """
    estimates: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Residents.objects.order_by("council", "year")
    for council, estimated, number in rows.values_list("council_id", "year", "number"):
        estimates[council][estimated] = number
    successions = Successions()
    for grown in list(successions.before):
        if (days := grew_on(grown, successions)) and grown.pk in estimates:
            estimates[grown.pk] = of_area_in(year, estimates[grown.pk], days)
    chosen = {}
    for council, known in estimates.items():
        if not known:
            continue
        earlier = [each for each in known if each <= year.begins]
        estimated = max(earlier) if earlier else min(known)
        chosen[council] = Used(known[estimated], estimated)
    for new in list(successions.before):
        own = chosen.get(new.pk, UNKNOWN).year
        if own is not None and own <= year.begins:
            continue
        if found := summed(nested_in(new, successions), estimates, year.begins):
            chosen[new.pk] = Used(*found, is_summed=True)
    return chosen


def of_area_in(year: Year, estimates: Mapping[int, int], grew: Iterable[date]) -> dict[int, int]:
    """The estimates, made of each year's middle, that are of the same area as a reporting year.

    None of a year within which the area grew: no estimate is of both.
    """
    held = dict(estimates)
    for day in grew:
        if year.start < day < year.end:
            return {}
        after = day <= year.start
        held = {each: held[each] for each in held if (day <= date(each, *MIDDLE)) == after}
    return held
