"""Complaints received in a year: what was loaded, and what an edition keeps of a council and all.

Received and decided are two populations: what comes in in March is decided in the next year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import F, Sum

from complaints.models import ComplaintsReceived, CouncilFigures, ReceivedFigures, Release
from complaints.statistics.breakdown import NOT_BROKEN_DOWN
from complaints.statistics.comparison import COMPARED_TYPES, OTHER, CouncilYear
from complaints.statistics.groups import part_of
from councils.models import Council
from councils.years import Year


@dataclass(frozen=True)
class Received:
    """Of one council in a year: in all, and by the keys of categories, which add up to it.

    None among the keys is what is not broken down. Without categories there is none of them.
    """

    in_all: int
    by_category: Mapping[int | None, int] = field(default_factory=dict)

    @classmethod
    def of(cls, in_all: int, categories: Mapping[int, int]) -> Received:
        """From what was loaded: what no category has is not broken down."""
        rest = in_all - sum(categories.values())
        broken_down: dict[int | None, int] = dict(categories.items())
        if categories and rest:
            broken_down[None] = rest
        return cls(in_all, broken_down)


def received_in(year: Year) -> dict[int, Received]:
    """What was loaded of a year, by the councils' keys."""
    found: dict[int, dict[int | None, int]] = defaultdict(dict)
    rows = ComplaintsReceived.objects.filter(year=year).order_by("category_id")
    for council, category, number in rows.values_list("council_id", "category_id", "number"):
        found[council][category] = number
    return {
        council: Received.of(
            of[None], {key: number for key, number in of.items() if key is not None}
        )
        for council, of in found.items()
        if None in of
    }


def received_of(release: Release) -> dict[int, Received]:
    """What an edition keeps, by the councils' keys; two queries."""
    figures = CouncilFigures.objects.filter(release=release).exclude(received=None)
    parts: dict[int, dict[int | None, int]] = defaultdict(dict)
    rows = ReceivedFigures.objects.filter(figures__in=figures)
    for council, category, number in rows.values_list(
        "figures__council_id", "category_id", "received"
    ):
        parts[council][category] = number
    return {
        council: Received(in_all, parts[council])
        for council, in_all in figures.values_list("council_id", "received")
        if in_all is not None
    }


@dataclass(frozen=True)
class ReceivedIn:
    """A category by its name and address, and how many complaints came in about it."""

    category: str
    slug: str
    received: int


@dataclass(frozen=True)
class ReceivedYear:
    """What an edition says of complaints received: None in all is *not published*.

    ``coverage`` is "n of m councils" where not all that existed have it.
    """

    in_all: int | None
    rows: list[ReceivedIn]
    coverage: str = ""

    @property
    def is_published(self) -> bool:
        return self.in_all is not None


NOT_PUBLISHED = ReceivedYear(None, [])


def received_by(release: Release, row: CouncilYear) -> ReceivedYear:
    """One council's in an edition; one query where it is published."""
    if row.received is None:
        return NOT_PUBLISHED
    own = {"figures__release": release, "figures__council": row.council_id}
    return ReceivedYear(row.received, _rows(**own))


def received_nationally(release: Release) -> ReceivedYear:
    """All councils of the five types together; one query, or three where it is published."""
    figures = CouncilFigures.objects.filter(release=release).exclude(council__type=OTHER)
    rows = list(figures.order_by().values_list("council_id", "existed", "received"))
    known = {council: number for council, _, number in rows if number is not None}
    if not known:
        return NOT_PUBLISHED
    councils = Council.objects.filter(type__in=COMPARED_TYPES).only("opened_on", "closed_on")
    there = {council for council, existed, _ in rows if existed}
    there |= {each.pk for each in councils if each.existed_in(release.year)}
    return ReceivedYear(
        sum(known.values()),
        _rows(figures__in=figures),
        part_of(len(there & known.keys()), len(there), "councils"),
    )


def _rows(**of: object) -> list[ReceivedIn]:
    found = (
        ReceivedFigures.objects.filter(**of)
        .values("category__name", "category__slug")
        .annotate(sum_received=Sum("received"))
        .order_by(F("category__position").asc(nulls_last=True), "category__name")
        .values_list("category__name", "category__slug", "sum_received")
    )
    return [ReceivedIn(name or NOT_BROKEN_DOWN, slug or "", n) for name, slug, n in found]


@dataclass(frozen=True)
class CouncilReceived:
    """A row of an edition: one council in one category, or in all where that is empty."""

    release: Release
    council: Council
    category: ReceivedIn | None
    received: int


def every_received(releases: Iterable[Release]) -> Iterable[CouncilReceived]:
    """Each council that has it in each edition: in all, then by category; by council's name."""
    for release in releases:
        figures = CouncilFigures.objects.filter(release=release).exclude(received=None)
        parts: dict[int, list[ReceivedIn]] = defaultdict(list)
        rows = ReceivedFigures.objects.filter(figures__in=figures).order_by(
            F("category__position").asc(nulls_last=True), "category__name"
        )
        columns = ("figures_id", "category__name", "category__slug", "received")
        for key, name, slug, number in rows.values_list(*columns):
            parts[key].append(ReceivedIn(name or NOT_BROKEN_DOWN, slug or "", number))
        for row in figures.select_related("council").order_by("council"):
            assert row.received is not None
            yield CouncilReceived(release, row.council, None, row.received)
            for each in parts[row.pk]:
                yield CouncilReceived(release, row.council, each, each.received)
