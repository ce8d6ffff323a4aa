"""Writing a plan into the register, with the history of each row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import ProtectedError

from councils.boundaries.derived import derive_areas
from councils.bulk_history import create_with_history, update_with_history
from councils.models import AnnouncedChange, Council
from councils.refusals import Refused
from councils.register.changes.plan import Plan
from councils.register.succession import succeeded_by

KEPT = (
    *("takes_effect_on", "name", "short_name", "gss_code", "county", "region", "website"),
    *("source_url", "cancelled_at"),
)


def store(
    plan: Plan,
    new_changes: Sequence[AnnouncedChange],
    altered: Sequence[AnnouncedChange],
    *,
    reason: str,
    at: datetime,
    by: Any = None,
) -> None:
    """All of a plan, under the public record's lock, and the areas that follow from it.

    Refused where a council cannot go again.
    """
    kept = {"reason": reason, "at": at, "by": by}
    for with_county in (False, True):  # a county before the districts that name it
        new = [each for each in plan.new if bool(each.county) is with_county]
        for council in new:
            council.county = council.county
        create_with_history(new, **kept)
    _save_altered(plan, reason, at, by)
    for change in (*new_changes, *altered):
        change.council, change.successor = change.council, change.successor
        change.county = change.county
    for change in plan.cancelled:
        change.cancelled_at = at
    create_with_history(new_changes, **kept)
    update_with_history([*altered, *plan.cancelled], KEPT, **kept)
    for council in plan.gone:
        _take_away(council)
    derive_areas()


def _save_altered(plan: Plan, reason: str, at: datetime, by: Any) -> None:
    """Each by itself: its history keeps whom it is succeeded by."""
    for slug in sorted({*plan.altered, *plan.relinked}):
        if (council := plan.councils.get(slug)) is None or council.pk is None:
            continue
        if slug in plan.relinked:
            succeeded_by(council, plan.after(council))
        council.county = council.county
        council._change_reason, council._history_date = reason, at
        council._history_user = by
        council.save()


def _take_away(council: Council) -> None:
    """One that never opened; what stands in a release or a decision holds it."""
    try:
        council.delete()
    except ProtectedError:
        raise Refused(
            f"{council} is named in what was entered since its opening was announced:"
            " cancel it once nothing names it."
        ) from None
