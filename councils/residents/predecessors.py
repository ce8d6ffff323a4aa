"""The residents of a new council before it existed: the sum of those whose places it took.

Only where its area is theirs, whole: each of them was replaced by it alone. Of two tiers that lie
over each other the lower one counts. Nothing is ever shared out.
"""

from __future__ import annotations

from collections.abc import Mapping

from councils.models import Council
from councils.register.succession import Successions


def nested_in(council: Council, known: Successions) -> list[Council]:
    """The councils whose areas make up its own; none where that cannot be said."""
    before = known.before[council]
    lower = [each for each in before if each.type != Council.Type.COUNTY]
    parts = lower or before
    return parts if all(known.after[each] == [council] for each in parts) else []


def summed(
    parts: list[Council], estimates: Mapping[int, Mapping[int, int]], until: int
) -> tuple[int, int] | None:
    """Their number and its year: the newest of which each has an estimate, none later than that.

    ``estimates`` are numbers by council and calendar year.
    """
    years = [set(estimates.get(each.pk, ())) for each in parts]
    common = [year for year in set.intersection(*years) if year <= until] if years else []
    if not common:
        return None
    newest = max(common)
    return sum(estimates[each.pk][newest] for each in parts), newest
