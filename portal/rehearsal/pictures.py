"""What readers and staff see of councils at an instant, asked of the portal itself."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import StringIO

from django.conf import settings
from django.urls import reverse

from councils.boundaries.drawn import drawn_on
from councils.dates import iso
from councils.models import Council
from councils.postcodes.lookup import lookup
from councils.postcodes.prefixes import OWN_TABLE
from councils.progress import Progress
from councils.register.readings import unchanged
from councils.register.succession import Reorganisation, reorganisation_of
from councils.register.succession_words import Told, changes_of
from councils.years import london_date
from letters.composing.addressees import Addressees
from portal.feeds.entries import about, everything
from portal.rehearsal.answers import Answer, answer

LIST, OPEN, FILE = "the list of councils", "the API's list of open councils", "councils.csv"


@dataclass(frozen=True)
class Seen:
    """One council at an instant. ``page`` is its address, ``year`` the page it leads to, if any.

    ``served_by`` are the councils at ``postcode``, an example; ``told`` is what its page is to say
    of its opening and closing; ``feed`` is how many entries its feed has, None where nobody asked.
    """

    council: Council
    page: Answer
    year: Answer | None
    told: tuple[Told, ...]
    reorganisation: Reorganisation
    lists: tuple[str, ...]
    letters_to: tuple[Council, ...]
    is_drawn: bool
    postcode: str
    served_by: tuple[Council, ...]
    feed: int | None

    @property
    def says(self) -> str:
        """In whole sentences; empty where there is nothing to say."""
        return " ".join(f"{each.sentence}." for each in self.told)

    @property
    def shown(self) -> Answer:
        """The page on which a reader ends."""
        return self.year or self.page


@dataclass(frozen=True)
class Picture:
    """Each council by its slug; what the feed of all councils has."""

    at: datetime
    seen: dict[str, Seen]
    whole_feed: frozenset[str]

    @property
    def on(self) -> date:
        return london_date(self.at)


def picture(
    slugs: Collection[str], at: datetime, watch: Progress, *, in_full: bool, label: str
) -> Picture:
    """``in_full``: with the page of each council's newest year and its feed, which take longest."""
    with unchanged():
        return _picture(slugs, at, watch, in_full, label)


def _picture(
    slugs: Collection[str], at: datetime, watch: Progress, in_full: bool, label: str
) -> Picture:
    on = london_date(at)
    lists, drawn = _lists(at), {each.pk for each in drawn_on(on).councils}
    addressees = Addressees()
    seen = {}
    councils = Council.objects.filter(slug__in=slugs).select_related("county")
    for council in watch(councils, label):
        page = answer(reverse("council", args=[council.slug]), at)
        found = reorganisation_of(council, on, addressees.successions)
        said = changes_of(council, found, on)
        postcode = _examples().get(council.gss_code, "") if council.gss_code else ""
        seen[council.slug] = Seen(
            council,
            page,
            answer(page.leads_to, at) if in_full and page.leads_to else None,
            tuple(each for each in (said["opening"], said["closing"]) if each),
            found,
            tuple(name for name, slugs in lists.items() if council.slug in slugs),
            tuple(addressees.councils(council, on)),
            council.pk in drawn,
            postcode,
            tuple(_at(postcode, on)),
            _entries(council, at) if in_full else None,
        )
    whole = everything(at, settings.OMBUDSMAN["short_name"])
    return Picture(at, seen, frozenset(each.ident for each in whole.entries))


def _lists(at: datetime) -> dict[str, set[str]]:
    """Which councils stand in each public list, by their slugs."""
    page = answer(reverse("councils"), at).text
    api = f"{reverse('api-councils')}?page_size=500&existing_on={iso(london_date(at))}"
    rows = json.loads(answer(api, at).text or '{"results": []}')["results"]
    file = answer(reverse("data-file", args=["councils", "csv"]), at).text
    return {
        LIST: set(re.findall(r'href="/councils/([a-z0-9-]+)/"', page)),
        OPEN: {each["council"] for each in rows},
        FILE: {each["council"] for each in csv.DictReader(StringIO(file.removeprefix("\ufeff")))},
    }


def _entries(council: Council, at: datetime) -> int:
    return len(about(council, at, settings.OMBUDSMAN["short_name"]).entries)


def _at(postcode: str, on: date) -> Iterator[Council]:
    """Whom somebody finds who types a postcode."""
    found = lookup(postcode, on) if postcode else None
    for place in found.places if found else ():
        yield from place.councils


@cache
def _examples() -> dict[str, str]:
    """A postcode of each district or single council, by its code: a whole one where there is."""
    found: dict[str, str] = {}
    with OWN_TABLE.open(encoding="utf-8", newline="") as file:
        for postcode, code in csv.reader(file):
            if len(postcode) > len(found.get(code, "")):
                is_whole = " " in postcode and len(postcode.split(" ")[1]) == len("9ZA")
                if is_whole or code not in found:
                    found[code] = postcode
    return found
