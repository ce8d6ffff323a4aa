"""Words that a pack puts around counts and names."""

from __future__ import annotations

from collections.abc import Sequence

from complaints.statistics.rates import Rate
from councils.models import Council
from letters.composing.rules import listed

NAMED = 3


def cases(part: int, whole: int) -> str:
    """As in "3 of 24 cases were complied with late"."""
    if whole == 1:
        return "The one case whose outcome was recorded was"
    return f"{part:,} of {whole:,} cases {'was' if part == 1 else 'were'}"


def investigated(rate: Rate) -> str:
    """As in "17 of 24 complaints investigated were upheld"."""
    if rate.whole == 1:
        return f"The one complaint investigated was{'' if rate.part else ' not'}"
    if not rate.part:
        return f"None of {rate.whole:,} complaints investigated was"
    return f"{rate.counts} complaints investigated {'was' if rate.part == 1 else 'were'}"


def in_words(councils: Sequence[Council]) -> str:
    """Their names; of more than three their number, which are named on the council's page."""
    if councils[NAMED:]:
        return f"{len(councils)} councils"
    return listed([each.name for each in councils])
