"""When the public stops seeing what it saw, whatever hides it.

A decision is withheld, a review of it is opened, the approval of its text is taken back or made
void by an edit: whoever follows decisions is told that it is gone, until it is shown again.
"""

from datetime import datetime

from complaints.decisions.public import decision_is_public
from complaints.models import Decision
from complaints.models.decision_querysets import DecisionQuerySet


def is_shown(decision: Decision, at: datetime) -> bool:
    """Whether the public sees it, as it is stored."""
    return bool(Decision.objects.public(at).filter(pk=decision.pk).exists())


def note_hiding(decision: Decision, at: datetime) -> None:
    """Takes note that the public sees it until ``at``, if it does; the caller hides and saves it.

    What was hidden before keeps its instant: nobody saw it since.
    """
    if is_shown(decision, at):
        decision.hidden_at = at


def withdrawn(at: datetime) -> DecisionQuerySet:
    """Decisions that the public saw and does not see now, the last that it saw first.

    For whoever follows decisions in feeds and files: reference and instant, nothing else of them.
    """
    found: DecisionQuerySet = (
        Decision.objects.filter(hidden_at__lte=at)
        .exclude(decision_is_public(at))
        .order_by("-hidden_at", "-reference")
        .only("reference", "hidden_at")
    )
    return found
