"""The columns of a file of decisions, and what each of its cells may say.

docs/files.md describes the same for those who make such files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from complaints.decisions import references
from complaints.models import Decision, Recommendation
from complaints.subjects.names import Subjects
from councils.files.cells import at_most, day, one_of, printed, whole_number, yes_or_no
from councils.files.marks import without_marks
from councils.files.tables import Columns, Row
from councils.models import Council
from councils.register.names.exact import CouncilNames
from councils.years import london_instant

QUOTED = 20  # characters of a cell; where cells slipped, it may hold what is private
TEXTS = ("title", "summary", "statement", "acted_for", "private_text", "public_summary")
# Where an empty cell says no more than that there is nothing.
MAY_LACK = frozenset(
    (
        *("received_on", "acted_for", "recommendation", "recommendation_kind"),
        *("recommendation_council", "private_text", "public_summary", "due_on", "done_on"),
    )
)
COLUMNS = Columns(
    allowed=(
        "reference",
        "council",
        "received_on",
        "decided_on",
        "kind",
        "outcome",
        "satisfactory_remedy",
        "category",
        "subcategory",
        "title",
        "summary",
        "statement",
        "acted_for",
        "announced_at",
        "withheld_reason",
        "recommendation",
        "recommendation_kind",
        "recommendation_council",
        "private_text",
        "public_summary",
        "due_on",
        "done_on",
        "compliance",
        "recorded_on",
    ),
    required=("reference", "council", "decided_on", "outcome"),
    synonyms={
        "authority": "council",
        "organisation": "council",
        "decision": "outcome",
        "decision date": "decided_on",
        "received": "received_on",
        "sub-category": "subcategory",
    },
    header_within=15,
    quoted=QUOTED,
    texts=TEXTS,
    may_lack=lambda column: column in MAY_LACK,
)

# Other words for an outcome, as listings of older decisions and yearly spreadsheets have them.
# A reason that is not kept (no fault, no injustice) does not make another outcome.
OUTCOME_WORDS = {
    word: outcome
    for outcome, words in {
        "invalid_or_incomplete": (
            *("Invalid/incomplete", "Incomplete/invalid"),
            "Incomplete or invalid",
        ),
        "referred_back": ("Referred back",),
        "closed_after_initial_enquiries": (
            "Closed - after initial enquiries",
            "Closed after initial enquiries - no further action",
            "Closed after initial enquiries - out of jurisdiction",
        ),
        "not_upheld": ("Not upheld: no fault", "Not upheld: no maladministration"),
        "upheld": (
            "Upheld: fault and injustice",
            "Upheld: fault, no injustice",
            "Upheld: fault and no injustice",
            "Upheld: maladministration and injustice",
            "Upheld: maladministration, no injustice",
        ),
    }.items()
    for word in words
}
KIND_WORDS = {"Decision": Decision.Kind.STATEMENT, "Public report": Decision.Kind.REPORT}


def _text(text: str) -> str:
    return text


def _number(text: str) -> int:
    number = whole_number(text)
    if not 1 <= number <= 32_767:
        raise ValueError(f"{text!r} is not a number of a recommendation: 1, 2, 3 …")
    return number


# The field of each column, how its cell is read, and what an empty cell means.
Fields = dict[str, tuple[str, Callable[[str], Any], Any]]
DECISION_FIELDS: Fields = {
    "received_on": ("received_on", day, None),
    "decided_on": ("decided_on", day, None),
    "kind": ("kind", one_of(Decision.Kind, KIND_WORDS), Decision.Kind.STATEMENT),
    "outcome": ("outcome", one_of(Decision.Outcome, OUTCOME_WORDS), ""),
    "satisfactory_remedy": ("satisfactory_remedy", yes_or_no, False),
    "title": ("title", at_most(200), ""),
    "summary": ("summary", printed, ""),
    "statement": ("statement", printed, ""),
    "acted_for": ("acted_for", at_most(200), ""),
    "announced_at": ("announced_at", london_instant, None),
    "withheld_reason": ("withheld_reason", one_of(Decision.Withheld), ""),
}
DECISION_COLUMNS = (*DECISION_FIELDS, "council", "category", "subcategory")
RECOMMENDATION_FIELDS: Fields = {
    "recommendation_kind": ("kind", one_of(Recommendation.Kind), ""),
    "private_text": ("private_text", _text, ""),
    "public_summary": ("public_summary", printed, ""),
    "due_on": ("due_on", day, None),
    "done_on": ("done_on", day, None),
    "compliance": ("outcome", one_of(Recommendation.Outcome), ""),
    "recorded_on": ("recorded_on", day, None),
}
RECOMMENDATION_COLUMNS = (*RECOMMENDATION_FIELDS, "recommendation", "recommendation_council")
COLUMN_OF_FIELD = {field: column for column, (field, _, _) in RECOMMENDATION_FIELDS.items()}


class DecisionReader:
    """Reads cells into the values of fields, with the councils and subjects there are."""

    def __init__(self) -> None:
        self.names = CouncilNames()
        self.subjects = Subjects()

    def reference(self, row: Row) -> str | None:
        return row.read("reference", _reference)

    def decision(self, row: Row) -> dict[str, Any]:
        """The fields of a decision that the file has columns for."""
        values = _values(row, DECISION_FIELDS)
        values["council"] = row.read("council", self._council)
        for column in ("council", "decided_on", "outcome"):
            if not row[column]:
                row.wrong(column, "is empty")
        if "category" in row or "subcategory" in row:
            values["subject"] = self._subject(row)
        return values

    def recommendation(self, row: Row) -> dict[str, Any]:
        """The fields of a recommendation that the file has columns for; its council if given."""
        values = _values(row, RECOMMENDATION_FIELDS)
        if row["recommendation_council"]:
            values["council"] = row.read("recommendation_council", self._council)
        return values

    def number(self, row: Row, otherwise: int) -> int | None:
        """A recommendation's number; without such a column they are numbered as they come."""
        if "recommendation" not in row:
            return otherwise
        if not row["recommendation"]:
            row.wrong("recommendation", "is empty")
        return row.read("recommendation", _number)

    def _council(self, text: str) -> Council:
        return self.names.named(without_marks(text))

    def _subject(self, row: Row) -> Any:
        if row["category"] and not row["subcategory"]:
            row.wrong("subcategory", "is empty, but the category is not")
        if not row["category"]:
            return row.read("subcategory", self.subjects.alone)
        category = row.read("category", self.subjects.category)
        if not category:
            return None
        return row.read("subcategory", partial(self.subjects.named, category))


def _values(row: Row, fields: Fields) -> dict[str, Any]:
    values = {}
    for column, (field, parse, empty) in fields.items():
        if (text := row.cells.get(column)) is not None:
            value = row.read(column, parse) if text else None
            values[field] = empty if value is None else value
    return values


def _reference(text: str) -> str:
    """As it is written, or as a program writes it that took it for a number: 24018407.0."""
    number = text.removesuffix(".0")
    return references.parsed(number if number.isdigit() else text)
