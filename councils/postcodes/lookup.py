"""Which councils somebody means by a postcode: the one door to everything else here."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from councils.postcodes.directory import Directory
from councils.postcodes.nations import Nation, nation_of, nation_of_area
from councils.postcodes.places import Place, places_of
from councils.postcodes.prefixes import own_prefixes
from councils.postcodes.written import Postcode, readings


@dataclass(frozen=True)
class Answer:
    """What is known of a postcode, or of a part of one, on a day.

    ``places`` are those in England that it lies in: of a whole postcode one at most. ``elsewhere``
    is where else it may lie. ``is_known`` is False where there is no such postcode as far as can be
    told. ``ended`` is the first day of the month in which it ended, where it has.
    """

    postcode: Postcode
    places: tuple[Place, ...] = ()
    elsewhere: Nation | None = None
    is_known: bool = True
    ended: date | None = None

    @property
    def place(self) -> Place | None:
        """The one place that it lies in; None where there is none, or several."""
        return self.places[0] if len(self.places) == 1 and not self.is_partly_elsewhere else None

    @property
    def is_live(self) -> bool:
        return self.is_known and not self.ended

    @property
    def is_partly_elsewhere(self) -> bool:
        return bool(self.places) and self.elsewhere is not None


def may_be_postcode(typed: str) -> bool:
    """Whether what was typed is written like a postcode or the beginning of one."""
    return bool(readings(typed))


def lookup(typed: str, on: date) -> Answer | None:
    """The councils on a day at the postcode that was typed, or at the part of one.

    From the directory that was loaded, in the areas that it holds; else from the portal's own
    table. None where it is no postcode: some names are written like one. At most five queries.
    """
    read = readings(typed)
    if not read:
        return None
    directory = Directory(read)
    for postcode in read:
        if entry := directory.entry(postcode):
            return _answer(postcode, entry.codes, on, entry.ended)
    held = directory.areas()
    for postcode in read:
        codes = None if postcode.area in held else _own_codes(postcode)
        if codes is not None:
            return _answer(postcode, codes, on)
    for postcode in read:
        if (nation := nation_of_area(postcode.area)) and postcode.area not in held:
            return Answer(postcode, elsewhere=nation)
    whole = [each for each in read if each.is_whole]
    if whole and re.search("[0-9]", typed):
        return Answer(whole[0], is_known=False)
    return None


def _own_codes(postcode: Postcode) -> set[str] | None:
    known = own_prefixes()
    code = known.code_of(postcode)
    if code is None:
        return None
    return {code} if postcode.is_whole else known.codes_within(postcode)


def _answer(
    postcode: Postcode, codes: Collection[str], on: date, ended: date | None = None
) -> Answer:
    """Of the codes that begin with no E, what nation they say; without one, what the area says."""
    nations = {nation for code in codes if (nation := nation_of(code))}
    outside = nation_of_area(postcode.area) if "" in codes else None
    elsewhere = next(iter(sorted(nations, key=lambda each: each.name)), outside)
    english = [code for code in codes if nation_of(code) is None and code]
    return Answer(postcode, tuple(places_of(english, on)), elsewhere, ended=ended)
