"""The residents of a new council before it existed: the sum of those whose places it took.

Only where its area is theirs, whole (``councils.register.whole_parts``).
"""

from __future__ import annotations

from collections.abc import Mapping

from councils.models import Council


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
