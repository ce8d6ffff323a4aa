"""What a reader is told of a decision that took the place of one that could be read before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from complaints.models import Decision, Recommendation, Release, ReleasedCase, Review
from councils.lists import listed

WHY = {
    Review.Result.REPLACED: "After a review, this decision took the place of an earlier one in"
    " the same case.",
    Review.Result.RECORDING_ERROR: "A review found that this decision had been recorded wrongly. It"
    " was put right.",
}
VOID = "The complaint is not upheld any more. The council need not do what it had agreed to do."


def replaced(decision: Decision, releases: Iterable[Release], at: datetime) -> list[str]:
    """Sentences about the last review of a public decision that made another one of it.

    Nothing where the public never saw the earlier one; ``releases`` are the current public ones.
    """
    if decision.hidden_at is None:
        return []
    ended = Review.objects.filter(decision=decision, ended_at__lte=at, result__in=list(WHY))
    review = ended.order_by("-ended_at").first()
    if review is None:
        return []
    # As the review left it: what hid it since says nothing about the one before.
    left = Decision.history.filter(id=decision.pk, history_date=review.ended_at)
    if not left.filter(hidden_at__lte=review.ended_at).exists():
        return []
    return list(_sentences(decision, review, releases))


def _sentences(decision: Decision, review: Review, releases: Iterable[Release]) -> Iterator[str]:
    yield WHY[Review.Result(review.result)]
    ended = Recommendation.objects.of(decision).filter(
        no_longer_required_at__gte=review.opened_at, no_longer_required_at__lte=review.ended_at
    )
    if not decision.is_upheld and ended.exists():
        yield VOID
    counted = ReleasedCase.objects.filter(decision=decision, release__in=list(releases))
    otherwise = [
        each.release.year
        for each in counted.exclude(outcome="").select_related("release").order_by("release__year")
        if (each.outcome, each.release.year) != (decision.outcome, decision.year)
    ]
    if otherwise:
        years = listed(map(str, dict.fromkeys(otherwise)))
        yield f"The figures of {years} counted it as it was before. They change only by a revision."
