"""What may be asked of each list; without a value it is not asked for.

Written by write_lists.py from the schema of the portal.
"""

from collections.abc import Sequence
from typing import Required, TypedDict


class OfCategoryTotals(TypedDict, total=False):
    edition: int
    fields: str | Sequence[str]
    page_size: int
    year: str


class OfComplaintsReceived(TypedDict, total=False):
    category: str | Sequence[str]
    council: str | Sequence[str]
    edition: int
    fields: str | Sequence[str]
    page_size: int
    region: str | Sequence[str]
    type: str | Sequence[str]
    year: str


class OfCouncilTypes(TypedDict, total=False):
    fields: str | Sequence[str]
    page_size: int


class OfCouncils(TypedDict, total=False):
    existing_on: str
    fields: str | Sequence[str]
    page_size: int
    q: str
    region: str | Sequence[str]
    type: str | Sequence[str]


class OfDecisions(TypedDict, total=False):
    category: str | Sequence[str]
    compliance: str
    council: str | Sequence[str]
    counted: str
    decided_after: str
    decided_before: str
    edition: int
    fields: str | Sequence[str]
    kind: str | Sequence[str]
    outcome: str | Sequence[str]
    overdue: str
    page_size: int
    q: str
    sort: str
    subject: str | Sequence[str]
    type: str | Sequence[str]
    year: str


class OfGroups(TypedDict, total=False):
    edition: int
    fields: str | Sequence[str]
    page_size: int
    year: str


class OfLetters(TypedDict, total=False):
    council: str | Sequence[str]
    fields: str | Sequence[str]
    page_size: int
    year: str


class OfPerformance(TypedDict, total=False):
    council: str | Sequence[str]
    edition: int
    fields: str | Sequence[str]
    page_size: int
    region: str | Sequence[str]
    type: str | Sequence[str]
    year: str


class OfPerformanceByCategory(TypedDict, total=False):
    category: str | Sequence[str]
    council: str | Sequence[str]
    edition: int
    fields: str | Sequence[str]
    page_size: int
    region: str | Sequence[str]
    type: str | Sequence[str]
    year: str


class OfPerformanceByType(TypedDict, total=False):
    edition: int
    fields: str | Sequence[str]
    page_size: int
    year: str


class OfPlaces(TypedDict, total=False):
    fields: str | Sequence[str]
    page_size: int
    postcode: Required[str]


class OfReleases(TypedDict, total=False):
    fields: str | Sequence[str]
    page_size: int
    year: str


class OfRevisions(TypedDict, total=False):
    council: str
    fields: str | Sequence[str]
    page_size: int
    year: str


class OfServiceImprovements(TypedDict, total=False):
    change: str | Sequence[str]
    compliance: str | Sequence[str]
    council: str | Sequence[str]
    due_after: str
    due_before: str
    fields: str | Sequence[str]
    page_size: int
    status: str | Sequence[str]
    subject: str | Sequence[str]
    year: str


class OfSubjects(TypedDict, total=False):
    category: str | Sequence[str]
    fields: str | Sequence[str]
    page_size: int
