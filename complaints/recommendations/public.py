"""When what a council agreed to change is public: with its decision, as long as it stands."""

from datetime import datetime

from django.db.models import Q

from complaints.decisions.public import decision_is_public, decision_is_upheld


def recommendation_stands(at: datetime, decision: str = "decision__") -> Q:
    """A condition on recommendations: what was agreed is to be done, or was.

    It is void once a second person has agreed that it is no longer required, and where its decision
    is not upheld any more, whatever replaced it. What is void is shown nowhere.
    """
    not_ended = Q(no_longer_required_at=None) | Q(no_longer_required_at__gt=at)
    return decision_is_upheld(decision) & not_ended


def improvement_is_public(at: datetime, decision: str = "decision__") -> Q:
    """A service improvement is shown when its decision is, as long as it stands.

    A personal remedy never is. ``decision`` begins the names of its decision's columns.
    """
    own = (
        Q(kind="service_improvement") & ~Q(public_summary="") & recommendation_stands(at, decision)
    )
    return own & decision_is_public(at, decision)
