"""What a person should know of a file of decisions that is no problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from complaints.decisions.importing.plans import Plan
from complaints.decisions.references import shown
from complaints.decisions.rules.identifying_details import findings
from complaints.figures.sums import SHOWN
from complaints.models import Decision
from councils.lists import beginning

UNLIKELY = "unlikely, so look whether it is right before it is loaded"
NAMED = 10
QUOTED = 100  # decisions; of each as many words as are named


@dataclass
class Notes:
    """Counts over the plans of a file. Searching for words takes as long as all other checks.

    Words are quoted where the file itself approves its texts: nobody is shown them later.
    """

    search_texts: bool
    quote: bool = False
    unannounced: int = 0
    identifying: int = 0
    unlikely: int = 0
    asked: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)

    def take(self, plan: Plan) -> None:
        decision = plan.decision
        self.unannounced += decision.kind == Decision.Kind.REPORT and decision.announced_at is None
        self.unlikely += len(plan.doubts)
        self.asked += plan.doubts[: QUOTED - len(self.asked)]
        if not self.search_texts:
            return
        found = chain.from_iterable(map(findings, _new_public_texts(plan)))
        words = list(dict.fromkeys(each.words for each in found))
        if words:
            self.identifying += 1
            if len(self.named) < (QUOTED if self.quote else NAMED):
                reference = shown(plan.case.reference)
                said = f"{reference}: {beginning(words, NAMED)}"
                self.named.append(said if self.quote else reference)

    def lines(self) -> list[str]:
        """Sentences that name decisions, and quote none that somebody is still to approve."""
        lines = []
        if self.unannounced:
            lines.append(
                "reports without announced_at, which are not shown until they have it:"
                f" {self.unannounced:,}"
            )
        if self.unlikely:
            lines.append(f"{UNLIKELY}: {self.unlikely:,}")
            lines += (f"unlikely: {each}" for each in self.asked)
        if self.identifying:
            lines += self._quoted() if self.quote else [self._counted()]
        return lines

    def _counted(self) -> str:
        more = self.identifying - len(self.named)
        return (
            "decisions with words that may identify a person, which whoever approves their"
            f" texts is shown: {self.identifying:,} ({', '.join(self.named)}"
            f"{f' and {more:,} more' if more else ''})"
        )

    def _quoted(self) -> Iterator[str]:
        yield (
            "decisions with words that may identify a person, whose texts this file approves:"
            f" {self.identifying:,}"
        )
        yield from (f"may identify a person: {each}" for each in self.named)
        if more := self.identifying - len(self.named):
            yield f"may identify a person: and {more:,} more decisions"


def _new_public_texts(plan: Plan) -> Iterator[str]:
    decision = plan.decision
    if decision.outcome not in SHOWN.names or not (plan.is_new or plan.changes_text):
        return
    yield from filter(None, (decision.title, decision.summary, decision.statement))
    for each in (*plan.new, *plan.changed):
        if each.public_summary:
            yield each.public_summary
