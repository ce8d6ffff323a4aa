"""What is public, and when: the two gates.

Cases follow their own dates; a year's figures wait for its release. Each rule stands here once,
takes the instant, and is reached through ``public(at)`` of the querysets.
"""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from councils.years import london_date, london_midnight

SHOWN_AFTER = timedelta(days=42)
SHOWN_OUTCOMES = ("closed_after_initial_enquiries", "not_upheld", "upheld")


def decision_is_public(at: datetime, prefix: str = "", kind: str = "") -> Q:
    """A condition on decisions, or with a prefix such as ``decision__`` on what belongs to one.

    A statement is shown from 00:00 in London on the 42nd day after the decision, a report from the
    moment announced for it; both once their text is approved, unless withheld. With ``kind`` only
    decisions of that kind: whoever asks for one kind at a time can have them in an index's order.
    """

    def q(**lookups) -> Q:
        return Q(**{prefix + name: value for name, value in lookups.items()})

    old_enough = q(kind="statement", decided_on__lte=london_date(at) - SHOWN_AFTER)
    announced = q(kind="report", announced_at__lte=at)
    due = {"statement": old_enough, "report": announced}.get(kind, old_enough | announced)
    return q(outcome__in=SHOWN_OUTCOMES, withheld_reason="", text_approved_at__lte=at) & due


def shown_since(decision: Any) -> datetime:
    """The instant since which a decision that is public has been so, without a break.

    Of a record of its history: from when it would have been. A text that is approved late, or
    anew after a change, is public only from then, and what was withheld from its restoration.
    """
    if decision.kind == "report":
        first = decision.announced_at
    else:
        first = london_midnight(decision.decided_on + SHOWN_AFTER)
    return max(filter(None, (first, decision.text_approved_at, decision.restored_at)))


def promise_stands(at: datetime) -> Q:
    """A condition on recommendations: what was agreed is to be done, or was.

    It is void once a second person has agreed that it is no longer required, and where its decision
    is not upheld any more, whatever replaced it. What is void is shown nowhere.
    """
    not_ended = Q(no_longer_required_at=None) | Q(no_longer_required_at__gt=at)
    return Q(decision__outcome="upheld") & not_ended


def improvement_is_public(at: datetime) -> Q:
    """A service improvement is shown when its decision is, as long as it stands.

    A personal remedy never is.
    """
    own = Q(kind="service_improvement") & ~Q(public_summary="") & promise_stands(at)
    return own & decision_is_public(at, "decision__")


def release_is_approved(at: datetime, prefix: str = "") -> Q:
    """A release that a second person approved, or a command made, and nobody withdrew.

    With a prefix such as ``release__``, a condition on what belongs to one.
    """
    approved = Q(**{f"{prefix}approved_at__lte": at}) | Q(**{f"{prefix}made_by_command": True})
    return Q(**{f"{prefix}withdrawn_at": None}) & approved


def release_is_published(at: datetime, prefix: str = "") -> Q:
    """An approved release, from its instant on, suspended or not: that it exists, no figure."""
    return Q(**{f"{prefix}public_at__lte": at}) & release_is_approved(at, prefix)


def release_is_suspended(at: datetime, prefix: str = "") -> Q:
    """One that was counted before a suspension of its year that is in force."""
    in_force = apps.get_model("complaints", "Suspension").objects.in_force(at).order_by()
    of_it = in_force.filter(
        year=OuterRef(f"{prefix}year"), suspended_at__gte=OuterRef(f"{prefix}made_at")
    )
    return Q(Exists(of_it))


def release_is_public(at: datetime, prefix: str = "") -> Q:
    """A published release whose figures are not suspended."""
    return release_is_published(at, prefix) & ~release_is_suspended(at, prefix)


def release_is_announced(at: datetime) -> Q:
    """An approved release whose instant is still to come: its year and time are public, no more."""
    return Q(public_at__gt=at) & release_is_approved(at)
