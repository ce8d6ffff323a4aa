"""Words that a pack puts around counts and names."""

from __future__ import annotations

from collections.abc import Sequence

from complaints.statistics.promises import PromisedImprovements
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
        return f"None of the {rate.whole:,} complaints investigated was"
    if rate.part == rate.whole:
        return f"All {rate.whole:,} complaints investigated were"
    return f"{rate.counts} complaints investigated {'was' if rate.part == 1 else 'were'}"


def dealt_with(part: int, whole: int) -> str:
    """As in "12 of 36 complaints dealt with were referred back"."""
    if whole == 1:
        return "The one complaint dealt with was"
    if part == whole:
        return f"All {whole:,} complaints dealt with were"
    return f"{part:,} of {whole:,} complaints dealt with {'was' if part == 1 else 'were'}"


def became(found: PromisedImprovements) -> str:
    """What became of improvements, whole: "28 done on time, 4 done late"."""
    parts = [
        (found.on_time, "done on time"),
        (found.late, "done late"),
        (found.not_complied, "not complied with"),
        (found.without_outcome, "without a published outcome"),
    ]
    return ", ".join(f"{number:,} {words}" for number, words in parts if number)


def overdue_in_words(number: int) -> str:
    """How many cases, and among which: those whose decisions are not shown are not told."""
    cases = "1 case" if number == 1 else f"{number:,} cases"
    return f"{cases} among published decisions {'was' if number == 1 else 'were'} overdue"


def in_words(councils: Sequence[Council]) -> str:
    """Their names; of more than three their number, which are named on the council's page."""
    if councils[NAMED:]:
        return f"{len(councils)} councils"
    return listed([each.name for each in councils])
