"""What the page of one decision tells of what was agreed in it, and of what became of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from complaints.models import Decision, Recommendation, Release
from complaints.recommendations.fulfilment import BecameOf, became_of
from complaints.recommendations.improvements import Improvement, with_status
from complaints.recommendations.whole_cases import of_the_case
from councils.years import Year

PERSONAL = Recommendation.Kind.PERSONAL_REMEDY


@dataclass(frozen=True)
class Agreement:
    """Each improvement with how it stands, and what became of the case with all that is in it.

    ``personal`` is that something was agreed for one person, not what; ``became`` is what no
    figures have counted yet.
    """

    agreed: Sequence[Improvement]
    personal: bool
    of_the_case: Sequence[str]
    became: Sequence[BecameOf]

    @property
    def tells_what_became(self) -> bool:
        return bool(self.of_the_case or self.became)


def agreement(
    decision: Decision,
    shown: Sequence[Recommendation],
    releases: Mapping[Year, Release],
    at: datetime,
) -> Agreement:
    """``shown`` is what the public reads of it; of the rest only that it is, and its outcome."""
    agreed = list(with_status(shown, releases, at))
    rest = Recommendation.objects.standing(at).filter(
        Q(kind=PERSONAL) | Q(public_summary=""), decision=decision
    )
    hidden = list(with_status(rest.order_by(), releases, at))
    became = became_of(decision, shown, releases, at)
    is_counted = any(each.compliance for each in became)
    return Agreement(
        agreed,
        any(each.recommendation.kind == PERSONAL for each in hidden),
        list(of_the_case(became, agreed, hidden, decision.council)) if is_counted else [],
        [each for each in became if not each.compliance],
    )
