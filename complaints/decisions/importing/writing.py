"""What a file makes of its decisions, to be stored with its history; kept while nothing changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from complaints.decisions.importing.columns import COLUMN_OF_FIELD
from complaints.decisions.importing.plans import Plan
from complaints.models import Decision, Extension, Recommendation
from councils.bulk_history import create_with_history, update_with_history
from councils.public_record import public_record

FOLLOWING = ("council", "first_not_complied_on")  # what changes along with a row's own columns
AT_MOST = 60_000_000  # characters of texts that are kept: 25,000 decisions of the longer kind


@dataclass(frozen=True)
class Writing:
    """What is new and what is altered in a batch of plans, without the rows that say so."""

    rows: int
    new: list[Decision]
    altered: list[Decision]
    fields: list[str]
    added: list[tuple[Decision, Recommendation]]
    changed: list[Recommendation]
    extensions: list[Extension]

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> Writing:
        plans = list(plans)
        altered = [plan for plan in plans if not plan.is_new and plan.details]
        return cls(
            rows=sum(len(plan.case.numbers) for plan in plans),
            new=[plan.decision for plan in plans if plan.is_new],
            altered=[plan.decision for plan in altered],
            fields=sorted({"revision"}.union(*(plan.altered for plan in altered))),
            added=[(plan.decision, each) for plan in plans for each in plan.new],
            changed=[each for plan in plans for each in plan.changed],
            extensions=[each for plan in plans for each in plan.extensions],
        )

    def store(self, *, reason: str, at: datetime, by: Any) -> None:
        kept = {"reason": reason, "at": at, "by": by}
        create_with_history(self.new, **kept)
        update_with_history(self.altered, self.fields, **kept)
        for decision, each in self.added:
            each.decision = decision  # which has its key by now
        create_with_history([each for _, each in self.added], **kept)
        update_with_history(self.changed, (*COLUMN_OF_FIELD, *FOLLOWING), **kept)
        Extension.objects.bulk_create(self.extensions)

    @property
    def characters(self) -> int:
        """Of its texts, which are nearly all that it takes of the memory."""
        decisions = sum(len(e.statement) + len(e.summary) for e in (*self.new, *self.altered))
        added = (each for _, each in self.added)
        return decisions + sum(
            len(e.private_text) + len(e.public_summary) for e in (*added, *self.changed)
        )


@dataclass
class Checked:
    """What a check found is to be written: as good as new while the record has not changed.

    Whoever changes what an import compares with counts the record's version up. Of a file that is
    too large nothing is kept: it is read again.
    """

    version: int = field(default_factory=lambda: public_record().version)
    writings: list[Writing] = field(default_factory=list)
    characters: int = 0

    def take(self, plans: Iterable[Plan]) -> None:
        if self.characters > AT_MOST:
            return
        self.writings.append(Writing.of(plans))
        self.characters += self.writings[-1].characters
        if self.characters > AT_MOST:
            self.writings.clear()

    def stands(self) -> bool:
        """Whether it may be written, under the record's lock, which counts up by one."""
        return self.characters <= AT_MOST and public_record().version == self.version + 1
