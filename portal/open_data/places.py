"""The councils of a place, as the API has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings

from councils.models import Council
from councils.postcodes.duties import duties_of
from councils.postcodes.lookup import Answer
from portal.open_data.columns import Column, Dataset, Kind

EVERYTHING = "everything"


@dataclass(frozen=True)
class Served:
    """A council that serves a place, and the answer that it belongs to."""

    council: Council
    answer: Answer

    @property
    def does(self) -> str:
        """``county``, ``district``, or ``everything`` where it is alone."""
        is_one_of_two = self.council.type in (Council.Type.COUNTY, Council.Type.DISTRICT)
        return self.council.type if is_one_of_two else EVERYTHING

    @property
    def has_all_of_it(self) -> bool:
        answer = self.answer
        return answer.elsewhere is None and all(
            self.council in place.councils for place in answer.places
        )


def served_by(answer: Answer) -> Iterator[Served]:
    """Each council once: as its places stand, a district before its county."""
    councils = (council for place in answer.places for council in place.councils)
    for council in dict.fromkeys(councils):
        yield Served(council, answer)


PLACES = Dataset(
    slug="places",
    title="Councils of a place",
    one_row="One row is one council that serves the place of the postcode.",
    key=("council",),
    refers={"council": "councils"},
    fields=(
        Column("council", Kind.TEXT, "Its identifier", attrgetter("council.slug")),
        Column("name", Kind.TEXT, "Its name", attrgetter("council.name")),
        Column(
            "type",
            Kind.TEXT,
            "Its type",
            attrgetter("council.type"),
            allowed=tuple(Council.Type.values),
        ),
        Column(
            "gss_code",
            Kind.TEXT,
            "Its code of the Office for National Statistics",
            attrgetter("council.gss_code"),
            "It has none.",
        ),
        Column(
            "does",
            Kind.TEXT,
            "Whether it does what counties do there, what districts do, or everything",
            attrgetter("does"),
            allowed=(Council.Type.COUNTY.value, Council.Type.DISTRICT.value, EVERYTHING),
        ),
        Column(
            "services",
            Kind.TEXTS,
            "The services that are its own as a rule, where there are two councils",
            lambda served: [each.service for each in duties_of(served.council)],
        ),
        Column(
            "has_all_of_it",
            Kind.BOOLEAN,
            "Whether it serves all of the place: of a part of a postcode it may serve some",
            attrgetter("has_all_of_it"),
        ),
        Column(
            "postcode_ended_on",
            Kind.DATE,
            "The first day of the month in which the postcode ended",
            attrgetter("answer.ended"),
            "It is in use, as far as is known here.",
        ),
        Column(
            "address",
            Kind.ADDRESS,
            "Its page",
            lambda served: f"{settings.SITE_URL}{served.council.get_absolute_url()}",
        ),
    ),
)
