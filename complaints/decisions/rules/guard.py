"""What somebody approved or counted is changed by steps: the plain form changes its words alone.

A step has a reason and, where it has one, a second person. A word that the public reads may be
typed over, because that makes the approval void, and somebody else approves it again.
"""

from __future__ import annotations

from collections.abc import Iterable

from complaints.models import Decision, ReleasedCase, Subject
from councils.lists import listed

# What a plain form, or a file that staff load, may change of what is guarded: these and no others,
# so that a field that is added is guarded until somebody says otherwise.
FREE_OF_DECISION = frozenset({"title", "summary", "statement", "acted_for"})
FREE_OF_RECOMMENDATION = frozenset({"private_text", "public_summary"})

REVIEW = "Changed by a review: it replaces the decision, or puts right what was recorded wrongly."
# By which step each field is changed; the others by the one that corrects what was recorded.
STEPS = {
    "outcome": REVIEW,
    "satisfactory_remedy": REVIEW,
    "subject": REVIEW,
    "council": "Changed by the step “Move to another council”.",
    "reference": "Changed by the step “Correct the reference”.",
}
OTHERWISE = "Changed by the step “Correct what was recorded”."
OF_RECOMMENDATION = {
    "kind": "Changed by the step “Put right what was entered” on its own page.",
    "council": "Changed by the step “Put right what was entered” on its own page.",
    "due_on": "Changed by the step “Give longer” on its own page.",
}
OF_RECOMMENDATION_OTHERWISE = "Recorded on its own page."
NOT_BY_FILE = "is approved or counted: a file does not change this, a step in the staff area does"


def step_for(name: str) -> str:
    """Which step changes a field of a decision that is guarded."""
    return STEPS.get(name, OTHERWISE)


def step_for_recommendation(name: str) -> str:
    return OF_RECOMMENDATION.get(name, OF_RECOMMENDATION_OTHERWISE)


def why_guarded(decision: Decision) -> str:
    """Why its plain form changes words alone; empty where nobody has approved or counted it.

    An approval that was voided or taken back guards all the same: otherwise an edit of the text
    would open the rest.
    """
    if decision.pk is None:
        return ""
    years = counted_in([decision.pk]).get(decision.pk, [])
    reasons = []
    if decision.text_approved_at or _once_approved([decision.pk]):
        reasons.append("its text has been approved")
    if years:
        reasons.append(f"it is counted in the figures of {', '.join(years)}")
    said = listed(reasons)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def guarded_among(keys: Iterable[int]) -> set[int]:
    """The keys of those decisions that are guarded, in two queries."""
    keys = list(keys)
    approved = Decision.objects.filter(pk__in=keys, text_approved_at__isnull=False)
    now = set(approved.order_by().values_list("pk", flat=True))
    return now | _once_approved(keys) | set(counted_in(keys))


def counted_in(keys: Iterable[int]) -> dict[int, list[str]]:
    """The years whose figures, public or prepared, count each of those decisions."""
    cases = ReleasedCase.objects.filter(decision__in=list(keys), release__withdrawn_at=None)
    found: dict[int, list[str]] = {}
    for key, year in cases.order_by("release__year").values_list("decision", "release__year"):
        if str(year) not in found.setdefault(key, []):
            found[key].append(str(year))
    return found


def is_counted(subject: Subject) -> bool:
    """Whether figures, public or prepared, count a decision under this subject."""
    cases = ReleasedCase.objects.filter(decision__subject=subject, release__withdrawn_at=None)
    return bool(cases.exists())


def _once_approved(keys: Iterable[int]) -> set[int]:
    kept = Decision.history.filter(id__in=list(keys), text_approved_at__isnull=False)
    return set(kept.order_by().values_list("id", flat=True))
