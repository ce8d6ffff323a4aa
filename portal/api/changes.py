"""What changed in the API, day by day, and what of it is to be used no more.

A change is written here when it is made; the page of the API and its schema tell it. What is used
no more goes on working: under ``/api/v1/`` nothing is taken away. An answer to whoever uses it says
so in headers (RFC 9745, and RFC 8594 where a day is named on which it ends).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.http import http_date

from councils.dates import iso
from councils.years import london_midnight

ANCHOR = "changes"


@dataclass(frozen=True)
class Change:
    """What whoever wrote a program notices, in a sentence."""

    day: date
    sentence: str


@dataclass(frozen=True)
class Deprecation:
    """A parameter that is used no more since a day, what is used in its place, and its last day."""

    parameter: str
    since: date
    instead: str
    ends: date | None = None

    @property
    def sentence(self) -> str:
        end = f", and ends on {iso(self.ends)}" if self.ends else ""
        return f"Used no more since {iso(self.since)}{end}: {self.instead}"


CHANGES = (
    Change(
        date(2026, 12, 1),
        "council, type, region, category, subject and status take several values wherever a list is"
        " narrowed by them, 50 at most; so does compliance of service improvements.",
    ),
    Change(
        date(2026, 12, 1),
        "Lists of decisions, service improvements and letters take changed_since: what changed, in"
        " its order, each row once and whole, and in gone the names of what is public no more.",
    ),
    Change(
        date(2026, 12, 1),
        "Performance has the time taken: of how many decisions it is known (time_known), and how"
        " many came within 13, 26 and 52 weeks (within_13_weeks, within_26_weeks, within_52_weeks)."
        " They are empty where that is not published.",
    ),
    Change(
        date(2026, 11, 30),
        "The schema has links: which value of a row leads to which row of another list.",
    ),
    Change(
        date(2026, 11, 30),
        "Beside council_name, which is today’s, rows of a year have council_name_then: what the"
        " council was called in that year, or on the day of the decision.",
    ),
    Change(
        date(2026, 11, 30),
        "next leads on with a cursor, so that no row is missed or doubled where the data change"
        " between two pages. page still works, and is used no more. Decisions are had oldest first"
        " too, and several parameters take several values.",
    ),
    Change(
        date(2026, 11, 30),
        "The schema leaves rows open: fields may be added to them, values to a list of choices, and"
        " years and councils are described by how they are written. Clients made from it read what"
        " is added later.",
    ),
    Change(
        date(2026, 11, 30),
        "The schema names its server, its licence, whom to ask, its limits and examples.",
    ),
    Change(
        date(2026, 11, 30),
        "A council is found by its GSS code, one that it had, its name in addresses of GOV.UK and"
        " its item of Wikidata; a decision by its reference with spaces, hyphens or neither."
        " Councils have gov_uk_slug and wikidata.",
    ),
)
DEPRECATED: tuple[Deprecation, ...] = (
    Deprecation("page", date(2026, 11, 30), "follow next, which says where the list goes on."),
)


def deprecated(parameter: str) -> Deprecation | None:
    return next((each for each in DEPRECATED if each.parameter == parameter), None)


def headers_of(used: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The headers of an answer to these parameters: of the first that is used no more."""
    found = [each for each in map(deprecated, used) if each]
    if not found:
        return
    first = min(found, key=lambda each: each.since)
    yield "Deprecation", f"@{int(london_midnight(first.since).timestamp())}"
    ends = [each.ends for each in found if each.ends]
    if ends:
        yield "Sunset", http_date(london_midnight(min(ends)).timestamp())


def told_at() -> str:
    """Where the changes are told to people."""
    return f"{settings.SITE_URL}{reverse('api')}#{ANCHOR}"
