"""Which councils come of whole ones: what an area, a hexagon or a sum can be put together of.

Nothing is ever shared out.
"""

from __future__ import annotations

from datetime import date, timedelta

from councils.models import Council
from councils.register.succession import Successions


def nested_in(council: Council, known: Successions) -> list[Council]:
    """The councils whose areas make up its own; none where that cannot be said.

    Each was replaced by it alone, and it was not there before them. A county lies over its
    districts, so it counts only without them.
    """
    if grew_on(council, known):
        return []
    before = known.before[council]
    if any(each.type == Council.Type.DISTRICT for each in before):
        before = [each for each in before if each.type != Council.Type.COUNTY]
    return before if all(known.after[each] == [council] for each in before) else []


def nested_at_opening(council: Council, known: Successions) -> list[Council]:
    """The same, where all of them were there until the day on which it opens."""
    opened, parts = council.opened_on, nested_in(council, known)
    if opened is None or not all(
        each.closed_on == opened and each.existed_on(opened - timedelta(1)) for each in parts
    ):
        return []
    return parts


def grew_on(council: Council, known: Successions) -> list[date]:
    """The days on which it took the place of others while it was there itself.

    Its area before such a day is not its area after it, and nobody shares out what is of either.
    """
    opened = council.opened_on
    days = {each.closed_on for each in known.before[council] if each.closed_on}
    return sorted(each for each in days if opened is None or opened < each)
