"""What a file would change about one decision: compared with what is stored, checked, not stored.

Only columns that the file has are compared. Nothing is deleted; a withholding is never changed; an
approved text only where the new texts count as approved. Change lists name texts, never quote them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from complaints.decisions.importing.alterations import alter
from complaints.decisions.importing.cases import Case, Recommended
from complaints.decisions.importing.columns import COLUMN_OF_FIELD, RECOMMENDATION_COLUMNS
from complaints.decisions.references import shown
from complaints.decisions.rules.contradictions import (
    due_before,
    wrong_with_days,
    wrong_with_decision,
    wrong_with_recommendation,
)
from complaints.decisions.rules.doubts import about_decision, about_recommendation, about_reference
from complaints.decisions.rules.edits import PUBLIC_FIELDS, public_face
from complaints.decisions.rules.guard import FREE_OF_DECISION, NOT_BY_FILE
from complaints.models import Decision, Extension, Recommendation
from complaints.recommendations.importing import StoredRules
from complaints.recommendations.rules import Successors
from councils.blank_rows import Blank
from councils.doubts import Doubt
from councils.files.previews import Difference
from councils.files.tables import Row
from councils.models import Council
from councils.years import london_date

DOUBTED = frozenset({"council", "decided_on", "received_on"})
ASKED = frozenset({"due_on", "outcome", "done_on"})
AMENDED = frozenset({"kind", "council"})
DAYS = frozenset({"due_on", "done_on", "recorded_on"})


@dataclass
class Plan:
    """One decision as the file makes it, and what about it is new or altered."""

    case: Case
    decision: Decision
    is_new: bool
    altered: set[str] = field(default_factory=set)
    new: list[Recommendation] = field(default_factory=list)
    changed: list[Recommendation] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)  # the same, as a screen has them
    left: list[str] = field(default_factory=list)
    amended: dict[int, set[str]] = field(default_factory=dict)
    asked: dict[int, Set[str]] = field(default_factory=dict)
    is_refused: bool = False
    changes_text: bool = False
    changes_improvements: bool = False
    was_revision: int = 0
    doubts: list[str] = field(default_factory=list)  # each with its row

    def note(self, detail: str) -> None:
        self.details.append(detail)
        self.differences.append(Difference(f"{detail[:1].upper()}{detail[1:]}"))


@dataclass
class Planner:
    """Makes plans, with the instant of the import and whether its texts count as approved.

    ``by`` is the user who loads the file, whose texts and withholdings await a second person.
    """

    at: datetime
    texts_approved: bool
    successors: Successors
    by: Any = None
    file: str = ""
    former: Mapping[str, str] = field(default_factory=dict)  # references, to what they are now
    guarded: Collection[int] = ()  # the keys of decisions that staff change by steps alone
    alike: Callable[[Decision], Iterable[Doubt]] = lambda decision: ()  # what a new one may be
    blank_decision: Blank[Decision] = field(default_factory=lambda: Blank(Decision))
    blank_recommendation: Blank[Recommendation] = field(
        default_factory=lambda: Blank(Recommendation)
    )

    def plan(
        self, case: Case, stored: Decision | None, recommendations: Iterable[Recommendation]
    ) -> Plan:
        made = stored or self._new(case)
        plan = Plan(case, made, is_new=stored is None, was_revision=made.revision)
        by_number = {each.number: each for each in recommendations}
        old_council = None if plan.is_new else plan.decision.council
        if not plan.is_new:
            self._change_decision(plan)
        for each in case.recommendations:
            if each.number in by_number:
                self._change(plan, each, by_number[each.number])
            else:
                self._add(plan, each)
        if not plan.is_new:
            self._move(plan, old_council, by_number.values())
            self._leave(plan, by_number)
        still_required = [e for e in by_number.values() if e.no_longer_required_at is None]
        for column, message in wrong_with_decision(
            plan.decision,
            has_recommendations=bool(plan.new or still_required),
            today=self.today,
        ):
            case.row.wrong(column, message)
        if "decided_on" in plan.altered:
            for column, message in due_before(by_number.values(), plan.decision.decided_on):
                case.row.wrong(column, message)
        self._doubt(plan)
        if self.by and plan.decision.pk in self.guarded:
            plan.is_refused = _refuse_guarded(plan)
        self._approve(plan)
        if plan.altered or plan.new or plan.changed:
            plan.decision.revision += not plan.is_new
        return plan

    @cached_property
    def today(self) -> date:
        return london_date(self.at)

    @cached_property
    def rules(self) -> StoredRules:
        return StoredRules(self.at, self.by, self.file)

    def _new(self, case: Case) -> Decision:
        made = self.blank_decision(reference=case.reference, **case.values)
        if self.by and made.withheld_reason:
            made.withheld_by, made.withheld_at = self.by, self.at
        return made

    def _change_decision(self, plan: Plan) -> None:
        values = dict(plan.case.values)
        withheld = values.pop("withheld_reason", None)
        if withheld not in (None, plan.decision.withheld_reason):
            plan.left.append("whether and why it is withheld")
        for name, value in values.items():
            if alter(plan.decision, name, value, name, plan):
                plan.altered.add(name)

    def _add(self, plan: Plan, each: Recommended) -> None:
        made = self.blank_recommendation(number=each.number, **{"kind": ""} | each.values)
        if made.outcome and not made.recorded_on:
            made.recorded_on = self.today
        if made.due_on and "council" not in each.values:
            try:
                made.council = self.successors.complying(
                    plan.decision.council, made.due_on, made.recorded_on
                )
            except ValueError as error:
                each.row.wrong("recommendation_council", str(error))
        made.keep_first_failure()
        self._check(plan, each, made)
        plan.new.append(made)
        plan.changes_improvements |= public_face(made) is not None
        plan.changes_text |= bool(made.public_summary)
        plan.note(f"recommendation {each.number} added")

    def _change(self, plan: Plan, each: Recommended, stored: Recommendation) -> None:
        values = dict(each.values)
        if not self.rules.take_outcome(each.row, stored, values):
            plan.left.append(f"the recorded compliance with recommendation {each.number}")
        moved = "council" in plan.altered and "council" not in values
        if extension := self.rules.extension(each.row, stored, values, council_is_known=not moved):
            plan.extensions.append(extension)
        label, about = f"recommendation {each.number}: ", f"Recommendation {each.number}"
        was_read = public_face(stored)
        altered = {
            name
            for name, value in values.items()
            if alter(stored, name, value, label + COLUMN_OF_FIELD.get(name, name), plan, about)
        }
        plan.amended[each.number] = altered & AMENDED
        plan.asked[each.number] = altered
        stored.keep_first_failure()
        self._check(plan, each, stored, altered)
        plan.changes_improvements |= public_face(stored) != was_read
        if altered:
            plan.changed.append(stored)

    def _move(
        self, plan: Plan, old: Council | None, recommendations: Iterable[Recommendation]
    ) -> None:
        """A case moved to another council takes along what its old council was to do."""
        if "council" not in plan.altered:
            return
        named = {each.number for each in plan.case.recommendations if "council" in each.values}
        for each in recommendations:
            if old and each.council_id == old.pk and each.number not in named:
                try:
                    each.council = self.successors.complying(
                        plan.decision.council, each.due_on, each.recorded_on
                    )
                except ValueError as error:
                    plan.case.row.wrong("council", str(error))
                if each not in plan.changed:
                    plan.changed.append(each)
                plan.note(f"recommendation {each.number}: council {each.council}")

    def _leave(self, plan: Plan, by_number: dict[int, Recommendation]) -> None:
        missing = sorted(by_number.keys() - {each.number for each in plan.case.recommendations})
        if missing and any(column in plan.case.row for column in RECOMMENDATION_COLUMNS):
            listed = ", ".join(map(str, missing))
            plan.left.append(f"recommendation {listed}, which the file does not have")

    def _doubt(self, plan: Plan) -> None:
        """What is unlikely of what is new or altered, as a form would ask about it."""
        if plan.is_new or not plan.altered.isdisjoint(DOUBTED):
            plan.doubts += _said(plan.case.row, plan, about_decision(plan.decision))
        if plan.is_new:
            again = about_reference(plan.case.reference, self.former)
            plan.doubts += _said(plan.case.row, plan, (*again, *self.alike(plan.decision)))
        rows = {each.number: each.row for each in plan.case.recommendations}
        for each in (*plan.new, *plan.changed):
            if each.number in rows and not plan.asked.get(each.number, DAYS).isdisjoint(ASKED):
                recorded_on = each.recorded_on or self.today
                doubts = about_recommendation(each, plan.decision.decided_on, recorded_on)
                plan.doubts += _said(rows[each.number], plan, doubts)

    def _approve(self, plan: Plan) -> None:
        decision = plan.decision
        is_read = plan.changes_improvements or bool(plan.altered & PUBLIC_FIELDS)
        if self.by and (plan.is_new or is_read):
            decision.text_changed_by = self.by
            plan.altered.add("text_changed_by")
        if plan.is_new:
            decision.text_approved_at = self.at if self.texts_approved else None
        elif plan.changes_text and self.texts_approved:
            decision.text_approved_at, decision.text_approved_by = self.at, None
            plan.altered |= {"text_approved_at", "text_approved_by"}
            plan.note("text approved")
        elif plan.is_refused:
            pass  # what it tries has been said
        elif self.by and is_read and decision.text_approved_at:
            plan.case.row.wrong(
                None,
                "changes what the public reads of an approved decision: change it in the decision"
                " itself, where somebody else approves it again",
            )
        elif plan.changes_text and decision.text_approved_at:
            plan.case.row.wrong(
                None,
                "changes a text that is approved: that needs --texts-approved, which approves it"
                " as it now is",
            )
        elif self.texts_approved and not decision.text_approved_at:
            plan.left.append("its text, which is not approved and which the file does not change")

    def _check(
        self,
        plan: Plan,
        each: Recommended,
        recommendation: Recommendation,
        altered: Collection[str] = DAYS,
    ) -> None:
        """Days that stand as they were are not asked about: a review may have moved the date."""
        wrong = [*wrong_with_recommendation(recommendation)]
        if not DAYS.isdisjoint(altered):
            days = wrong_with_days(
                recommendation, decided_on=plan.decision.decided_on, today=self.today
            )
            wrong += [(name, message) for name, message in days if name in altered]
        for name, message in wrong:
            each.row.wrong(COLUMN_OF_FIELD[name], message)


def _refuse_guarded(plan: Plan) -> bool:
    """What a step guards in the staff area has no other door in a file; whether it tries one."""
    new, row = {each.number for each in plan.new}, plan.case.row
    altered = sorted(plan.altered - FREE_OF_DECISION)
    wrong = [(row, "category" if name == "subject" else name) for name in altered]
    for each in plan.case.recommendations:
        if each.number in new:
            wrong.append((each.row, "recommendation"))
        for name in sorted(plan.amended.get(each.number, ())):
            wrong.append((each.row, COLUMN_OF_FIELD.get(name, "recommendation_council")))
    for row, column in wrong:
        row.wrong(column, f"{shown(plan.case.reference)} {NOT_BY_FILE}")
    return bool(wrong)


def _said(row: Row, plan: Plan, doubts: Iterable[Doubt]) -> Iterator[str]:
    for each in doubts:
        yield f"row {row.number}, {shown(plan.case.reference)}: {each.sentence}"
