"""From decisions and recommendations to the cases of a year, and from cases to counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max

from complaints.figures.days import DaysBySpan, Span, together
from complaints.figures.measures import spans
from complaints.figures.performance import COUNTS, REMEDIES, Performance
from complaints.models import Release, ReleasedCase
from complaints.statistics.year_cases import complied_elsewhere, decided_in
from councils.years import Year

Tally = Mapping[int, tuple[Performance, dict[int | None, Performance]]]


@dataclass(slots=True)
class Case:
    """A decision as it counts for one council in one year: its outcome, its compliance, or both.

    ``category_id`` is None for *not broken down*: no subject, or withheld. Its fields are ``CASE``.
    """

    decision_id: int
    council_id: int
    category_id: int | None
    outcome: str = ""
    satisfactory_remedy: bool = False
    compliance: str = ""
    number: ClassVar[int] = 1

    def counts(self) -> list[str]:
        """The counts of ``Performance`` that this case adds one to."""
        return _counts_in(self)

    def times(self, number: int) -> Alike:
        """So many like it; fewer than none where it is taken away."""
        return Alike(
            self.council_id,
            self.category_id,
            self.outcome,
            self.satisfactory_remedy,
            self.compliance,
            number,
        )


@dataclass(slots=True)
class Alike:
    """Several cases that count alike, for one council."""

    council_id: int
    category_id: int | None
    outcome: str
    satisfactory_remedy: bool
    compliance: str
    number: int

    def counts(self) -> list[str]:
        """The counts of ``Performance`` that each of them adds one to."""
        return _counts_in(self)


def _counts_in(case: Case | Alike) -> list[str]:
    names = (case.outcome, REMEDIES if case.satisfactory_remedy else "", case.compliance)
    return [name for name in names if name]


def cases_in(year: Year) -> list[Case]:
    """Every case that counts in a year, one by one, in the order of decisions."""
    found = (decided_in(year), complied_elsewhere(year))
    return [Case(*row) for cases in found for row in cases.iterator()]


def counted_in(release: Release) -> Iterator[Alike]:
    """The cases that a release counted, those that count alike together."""
    alike = (
        ReleasedCase.objects.filter(release=release)
        .order_by()
        .values_list("council_id", "category_id", "outcome", "satisfactory_remedy", "compliance")
        .annotate(cases=Count("id"))
    )
    return (Alike(*row) for row in alike.iterator())


def days_in(release: Release) -> dict[int, DaysBySpan]:
    """The days that a release's complied cases took, by council: of each case its longest."""
    if not spans():
        return {}
    agreed = "decision__recommendations__"
    complied = ReleasedCase.objects.filter(
        **{f"{agreed}council": F("council"), f"{agreed}no_longer_required_at": None},
        release=release,
        compliance__in=(ReleasedCase.Compliance.ON_TIME, ReleasedCase.Compliance.LATE),
    )
    took = {f"took_{n}": Max(_between(span, agreed)) for n, span in enumerate(spans())}
    found: dict[int, dict[str, Counter[int]]] = {}
    for _, council, *longest in complied.values_list("id", "council_id").annotate(**took):
        days = found.setdefault(council, {span.name: Counter() for span in spans()})
        for span, each in zip(spans(), longest, strict=True):
            if each is not None:
                days[span.name][each.days] += 1
    return dict(found)


def _between(span: Span, of: str) -> Any:
    return ExpressionWrapper(F(of + span.until) - F(of + span.since), output_field=DurationField())


def nothing_counted() -> Performance:
    """Of a council without a case: no count, and no days of whatever days are counted."""
    return Performance(days={span.name: {} for span in spans()})


def _counts_of(counter: Counter[str]) -> Performance:
    counts: dict[str, Any] = {name: counter[name] for name in COUNTS}
    return Performance(**counts)


def tally(
    cases: Iterable[Case | Alike], days: Mapping[int, DaysBySpan] | None = None
) -> dict[int, tuple[Performance, dict[int | None, Performance]]]:
    """The totals of each council, and its counts in each category, which add up to them.

    A council or category of which every case was taken away is not there.
    """
    counters: dict[int, dict[int | None, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for case in cases:
        counter = counters[case.council_id][case.category_id]
        for name in case.counts():
            counter[name] += case.number
    result = {}
    for council, by_category in counters.items():
        categories = {
            category: _counts_of(counter)
            for category, counter in by_category.items()
            if any(counter.values())
        }
        if not categories:
            continue
        total = sum((Counter(counter) for counter in by_category.values()), Counter())
        took = together([nothing_counted().days, (days or {}).get(council, {})])
        result[council] = (replace(_counts_of(total), days=took), categories)
    return result
