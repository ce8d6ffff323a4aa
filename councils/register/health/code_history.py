"""Which codes the ONS gave to councils, from when until when: ``reference/code_history.csv``.

It is of one day. What became so later it does not know, and that is no difference.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from councils.dates import day_in_words, month_in_words
from councils.models import Council
from councils.register.health.whole import Found, Whole

TABLE = Path(__file__).parents[2] / "reference" / "code_history.csv"
SOURCE = "Code History Database of the Office for National Statistics"
EDITION = date(2024, 7, 1)  # of July 2024: what is of that month or later may not be in it
REGISTER_BEGINS = date(2018, 1, 1)  # of councils that closed before it has nothing
# The day on which the file of councils that comes with the portal was checked, and against what.
CHECKED_ON = date(2026, 11, 28)
CHECKED_AGAINST = (
    "the list of local authorities behind GOV.UK, mySociety’s lookup of local authorities and the"
    " organisations of planning.data.gov.uk"
)


@dataclass(frozen=True)
class Coded:
    """A code, whose it is, from when until when; the ``end`` is the first day after."""

    code: str
    name: str
    start: date
    end: date | None
    county: str


@cache
def code_history() -> dict[str, Coded]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["gss_code"]: Coded(
                row["gss_code"],
                row["name"],
                date.fromisoformat(row["start"]),
                date.fromisoformat(row["end"]) if row["end"] else None,
                row["county_gss_code"],
            )
            for row in csv.DictReader(file)
        }


# Codes of this kind began in the months until this day; councils that have one may be older.
FIRST_CODES = date(2009, 4, 1)


def differences(whole: Whole) -> Iterator[Found]:
    """Where the register says otherwise than the code history, or either lacks what the other has.

    A council without a code, and one that opened later, has nothing to be compared with; nor has a
    register of other councils.
    """
    if not whole.coded.keys() & code_history().keys():
        return
    met = set[str]()
    for council in whole.councils:
        codes = whole.codes_of(council)
        met |= codes
        known = [each for code in sorted(codes) if (each := code_history().get(code))]
        known.sort(key=lambda each: (each.start, each.end or date.max))
        is_later = council.opened_on and council.opened_on >= EDITION
        if not codes or not council.is_compared or (is_later and not known):
            continue
        if not known:
            yield Found((council,), f"{council.gss_code} is not in it", council.gss_code or "")
        else:
            yield from _otherwise(whole, council, known)
    for each in code_history().values():
        if each.code not in met and (each.end is None or each.end > REGISTER_BEGINS):
            yield Found((), f"{each.code}, {each.name}: no council here has this code", each.code)


def _otherwise(whole: Whole, council: Council, known: list[Coded]) -> Iterator[Found]:
    first, last = known[0], known[-1]
    code = (council.gss_code or "").upper()
    if code and code not in code_history():
        of = month_in_words(EDITION)
        yield Found(
            (council,), f"{code} is not in it, {last.code} is: newer than {of}, or wrong", code
        )
    yield from _began(council, first)
    yield from _ended(council, last)
    if last.county and council.county:
        counties = whole.codes_of(council.county)
        if counties and last.county not in counties:
            named = code_history().get(last.county)
            where = named.name if named else last.county
            yield Found((council,), f"lies in {where} there, in {council.county} here", "county")


def _began(council: Council, first: Coded) -> Iterator[Found]:
    there, here = first.start, council.opened_on
    if there <= FIRST_CODES and (here is None or here <= FIRST_CODES):
        return
    if here is None and there <= REGISTER_BEGINS:
        said = f"{first.code} is its code since {day_in_words(there)}: it lacks the code before"
        yield Found((council,), said, "start")
    elif here != there:
        opened = f"opened {day_in_words(here)}" if here else "has no day of opening"
        yield Found(
            (council,),
            f"{first.code} begins {day_in_words(there)} there; here it {opened}",
            "start",
        )


def _ended(council: Council, last: Coded) -> Iterator[Found]:
    there, here = last.end, council.closed_on
    if there == here or (there is None and here and here >= EDITION):
        return
    ends = f"ends {day_in_words(there)}" if there else "does not end"
    closes = f"closed {day_in_words(here)}" if here else "has no day of closing"
    yield Found((council,), f"{last.code} {ends} there; here it {closes}", "end")
