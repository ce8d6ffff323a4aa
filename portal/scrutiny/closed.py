"""Questions about a council that is no more: what it left undone is asked of its successors.

Nobody is asked about its gaps to others or its ways of working: there is nobody to answer.
"""

from __future__ import annotations

from dataclasses import replace

from councils.lists import listed
from portal.scrutiny.content import Question
from portal.scrutiny.facts import Facts
from portal.scrutiny.general_questions import Rule, few_cases
from portal.scrutiny.questions import (
    improvements,
    not_complied,
    overdue,
    public_report,
    reorganised,
)

LEFT: tuple[tuple[Rule, str], ...] = (
    (not_complied, "what had been agreed and was not done"),
    (overdue, "what is still to be done"),
    (public_report, "what the public report found"),
    (improvements, "the service improvements that were agreed"),
)
AS_THEY_ARE: tuple[Rule, ...] = (reorganised, few_cases)


def questions_after_closing(facts: Facts) -> tuple[Question, ...]:
    """What is left is asked of its successors by name; where it has none, it is not asked."""
    found = []
    for rule, matter in LEFT if facts.reorganisation.in_its_place else ():
        if question := rule(facts):
            found.append(replace(question, text=_done_since(facts, matter)))
    found += [question for rule in AS_THEY_ARE if (question := rule(facts))]
    return tuple(found)


def _done_since(facts: Facts, matter: str) -> str:
    has = "have" if facts.reorganisation.in_its_place[1:] else "has"
    names = listed([each.name_in_sentence for each in facts.reorganisation.in_its_place])
    return f"What {has} {names} done since about {matter}?"
