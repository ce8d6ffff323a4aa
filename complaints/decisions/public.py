"""When a decision is public, and since when.

Cases follow their own dates, a year's figures wait for its release (``releases.public``). Each rule
stands once, takes the instant, and is reached through ``public(at)`` of the querysets.
"""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db.models import Q

from complaints.figures.sums import SHOWN, UPHELD_IN_ALL
from councils.years import london_date, london_midnight

WEEKS = 6
SHOWN_AFTER = timedelta(weeks=WEEKS)
SHOWN_AFTER_IN_WORDS = f"{apnumber(WEEKS)} weeks"


def decision_is_upheld(prefix: str = "") -> Q:
    """A condition on decisions, or with a prefix such as ``decision__`` on what belongs to one."""
    return reduce(or_, (Q(**{f"{prefix}outcome": name}) for name in UPHELD_IN_ALL.names))


def decision_is_public(at: datetime, prefix: str = "", kind: str = "") -> Q:
    """A condition on decisions, or with a prefix such as ``decision__`` on what belongs to one.

    A statement is shown from 00:00 in London of the day that comes ``SHOWN_AFTER`` the decision, a
    report from the moment announced for it; both once their text is approved, unless withheld.
    With ``kind`` only decisions of that kind: whoever asks for one kind at a time can have them in
    an index's order.
    """

    def q(**lookups: Any) -> Q:
        return Q(**{prefix + name: value for name, value in lookups.items()})

    old_enough = q(kind="statement", decided_on__lte=london_date(at) - SHOWN_AFTER)
    announced = q(kind="report", announced_at__lte=at)
    due = {"statement": old_enough, "report": announced}.get(kind, old_enough | announced)
    return q(outcome__in=SHOWN.names, withheld_reason="", text_approved_at__lte=at) & due


def report_is_announced(at: datetime) -> Q:
    """A condition on decisions: reports that become public by themselves after an instant.

    Not one that nobody approved or that is withheld: its moment passes and nothing is shown.
    """
    return Q(
        kind="report",
        announced_at__gt=at,
        outcome__in=SHOWN.names,
        withheld_reason="",
        text_approved_at__isnull=False,
    )


def shown_since(decision: Any) -> datetime:
    """The instant since which a decision that is public has been so, without a break.

    Of a record of its history: from when it would have been. A text that is approved late, or
    anew after a change, is public only from then, and what was withheld from its restoration.
    """
    if decision.kind == "report":
        first: datetime = decision.announced_at
    else:
        first = london_midnight(decision.decided_on + SHOWN_AFTER)
    approved_at: datetime | None = decision.text_approved_at
    restored_at: datetime | None = decision.restored_at
    return max(filter(None, (first, approved_at, restored_at)))
