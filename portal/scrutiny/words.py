"""Words that a pack puts around counts and names."""

from __future__ import annotations

from collections.abc import Sequence

from complaints.figures.rates import Rate
from complaints.statistics.breakdown import NOT_BROKEN_DOWN, CategoryRate
from complaints.statistics.improvements import ImprovementCounts
from councils.lists import listed
from councils.models import Council

NAMED, NAMED_OF_MORE = 6, 3


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


def became(found: ImprovementCounts) -> str:
    """What became of improvements, whole: "28 done on time, 4 done late"."""
    parts = [
        (found.on_time, "done on time"),
        (found.late, "done late"),
        (found.not_complied, "not complied with"),
        (found.without_outcome, "without a published outcome"),
    ]
    return ", ".join(f"{number:,} {words}" for number, words in parts if number)


def by_subject(rows: Sequence[CategoryRate], upheld: int) -> str:
    """What went wrong by subject: up to three named, else the two most; the withheld apart.

    Where more have as many as the second of two, none of them is singled out.
    """
    found = [row for row in rows if row.rate.part and row.category != NOT_BROKEN_DOWN]
    found.sort(key=lambda row: row.rate.part, reverse=True)
    if found[3:]:
        third = found[2].rate.part
        found = [row for row in found[:2] if row.rate.part > third]
    about = [f"{row.rate.part:,} about {_in_sentence(row.category)}" for row in found]
    if not about:
        return ""
    withheld = [row.rate.part for row in rows if row.category == NOT_BROKEN_DOWN and row.rate.part]
    apart = "".join(
        f"; {number:,} {'is' if number == 1 else 'are'} not broken down by subject"
        for number in withheld
    )
    if upheld == 1:
        return f"The one upheld complaint was about {_in_sentence(found[0].category)}."
    if found[0].rate.part == upheld:
        return f"All {upheld:,} upheld complaints were about {_in_sentence(found[0].category)}."
    first, *others = about
    first = first.replace(" about", " was about" if found[0].rate.part == 1 else " were about", 1)
    return f"Of {upheld:,} upheld complaints, {listed([first, *others])}{apart}."


def _in_sentence(category: str) -> str:
    return "other subjects" if category == "Other" else f"{category[0].lower()}{category[1:]}"


def overdue_in_words(number: int) -> str:
    """How many cases, and among which: those whose decisions are not shown are not told."""
    cases = "1 case" if number == 1 else f"{number:,} cases"
    return f"{cases} among published decisions {'was' if number == 1 else 'were'} overdue"


def in_words(councils: Sequence[Council]) -> str:
    """Their names; of more than six the first, and how many more, who are on the council's page.

    A county is named then: most of what was agreed was its own.
    """
    if councils[NAMED:]:
        councils = sorted(councils, key=lambda each: each.type != Council.Type.COUNTY)
    names = [each.name for each in councils]
    if names[NAMED:]:
        more = names[NAMED_OF_MORE:]
        names = [*names[:NAMED_OF_MORE], f"{len(more)} more councils"]
    return listed(names)
