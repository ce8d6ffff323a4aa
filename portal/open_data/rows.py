"""Rows of the database one by one, however many there are, and no heavier than a file needs them.

Whole models, each joined to a council and a subject of its own, take three times as long as all the
rest of a file. So what thousands of rows have in common is read once, and a row keeps what the
columns ask it for, under the same names as the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaints.models import Category, Release, Subject
from councils.models import Council
from councils.years import Year

AT_ONCE = 2_000  # rows that are fetched from the database at a time
OF_DECISION = (
    *("reference", "decided_on", "kind", "outcome", "satisfactory_remedy", "title", "summary"),
    *("acted_for", "council_id", "subject_id"),
)
OF_CASE = ("release_id", "council_id", "category_id", "outcome", "satisfactory_remedy")


def in_turn(rows: Any) -> Iterator[Any]:
    found: Iterator[Any] = rows.iterator(chunk_size=AT_ONCE)
    return found


class Known(dict[Any, Any]):
    """What many rows belong to, by its id, read once; None belongs to None."""

    def __init__(self, rows: Any) -> None:
        super().__init__(rows.in_bulk())
        self.rows = rows
        self[None] = None

    def __missing__(self, pk: int) -> Any:
        """What has been added since."""
        self[pk] = found = self.rows.get(pk=pk)
        return found


def councils() -> Known:
    return Known(Council.objects.all())


def subjects() -> Known:
    return Known(Subject.objects.select_related("category"))


@dataclass(slots=True)
class ReadDecision:
    """A decision as its columns know it."""

    reference: str
    decided_on: date
    kind: str
    outcome: str
    satisfactory_remedy: bool
    title: str
    summary: str
    acted_for: str
    council: Council
    subject: Subject | None

    @property
    def year(self) -> Year:
        return Year.of(self.decided_on)


@dataclass(slots=True)
class ReadCase:
    """A case that a release counted, as its columns know it."""

    release: Release
    council: Council
    category: Category | None
    outcome: str
    satisfactory_remedy: bool
    compliance: str
    decision: ReadDecision


def read_decision(row: Sequence[Any], of: Known, about: Known) -> ReadDecision:
    *told, council, subject = row
    values: list[Any] = [*told, of[council], about[subject]]
    return ReadDecision(*values)


def decisions_in_turn(decisions: Any) -> Iterator[ReadDecision]:
    of, about = councils(), subjects()
    for row in in_turn(decisions.values_list(*OF_DECISION)):
        yield read_decision(row, of, about)


def cases_in_turn(cases: Any) -> Iterator[ReadCase]:
    of, about = councils(), subjects()
    releases, categories = Known(Release.objects.all()), Known(Category.objects.all())
    columns = (*OF_CASE, "compliance", *(f"decision__{name}" for name in OF_DECISION))
    for release, council, category, *rest in in_turn(cases.values_list(*columns)):
        outcome, remedy, compliance, *decision = rest
        yield ReadCase(
            releases[release],
            of[council],
            categories[category],
            outcome,
            remedy,
            compliance,
            read_decision(decision, of, about),
        )


def improvements_in_turn(recommendations: Any) -> Iterator[Any]:
    """Whole models: what became of each is worked out from much of it."""
    of, about = councils(), subjects()
    for row in in_turn(recommendations.select_related(None).select_related("decision")):
        row.council = of[row.council_id]
        row.decision.subject = about[row.decision.subject_id]
        yield row
