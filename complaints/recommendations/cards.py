"""Decisions as cards: what was agreed in each, as far as it is public, and what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db.models import Q, QuerySet

from complaints.decisions.public import decision_is_public
from complaints.decisions.search.extracts import Extract, Part, parts
from complaints.figures.sums import INVESTIGATED
from complaints.models import Decision, Recommendation, Release
from complaints.recommendations.fulfilment import became_of_each
from complaints.recommendations.improvements import Improvement, with_status
from complaints.recommendations.whole_cases import in_few_words, of_the_case
from councils.years import Year

Parts: TypeAlias = tuple[Part, ...]
_END = re.compile(r"[.?!]\s+(?=[A-Z\u201c\"])")
PERSONAL = Recommendation.Kind.PERSONAL_REMEDY
FEW = 2  # improvements that a card lists; the decision's page has all


@dataclass(frozen=True)
class Card:
    """A decision in a list, each improvement with how it stands, and what the case counted as.

    ``personal`` is that something was agreed for one person, not what.
    """

    decision: Decision
    agreed: Sequence[Improvement]
    personal: bool
    of_the_case: Sequence[str]
    extract: Extract | None = None

    @property
    def first_agreed(self) -> Sequence[Improvement]:
        return self.agreed[:FEW]

    @property
    def others(self) -> int:
        """How many improvements there are beyond those that are listed."""
        return max(len(self.agreed) - FEW, 0)

    @property
    def how_others_stand(self) -> str:
        return in_few_words(self.agreed[FEW:])

    @property
    def chip(self) -> str:
        """The kind of chip that its outcome is said in."""
        if self.decision.is_upheld:
            return "upheld"
        return "not-upheld" if self.decision.outcome in INVESTIGATED.names else "closed"

    @property
    def headline(self) -> Parts:
        """A report's title; of a statement the first sentence of its summary."""
        return self._title or self._sentences[0]

    @property
    def rest(self) -> Parts:
        """What the summary says beyond the headline."""
        first, others = self._sentences
        return (*first, Part(" "), *others) if self._title else others

    @property
    def _title(self) -> Parts:
        return self.extract.title if self.extract else parts(self.decision.title)

    @property
    def _sentences(self) -> tuple[Parts, Parts]:
        return after_first_sentence(
            self.extract.summary if self.extract else parts(self.decision.summary)
        )


def after_first_sentence(text: Parts) -> tuple[Parts, Parts]:
    """The first sentence, and what comes after it."""
    for place, part in enumerate(text):
        if not part.is_marked and (end := _END.search(part.text)):
            first, rest = part.text[: end.start() + 1], part.text[end.end() :]
            found = (*text[:place], Part(first)), (Part(rest), *text[place + 1 :])
            return found[0], tuple(each for each in found[1] if each.text)
    return text, ()


def cards(
    decisions: Sequence[Decision],
    releases: Mapping[Year, Release],
    at: datetime,
    found: Mapping[int, Extract] | None = None,
) -> list[Card]:
    """In six queries at most, however many there are; ``found`` is what was searched for in them.

    The decisions are public and have their council, subject and summary.
    """
    # By their own keys: SQLite would look through every public decision first.
    of_all = Recommendation.objects.filter(decision__in=decisions).order_by()
    keys = list(of_all.values_list("pk", flat=True))
    public = Recommendation.objects.public(at).filter(pk__in=keys)
    public = public.select_related("council").order_by("decision", "number")
    agreed = _by_decision(with_status(public, releases, at))
    hidden = _by_decision(with_status(_not_shown(keys, at), releases, at))
    rows = {key: [each.recommendation for each in found] for key, found in agreed.items()}
    became = became_of_each(decisions, rows, releases, at)
    return [
        Card(
            each,
            agreed[each.pk],
            any(one.recommendation.kind == PERSONAL for one in hidden[each.pk]),
            list(of_the_case(became[each.pk], agreed[each.pk], hidden[each.pk], each.council)),
            (found or {}).get(each.pk),
        )
        for each in decisions
    ]


def _by_decision(improvements: Iterable[Improvement]) -> dict[int, list[Improvement]]:
    found = defaultdict[int, list[Improvement]](list)
    for each in improvements:
        found[each.recommendation.decision_id].append(each)
    return found


def _not_shown(keys: Collection[int], at: datetime) -> QuerySet[Recommendation]:
    """What else was agreed and stands: its words are for the council, or for one person."""
    own = ("due_on", "done_on", "outcome", "recorded_on", "first_not_complied_on")
    standing = Recommendation.objects.standing(at).filter(
        Q(kind=PERSONAL) | Q(public_summary=""),
        decision_is_public(at, "its_"),
        pk__in=keys,
    )
    return standing.order_by().only("decision", "council", "kind", *own)
