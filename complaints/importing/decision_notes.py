"""What a person should know of a file of decisions that is no problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from complaints.casework.identifying import findings
from complaints.importing.decision_plans import Plan
from complaints.models import Decision
from complaints.publishing import SHOWN_OUTCOMES
from complaints.references import shown

NAMED = 10


@dataclass
class Notes:
    """Counts over the plans of a file. Searching for words takes as long as all other checks."""

    search_texts: bool
    unannounced: int = 0
    identifying: int = 0
    named: list[str] = field(default_factory=list)

    def take(self, plan: Plan) -> None:
        decision = plan.decision
        self.unannounced += decision.kind == Decision.Kind.REPORT and decision.announced_at is None
        if self.search_texts and any(map(findings, _new_public_texts(plan))):
            self.identifying += 1
            if len(self.named) < NAMED:
                self.named.append(shown(plan.case.reference))

    def lines(self) -> list[str]:
        """Sentences that name decisions and never quote them."""
        lines = []
        if self.unannounced:
            lines.append(
                "reports without announced_at, which are not shown until they have it:"
                f" {self.unannounced:,}"
            )
        if self.identifying:
            more = self.identifying - len(self.named)
            lines.append(
                "decisions with words that may identify a person, which whoever approves their"
                f" texts is shown: {self.identifying:,} ({', '.join(self.named)}"
                f"{f' and {more:,} more' if more else ''})"
            )
        return lines


def _new_public_texts(plan: Plan) -> Iterator[str]:
    decision = plan.decision
    if decision.outcome not in SHOWN_OUTCOMES or not (plan.is_new or plan.changes_text):
        return
    yield from filter(None, (decision.title, decision.summary, decision.statement))
    for each in (*plan.new, *plan.changed):
        if each.public_summary:
            yield each.public_summary
