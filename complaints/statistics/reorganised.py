"""Councils that were reorganised together, added up: nothing is shared out among the new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from complaints.models import Release
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.groups import Group
from councils.models import Council


@dataclass(frozen=True)
class GroupYear:
    """The old councils that existed in a year, and their sums."""

    councils: list[Council]
    group: Group


def group_year(
    old: Sequence[Council], rows: Mapping[int, CouncilYear], release: Release
) -> GroupYear | None:
    """The sums of a group in an edition, whose ``rows`` these are; None where one is missing.

    Whether a council existed is as it was frozen. A counted year has all that did; of an imported
    one the register says whether somebody is missing.
    """
    existing = [each for each in old if each.pk in rows and rows[each.pk].existed]
    is_whole = release.source == Release.Source.COUNTED or all(
        each.pk in rows for each in old if each.existed_in(release.year)
    )
    if not existing or not is_whole:
        return None
    return GroupYear(existing, Group.of(rows[each.pk] for each in existing))
