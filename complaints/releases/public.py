"""When a year's figures are public: from the instant of their release, unless suspended.

Each rule stands here once, takes the instant, and is reached through ``public(at)``.
"""

from datetime import datetime

from django.apps import apps
from django.db.models import Exists, OuterRef, Q


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
