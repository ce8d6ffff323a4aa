"""What a file of decisions or of a year's figures holds, counted before any of it is loaded.

Whoever loads a file judges by these whether it is the right one. They are shown to nobody else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from complaints.figures.performance import COMPLIANCE, Performance
from complaints.figures.sums import DEALT_WITH
from complaints.statistics.counts import Alike, tally
from councils.files.previews import IN_THE_FILE, Totals

ALL = "All"
NOT_PUBLISHED = "not published"
OUTCOMES = (*(each.label for each in DEALT_WITH.outcomes), ALL)
COMPLIED = ("Complied on time", "Complied late", "Not complied")
Cases = Counter[tuple[int, str]]  # how many of a council, by its key, have an outcome


def by_outcome(sorts: Mapping[str, Cases]) -> Totals:
    """A row for each outcome there is, a column for each sort of cases, and one for all."""
    sums = [Performance.total(_counted(cases).values()) for cases in sorts.values()]
    every = [*sums, Performance.total(sums)]
    rows = [
        [outcome.label, *(_told(getattr(each, outcome.name)) for each in every)]
        for outcome in DEALT_WITH.outcomes
        if getattr(every[-1], outcome.name)
    ]
    rows.append([ALL, *(_told(each.dealt_with) for each in every)])
    return Totals("By outcome", ("Outcome", *sorts, IN_THE_FILE), rows)


def by_council(sorts: Mapping[str, Cases], names: Mapping[int, str]) -> Totals:
    """A row for each council, in the order of ``names``, a column for each outcome."""
    counted = _counted(sum(sorts.values(), Counter()))
    rows = [(name, counted[key]) for key, name in names.items() if key in counted]
    return Totals("By council", ("Council", *OUTCOMES), [_row(*each) for each in rows])


def of_a_year(councils: Sequence[tuple[str, Performance]]) -> list[Totals]:
    """What a year's figures add up to by outcome, and the same of each council."""
    every = Performance.total(performance for _, performance in councils)
    sums = [*zip(OUTCOMES, outcomes_of(every), strict=True)]
    sums += [
        (label, _told(getattr(every, name)))
        for label, name in zip(COMPLIED, COMPLIANCE, strict=True)
    ]
    return [
        Totals("By outcome", ("Outcome", IN_THE_FILE), [[*each] for each in sums]),
        Totals("By council", ("Council", *OUTCOMES), [_row(*each) for each in councils]),
    ]


def outcomes_of(performance: Performance) -> list[str]:
    """The cells of a row under ``OUTCOMES``."""
    counts = [getattr(performance, name) for name in DEALT_WITH.names]
    return [*map(_told, counts), _told(performance.dealt_with)]


def _counted(cases: Cases) -> dict[int, Performance]:
    alike: Iterable[Alike] = (
        Alike(council, None, outcome, False, "", number)
        for (council, outcome), number in cases.items()
    )
    return {council: performance for council, (performance, _) in tally(alike).items()}


def _row(name: str, performance: Performance) -> list[str]:
    return [name, *outcomes_of(performance)]


def _told(count: int | None) -> str:
    return NOT_PUBLISHED if count is None else f"{count:,}"
