"""What is unlikely of an older letter that is uploaded: its date, and the years that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from councils.dates import day_in_words
from councils.doubts import Doubt
from councils.lists import listed
from councils.years import Year

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def about_uploaded(
    year: Year, dated_on: date, names: Iterable[str], says: Sequence[Year] = ()
) -> Iterator[Doubt]:
    """``names`` are what the file is called, and what it calls itself; ``says`` which years its
    own words say that it is about.

    A letter is written in the twelve months after the year that it is about.
    """
    if not year.end <= dated_on < year.next.end:
        yield Doubt(
            "dated_on",
            f"A letter about {year} is written after it, by {day_in_words(year.next.last_day)}:"
            f" this one is dated {day_in_words(dated_on)}.",
        )
    for name in names:
        named = {int(each) for each in _YEAR.findall(name)}
        # A letter of July 2021 about 2020-21 is called after either, or after both.
        if named and not named & {year.begins, year.begins + 1}:
            yield Doubt("year", f"The file is called “{name}”, which is not about {year}.")
    if says and year not in says:
        about = listed(map(str, says))
        yield Doubt("year", f"The letter in the file says that it is about {about}, not {year}.")
