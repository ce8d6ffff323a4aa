"""The decisions of a file as they would be, for whoever judges it before it is loaded."""

from __future__ import annotations

from collections import Counter
from functools import partial

from complaints.decisions.importing.plans import Plan
from complaints.decisions.references import shown
from complaints.statistics.of_a_file import Cases, by_council, by_outcome
from councils.dates import day_in_words
from councils.files.previews import ASKED, CHANGED, LEFT, NEW, UNCHANGED, Preview, Shown

COLUMNS = ("Reference", "Council", "Outcome", "Decided", "Category")


class DecisionRows:
    """Takes every plan; the first of each kind are shown, and all are counted."""

    def __init__(self) -> None:
        self.preview = Preview(COLUMNS)
        self._cases: dict[str, Cases] = {kind: Counter() for kind in (NEW, CHANGED, UNCHANGED)}
        self._councils: dict[int, str] = {}

    def take(self, plan: Plan) -> None:
        kind = NEW if plan.is_new else CHANGED if plan.details else UNCHANGED
        self.preview.take(kind, partial(_shown, plan))
        for doubt in plan.doubts:
            said = doubt.partition(f"{shown(plan.case.reference)}: ")[2]
            self.preview.take(ASKED, partial(_shown, plan, said=said))
        for left in plan.left:
            self.preview.take(LEFT, partial(_shown, plan, said=left))
        council = plan.decision.council
        self._cases[kind][council.pk, plan.decision.outcome] += 1
        self._councils[council.pk] = str(council)

    def counted(self) -> Preview:
        names = dict(sorted(self._councils.items(), key=lambda each: each[1]))
        sorts = {kind.capitalize(): cases for kind, cases in self._cases.items()}
        self.preview.totals = [by_outcome(sorts), by_council(sorts, names)]
        return self.preview


def _shown(plan: Plan, said: str = "") -> Shown:
    differences = [] if said or plan.is_new else plan.differences
    return Shown(_cells(plan), differences, [said] if said else [])


def _cells(plan: Plan) -> list[str]:
    decision = plan.decision
    return [
        shown(plan.case.reference),
        str(decision.council),
        decision.get_outcome_display(),
        day_in_words(decision.decided_on),
        str(decision.subject.category) if decision.subject else "",
    ]
