"""What is unlikely of an estimate of residents: that it is far from the years around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from councils.doubts import Doubt

PERCENT = 10


def about_residents(year: int, number: int, known: Mapping[int, int]) -> Iterator[Doubt]:
    """Compared with the nearest other year that is ``known``, the earlier where two are as near."""
    others = sorted((abs(each - year), each) for each in known if each != year)
    if not others:
        return
    nearest = others[0][1]
    before = known[nearest]
    if 100 * abs(number - before) > PERCENT * before:
        yield Doubt(
            "number",
            f"{number:,} residents in {year} are more than {PERCENT}% away from {before:,} in"
            f" {nearest}.",
        )
