"""Each kind of contradiction: what follows from it, and what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from councils.register.health import announced, areas, codes, names, places
from councils.register.health.whole import Found, Whole


@dataclass(frozen=True)
class Kind:
    slug: str
    title: str
    what_follows: str
    what_to_do: str
    find: Callable[[Whole], Iterator[Found]]


KINDS = (
    Kind(
        "shared-codes",
        "A code that means two councils",
        "Files that name one of them by this code may be loaded for the other.",
        "Take the code away from the one whose it is not, or cancel what is announced.",
        codes.shared,
    ),
    Kind(
        "unknown-codes",
        "A code of the portal’s own tables that means no council",
        "A postcode there leads to no council, and a hexagon is not drawn.",
        "Add the code to the former codes of its council, or load the council.",
        codes.unknown,
    ),
    Kind(
        "gaps",
        "A council that closes without a successor",
        "Nobody is asked for what it left undone, and its page leads nowhere.",
        "Enter who has its place.",
        places.gaps,
    ),
    Kind(
        "successors",
        "A successor that has the place on another day",
        "Between the two days the place belongs to nobody, or to both.",
        "Correct the day of closing or of opening, or who succeeds it.",
        places.not_open,
    ),
    Kind(
        "circles",
        "Successions in a circle",
        "Who has the place today cannot be told.",
        "Take away the succession that is wrong.",
        places.circles,
    ),
    Kind(
        "districts-without-county",
        "A district, of before or to come, without a county",
        "Its page cannot say which services are the county’s.",
        "Enter in which county it lies or lay.",
        places.without_county,
    ),
    Kind(
        "county-not-there",
        "A district whose county does not exist as long as it does",
        "Its page names a county that is not there, and the county’s hexagon lacks it or has it"
        " too long.",
        "Correct the county, or a day; or announce in which county it lies from then on.",
        places.county_not_there,
    ),
    Kind(
        "names",
        "Two councils of one name at the same time",
        "Files that name them are refused, and who looks for one is offered both.",
        "Write the names of both in full.",
        names.alike,
    ),
    Kind(
        "areas-without-council",
        "An area on days on which its council does not exist",
        "The map of a year may lay it over the areas of others.",
        "Load boundaries with the days on which they are so, or correct the day of the council.",
        areas.without_council,
    ),
    Kind(
        "councils-without-area",
        "A council without an area, in years before or to come",
        "The map of its years does not draw it.",
        "Load boundaries that have it, with the days on which they are so.",
        areas.without_area,
    ),
    Kind(
        "websites",
        "A website of a council that is also a closed one’s",
        "The page of the closed council leads its readers to another.",
        "Take it away from the closed one, or correct that of the other.",
        names.websites,
    ),
    Kind(
        "announced",
        "What is announced and contradicts the register",
        "On its day the register becomes wrong.",
        "Cancel it, announce it otherwise, or correct the register.",
        announced.contradictory,
    ),
    Kind(
        "sources",
        "What is announced without a source",
        "Readers are told of it, and not who says so.",
        "Announce it again with source_url.",
        announced.without_source,
    ),
    Kind(
        "contacts",
        "Contacts at a council that has closed",
        "They are people’s names and addresses, kept for nothing; letters go to who has its place.",
        "Delete them, or move them to the successor.",
        announced.contacts,
    ),
)
