"""Ready-made sets of councils to stand beside one, each with what it is and how it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from complaints.models import CouncilFigures, Release
from complaints.statistics.alike import most_alike
from complaints.statistics.comparison import COMPARED_TYPES
from councils.models import Boundary, BoundarySet, Council
from councils.years import Year
from portal.compare.chosen import LEAST, MOST, query

OTHERS = MOST - 1
DISTRICT = str(Council.Type.DISTRICT)


@dataclass(frozen=True)
class ReadySet:
    """Up to six councils; ``why`` says in one sentence how they were found."""

    name: str
    why: str
    councils: tuple[Council, ...]
    year: Year | None = None

    @property
    def address(self) -> str:
        return f"{reverse('compare')}{query((each.slug for each in self.councils), self.year)}"

    @property
    def are_alike(self) -> bool:
        return len({each.type for each in self.councils}) == 1


@dataclass(frozen=True)
class Surroundings:
    """What sets are made from: the councils with figures in a year, their residents, borders."""

    year: Year
    councils: Sequence[Council]
    residents: Mapping[int, int]
    borders: Mapping[str, Sequence[str]]

    @classmethod
    def load(cls, release: Release, councils: Iterable[Council]) -> Surroundings:
        """Three queries. Those that existed in the year, with the residents its figures used."""
        rows = CouncilFigures.objects.filter(release=release, existed=True).order_by()
        residents = dict(rows.values_list("council_id", "residents"))
        drawn = set(
            Boundary.objects.on(release.year.last_day)
            .order_by()
            .values_list("boundary_set", "council__slug")
        )
        borders = {
            slug: beside
            for pk, found in BoundarySet.objects.values_list("pk", "borders")
            for slug, beside in found.items()
            if (pk, slug) in drawn
        }
        return cls(
            release.year,
            [each for each in councils if each.pk in residents and each.is_compared],
            {pk: number for pk, number in residents.items() if number},
            borders,
        )

    def of_type(self, council: Council) -> list[Council]:
        """The others of its type."""
        return [each for each in self.councils if each.type == council.type and each != council]

    def nearest(self, council: Council, others: Iterable[Council]) -> list[Council]:
        """The five nearest in residents, nearest first; by name where residents are not known."""
        own = self.residents.get(council.pk)
        if own is None:
            return list(others)[:OTHERS]
        known = [each for each in others if each.pk in self.residents]
        known.sort(key=lambda each: (abs(self.residents[each.pk] - own), each.slug))
        return known[:OTHERS]

    def neighbours(self, council: Council) -> list[Council]:
        """Those that share a border and are of the same tier, those of its type first."""
        by_slug = {each.slug: each for each in self.councils}
        beside = [by_slug[slug] for slug in self.borders.get(council.slug, ()) if slug in by_slug]
        of_tier = [each for each in beside if (each.type == DISTRICT) == (council.type == DISTRICT)]
        return sorted(of_tier, key=lambda each: each.type != council.type)


def ready_sets(council: Council, around: Surroundings) -> list[ReadySet]:
    """Those there are for a council, itself first in each; none for a body compared with nobody.

    Nor for one that was not there in the year: there is nothing of it to compare.
    """
    if not council.is_compared or council not in around.councils:
        return []
    makers: tuple[Callable[[Council, Surroundings], ReadySet | None], ...] = (
        in_likeness,
        in_size,
        beside,
        in_region,
        in_county,
        districts_of,
    )
    found = [made for each in makers if (made := each(council, around)) is not None]
    seen: set[frozenset[Council]] = set()
    unlike = []
    for each in found:
        if frozenset(each.councils) not in seen:
            seen.add(frozenset(each.councils))
            unlike.append(each)
    return unlike


def in_likeness(council: Council, around: Surroundings) -> ReadySet | None:
    kind = council.type_plural
    found = most_alike(council, around.of_type(council), around.residents)[:OTHERS]
    why = f"The {_number(found)} {kind} most like it in residents, density and deprivation."
    return _made("Most alike", f"{why} Complaints play no part.", council, found, around)


def in_size(council: Council, around: Surroundings) -> ReadySet | None:
    if council.pk not in around.residents:
        return None
    of_type = around.of_type(council)
    kind = council.type_plural
    why = f"The {_number(of_type)} nearest in residents of the {len(of_type):,} other {kind}."
    return _made(
        "Same type, nearest in size", why, council, around.nearest(council, of_type), around
    )


def beside(council: Council, around: Surroundings) -> ReadySet | None:
    found = around.neighbours(council)
    tier = "district councils" if council.type == DISTRICT else "councils with the same duties"
    why = f"The {tier} that share a border with it, those of its own type first."
    if len(found) > OTHERS:
        why = f"Five of the {len(found)} {tier} that share a border with it: those of its own type"
        why += " first, and then the longest borders."
    return _made("Neighbours", why, council, found[:OTHERS], around)


def in_region(council: Council, around: Surroundings) -> ReadySet | None:
    found = [each for each in around.of_type(council) if each.region == council.region]
    if not council.region:
        return None
    kind = f"{council.type_plural} in {region_in_sentence(council.region)}"
    why = f"The other {kind}."
    if len(found) > OTHERS:
        why = f"{_five_of(council, around)} of the {len(found)} other {kind}."
    return _made("Same region", why, council, around.nearest(council, found), around)


def in_county(council: Council, around: Surroundings) -> ReadySet | None:
    """Of a district the others of its county; of a county none, for it has other duties."""
    if council.county is None:
        return None
    found = [each for each in around.of_type(council) if each.county_id == council.county_id]
    county = council.county.short_name
    why = f"The other districts in {county}."
    if len(found) > OTHERS:
        why = f"{_five_of(council, around)} of the {len(found)} other districts in {county}."
    return _made(f"Districts of {county}", why, council, around.nearest(council, found), around)


def districts_of(council: Council, around: Surroundings) -> ReadySet | None:
    """Of a county its largest districts, without itself: it has other duties."""
    found = [each for each in around.councils if each.county_id == council.pk]
    if len(found) < LEAST:
        return None
    found.sort(key=lambda each: -around.residents.get(each.pk, 0))
    name = f"Districts of {council.short_name}"
    why = f"Its {len(found)} districts, which run other services than the county council."
    if len(found) > MOST:
        why = f"The six with most residents of its {len(found)} districts, which run other"
        why += " services than the county council."
    return ReadySet(name, why, tuple(found[:MOST]), around.year)


def beginnings(around: Surroundings) -> list[ReadySet]:
    """Where nobody is chosen yet: the six of each type in which most people live."""
    found = []
    for kind in COMPARED_TYPES:
        known = [e for e in around.councils if e.type == kind and e.pk in around.residents]
        known.sort(key=lambda each: -around.residents[each.pk])
        if len(known) >= LEAST:
            plural = Council.Type(kind).plural
            name = f"{plural[0].upper()}{plural[1:]}"
            most = _number(known, MOST)
            why = f"The {most} with most residents of the {len(known):,} {plural}."
            found.append(ReadySet(name, why, tuple(known[:MOST]), around.year))
    return found


def region_in_sentence(region: str) -> str:
    return region if region in ("London", "Yorkshire and The Humber") else f"the {region}"


NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def _five_of(council: Council, around: Surroundings) -> str:
    """How those were found that are ``nearest``."""
    is_known = council.pk in around.residents
    return "The five nearest in size" if is_known else "The first five by name"


def _number(councils: Sequence[Council], most: int = OTHERS) -> str:
    return NUMBERS[min(len(councils), most)]


def _made(
    name: str, why: str, council: Council, others: Sequence[Council], around: Surroundings
) -> ReadySet | None:
    return ReadySet(name, why, (council, *others), around.year) if others else None
