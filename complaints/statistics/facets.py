"""How many decisions each further choice in a list would leave.

Only decisions of years whose figures are public are counted: a number by outcome of any other year
would tell its figures before their release, or be taken for them. They are listed all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from complaints.decisions.filters import SHOWN_OUTCOMES, DecisionFilter
from complaints.figures.sums import SHOWN
from complaints.models import Decision, ReleasedCase, Subject
from complaints.statistics.readable_cases import agreement_stands, has_compliance
from councils.models import Council
from councils.years import Year

# What one query counts together, choice by choice: outcome, kind, subject and year.
TOGETHER = ("outcome", "kind", "category", "subject", "year")
Numbers: TypeAlias = Mapping[Any, int | None]
LAST_FIRST = [each.name for each in reversed(SHOWN.outcomes)]


@dataclass(frozen=True)
class Option:
    """A choice: what to ask for in the address, and how many decisions that leaves.

    ``number`` is None where the choice is of a year that is not counted yet, or where too many are
    found to be counted. ``parameters`` are set to follow it, or left out where they are empty.
    """

    label: str
    number: int | None
    is_chosen: bool
    parameters: dict[str, str]
    is_within: bool = False  # a sub-category, under its category


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Facets:
    """``total`` is how many of the list's decisions are of years that are counted.

    None where words find more of them than are counted.
    """

    facets: list[Facet]
    total: int | None
    by_council: dict[int, int]
    is_whole: bool  # every decision that can be in the list is counted
    has_numbers: bool = True  # every choice has


@dataclass(frozen=True)
class _Cell:
    outcome: str
    kind: str
    subject: Subject | None
    year: Year
    number: int

    def has(self, name: str, value: Any) -> bool:
        if name == "category":
            return self.subject is not None and self.subject.category_id == value.pk
        return bool(getattr(self, name) == value)


def facets(chosen: DecisionFilter) -> Facets:
    """Of a list that is not of what a figure counted; in a fixed number of queries."""
    asked = {name: value for name, value in chosen.form.cleaned_data.items() if value}
    years = list(chosen.current)
    if not years:
        return Facets([], 0, {}, is_whole=False)
    here = {name: asked[name] for name in TOGETHER if name in asked}
    of_all = chosen.countable(TOGETHER, of_years(years))
    is_too_much = of_all is None and not here  # nor is anything beside it less
    listed = None if is_too_much else chosen.countable(within=of_years(years))
    counts = listed if of_all is None else of_all
    cells = [] if counts is None else _cells(counts, years)
    possible = _possible(years) if of_all is None else []

    def counted(by: Callable[[_Cell], Any], *own: str) -> Numbers:
        """What each choice leaves: with all that is chosen, but for its own facet.

        Where that is too much, what is listed tells of every facet of which nothing is chosen.
        """
        others = {name: value for name, value in here.items() if name not in own}
        found: Counter[Any] = Counter()
        for cell in cells:
            if all(cell.has(name, value) for name, value in others.items()):
                found[by(cell)] += cell.number
        is_known = of_all is not None or (listed is not None and here.keys().isdisjoint(own))
        return found if is_known else {**dict.fromkeys(map(by, possible)), **found}

    outcomes = counted(lambda cell: cell.outcome, "outcome")
    labels = dict(SHOWN_OUTCOMES)
    found = [
        _facet("outcome", "Outcome", [(each, labels[each]) for each in LAST_FIRST], outcomes, here),
        Facet("category", "Subject", list(_subjects(counted, here))),
        Facet("year", "Year", list(_years(counted(lambda cell: cell.year, "year"), asked, years))),
    ]
    values = [(str(value), str(label)) for value, label in ReleasedCase.Compliance.choices]
    became = None if is_too_much else _compliance(chosen, years)
    if became is None:
        became = dict.fromkeys(ReleasedCase.Compliance.values)
    found.append(_facet("compliance", "What was agreed", values, became, asked))
    kinds = [(str(value), str(label)) for value, label in Decision.Kind.choices]
    found.append(_facet("kind", "Kind", kinds, counted(lambda cell: cell.kind, "kind"), here))
    total = counted(lambda cell: None).get(None, 0)
    worth = [each for each in found if _is_a_choice(each)]
    by_council = {} if listed is None else _by_council(chosen, listed)
    is_whole = asked.get("year") in years
    return Facets(worth, total, by_council, is_whole, has_numbers=of_all is not None)


def _is_a_choice(facet: Facet) -> bool:
    return len(facet.options) > 1 or any(each.is_chosen for each in facet.options)


def of_years(years: Iterable[Year]) -> Q:
    """A condition that a decision is of one of these years, which are at least one.

    Years that follow each other are one range: SQLite looks for each of several by itself.
    """
    ranges: list[tuple[date, date]] = []
    for year in sorted(years):
        follows = bool(ranges) and ranges[-1][1] == year.start
        ranges.append((ranges.pop()[0] if follows else year.start, year.end))
    return reduce(or_, (Q(decided_on__gte=first, decided_on__lt=end) for first, end in ranges))


def _possible(years: list[Year]) -> list[_Cell]:
    """Every choice there can be, of none of which it is known how many it leaves."""
    one = _Cell(LAST_FIRST[0], Decision.Kind.STATEMENT, None, years[0], 0)
    choices: dict[str, Iterable[Any]] = {
        "outcome": LAST_FIRST,
        "kind": Decision.Kind.values,
        "subject": Subject.objects.select_related("category"),
        "year": years,
    }
    return [replace(one, **{name: each}) for name, found in choices.items() for each in found]


def _cells(found: QuerySet[Decision], years: list[Year]) -> list[_Cell]:
    begins = Case(
        *(
            When(decided_on__gte=each.start, then=Value(each.begins))
            for each in sorted(years)[::-1]
        ),
        output_field=IntegerField(),
    )
    rows = (
        _plain(found)
        .annotate(begins=begins)
        .values_list("outcome", "kind", "subject", "begins")
        .annotate(number=Count("pk"))
    )
    about = Subject.objects.select_related("category").in_bulk()
    return [
        _Cell(outcome, kind, about.get(subject), Year(year), number)
        for outcome, kind, subject, year, number in rows
    ]


def _plain(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    return rows.order_by().select_related(None)


def _facet(
    name: str,
    label: str,
    values: Iterable[tuple[str, str]],
    numbers: Numbers,
    asked: dict[str, Any],
) -> Facet:
    options = [
        Option(words, numbers.get(value, 0), asked.get(name) == value, {name: value})
        for value, words in values
        if value in numbers or asked.get(name) == value
    ]
    return Facet(name, label, options)


def _subjects(counted: Callable[..., Numbers], here: dict[str, Any]) -> Iterator[Option]:
    """Categories, and under the one that is chosen its sub-categories."""
    within = here.get("subject")
    parent = within.category if within else here.get("category")
    numbers = counted(lambda cell: cell.subject and cell.subject.category, "category", "subject")
    parts = counted(lambda cell: cell.subject, "subject", "category")
    in_order = sorted(filter(None, {*numbers, parent}), key=lambda each: (each.position, each.name))
    for category in in_order:
        is_chosen = category == parent and not within
        asked = {"category": category.slug, "subject": ""}
        yield Option(category.name, numbers.get(category, 0), is_chosen, asked)
        if category != parent:
            continue
        own = {each for each in {*parts, within} if each and each.category_id == category.pk}
        for subject in sorted(own, key=str):
            asked = {"category": category.slug, "subject": subject.slug}
            yield Option(
                subject.name, parts.get(subject, 0), subject == within, asked, is_within=True
            )


def _years(numbers: Numbers, asked: dict[str, Any], years: list[Year]) -> Iterator[Option]:
    """Newest first; a year that is chosen and not counted yet has no number."""
    own = asked.get("year")
    for year in sorted({*numbers, *([own] if own else [])}, reverse=True):
        number = numbers.get(year, 0) if year in years else None
        yield Option(str(year), number, year == own, {"year": str(year)})


def _compliance(chosen: DecisionFilter, years: list[Year]) -> Numbers | None:
    """Decisions by what became of what was agreed, as the figures of public years counted it."""
    found = chosen.countable(("compliance", "council"), of_years(years))
    if found is None:
        return None
    decisions = _plain(found)
    cases = ReleasedCase.objects.filter(
        has_compliance(),
        agreement_stands(chosen.at),
        release__in=chosen.current.values(),
        decision__in=decisions.values("pk"),
    )
    if council := chosen.form.cleaned_data.get("council"):
        cases = cases.filter(council=council)
    rows = (
        cases.order_by().values_list("compliance").annotate(number=Count("decision", distinct=True))
    )
    return dict(rows)


def _by_council(chosen: DecisionFilter, listed: QuerySet[Decision]) -> dict[int, int]:
    """By council, where none is chosen and a council is the one that the decision is about."""
    if any(chosen.form.cleaned_data.get(name) for name in ("council", "compliance", "overdue")):
        return {}
    rows = _plain(listed).values_list("council")
    return dict(rows.annotate(number=Count("pk")))


def councils_with_numbers(found: Facets) -> list[tuple[Council, int]]:
    """In the order of their places, those that have any."""
    rows = Council.objects.filter(pk__in=found.by_council)
    return [(each, found.by_council[each.pk]) for each in rows]
