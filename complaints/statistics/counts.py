"""From decisions and recommendations to the cases of a year, and from cases to counts.

The two tables are counted apart: joined before counting, 5 of 10 would become 15 of 20.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Min, Q

from complaints.decisions.public import decision_is_upheld
from complaints.figures.days import DaysBySpan, Span, together
from complaints.figures.measures import spans
from complaints.figures.performance import COUNTS, Performance
from complaints.models import Decision, Recommendation
from councils.years import Year


@dataclass(slots=True)
class Case:
    """A decision as it counts for one council in one year: its outcome, its compliance, or both.

    ``category_id`` is None for *not broken down*: no subject, or withheld.
    """

    decision_id: int
    council_id: int
    category_id: int | None
    outcome: str = ""
    satisfactory_remedy: bool = False
    compliance: str = ""
    days: dict[str, int] = field(default_factory=dict, compare=False)  # by the name of the span

    def counts(self) -> list[str]:
        """The counts of ``Performance`` that this case adds one to."""
        names = [self.outcome] if self.outcome else []
        if self.satisfactory_remedy:
            names.append("satisfactory_remedies")
        if self.compliance:
            names.append(self.compliance)
        return names


def cases_in(year: Year) -> list[Case]:
    """Every case that counts in a year, in the order of decisions."""
    cases: dict[tuple[int, int], Case] = {}
    decided = Decision.objects.in_year(year).order_by("id")
    for pk, council, category, outcome, remedy, withheld in decided.values_list(
        "id",
        "council_id",
        "subject__category_id",
        "outcome",
        "satisfactory_remedy",
        "withheld_reason",
    ).iterator():
        cases[pk, council] = Case(pk, council, None if withheld else category, outcome, remedy)
    for pk, council, category, withheld, failed, late, *took in compliance_outcomes(year):
        case = cases.setdefault((pk, council), Case(pk, council, None if withheld else category))
        case.compliance = "not_complied" if failed else "late" if late else "on_time"
        if not failed:
            days = zip(spans(), took, strict=True)
            case.days = {span.name: each.days for span, each in days if each is not None}
    return list(cases.values())


def compliance_outcomes(year: Year) -> Any:
    """Decision, council, category, withholding, first failure and lateness of a year's outcomes.

    One case is a decision's recommendations to one council, counted once: in the year its first
    "not complied" was recorded, else, once every outcome is recorded, in the year of the last one.
    It is not complied, late or on time, in that order (unverified: inferred, not published).
    """
    took = {f"took_{n}": Max(_between(span)) for n, span in enumerate(spans())}
    in_year = {"gte": year.start, "lt": year.end}
    return (
        Recommendation.objects.still_required()
        .filter(decision_is_upheld("decision__"))  # of any other decision what was agreed is void
        .order_by()
        .values("decision_id", "council_id", "decision__subject__category_id")
        .annotate(
            withheld=Max("decision__withheld_reason"),
            first_not_complied=Min("first_not_complied_on"),
            last=Max("recorded_on"),
            outstanding=Count("id", filter=Q(outcome="")),
            late=Count("id", filter=Q(done_on__gt=F("due_on"))),
            **took,
        )
        .filter(
            Q(**{f"first_not_complied__{how}": day for how, day in in_year.items()})
            | Q(first_not_complied=None, outstanding=0)
            & Q(**{f"last__{how}": day for how, day in in_year.items()})
        )
        .values_list(
            "decision_id",
            "council_id",
            "decision__subject__category_id",
            "withheld",
            "first_not_complied",
            "late",
            *took,
        )
        .order_by("decision_id", "council_id")
    )


def _between(span: Span) -> Any:
    return ExpressionWrapper(F(span.until) - F(span.since), output_field=DurationField())


def nothing_counted() -> Performance:
    """Of a council without a case: no count, and no days of whatever days are counted."""
    return Performance(days={span.name: {} for span in spans()})


def _counts_of(counter: Counter[str]) -> Performance:
    counts: dict[str, Any] = {name: counter[name] for name in COUNTS}
    return Performance(**counts)


def tally(
    cases: Iterable[Case],
) -> dict[int, tuple[Performance, dict[int | None, Performance]]]:
    """The totals of each council, and its counts in each category, which add up to them."""
    counters: dict[int, dict[int | None, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    days: dict[int, list[DaysBySpan]] = defaultdict(lambda: [nothing_counted().days])
    for case in cases:
        counters[case.council_id][case.category_id].update(case.counts())
        if case.days:
            days[case.council_id].append({name: {took: 1} for name, took in case.days.items()})
    result = {}
    for council, by_category in counters.items():
        categories = {category: _counts_of(counter) for category, counter in by_category.items()}
        total = sum((Counter(counter) for counter in by_category.values()), Counter())
        whole = replace(_counts_of(total), days=together(days[council]))
        result[council] = (whole, categories)
    return result
