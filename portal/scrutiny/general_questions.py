"""Questions that any council can be asked, where its record prompts fewer than three."""

from __future__ import annotations

from collections.abc import Callable

from complaints.figures.sentences import complaints
from portal.scrutiny.content import Question
from portal.scrutiny.facts import Facts
from portal.scrutiny.words import dealt_with, investigated

Rule = Callable[[Facts], Question | None]


def few_cases(facts: Facts) -> Question | None:
    """Of few cases the cases are asked about, not their rate."""
    rate = facts.performance.uphold_rate
    if not rate.has_few:
        return None
    decisions = "the decision" if rate.whole == 1 else "each of the decisions"
    return Question(
        f"What did {decisions} find, and what followed from it?",
        f"{investigated(rate)} upheld: too few for a rate to say much.",
    )


def none_investigated(facts: Facts) -> Question | None:
    if facts.performance.investigated:
        return None
    in_all = facts.performance.dealt_with
    return Question(
        f"How do residents learn that they may complain, to the council first and then to the"
        f" {facts.ombudsman}?",
        f"The {facts.ombudsman} investigated no complaints in {facts.year}, and dealt with"
        f" {f'{complaints(in_all)} in all' if in_all else 'none'}.",
    )


def learning(facts: Facts) -> Question | None:
    rate = facts.performance.uphold_rate
    if not rate.whole or rate.has_few:
        return None
    if not rate.part:
        return Question(
            "How does the council learn from complaints that it puts right by itself?",
            f"{investigated(rate)} upheld.",
        )
    return Question(
        "How does what was learned from the upheld complaints reach the services, including those"
        " not complained about?",
        f"{investigated(rate)} upheld.",
    )


def referred_back(facts: Facts) -> Question | None:
    part, whole = facts.performance.referred_back, facts.performance.dealt_with
    if not part:
        return None
    return Question(
        "How easily do residents find the council’s own complaints procedure, and how long does"
        " the council take to answer a complaint?",
        f"{dealt_with(part, whole)} referred back for the council to answer first.",
    )


def remedies_offered(facts: Facts) -> Question | None:
    """Of few cases an offer more or less says nothing."""
    rate = facts.performance.satisfactory_remedy_rate
    if not rate.whole or rate.has_few:
        return None
    said = f"{rate.counts} upheld cases it had"
    if not rate.part:
        said = f"none of the {rate.whole:,} upheld cases had it"
    return Question(
        "How does the council decide what to offer when it finds that something went wrong?",
        f"In {said} already offered a satisfactory remedy.",
    )


GENERAL: tuple[Rule, ...] = (
    *(few_cases, none_investigated, learning, remedies_offered, referred_back),
)
