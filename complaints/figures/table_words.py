"""What stands under a figure in a table: the gap to similar councils in a few words."""

from __future__ import annotations

from complaints.figures.chance import Comparison


def beside_in_short(comparison: Comparison | None) -> str:
    """As in "4 points lower, within chance"; empty where there is nothing to compare.

    Of few cases that chance explains only that they are too few.
    """
    if comparison is None or comparison.rate.exact is None or comparison.average.exact is None:
        return ""
    rate = comparison.rate
    if rate.is_small:
        return "not compared: fewer than 10,000 residents"
    if rate.has_few and not comparison.is_beyond:
        return "too few cases to compare"
    if comparison.are_the_same and comparison.position in ("", "within"):
        return "the same as similar councils"
    gap = comparison.direction.removesuffix(" than")
    if comparison.are_the_same:
        gap = "the same when rounded"
    elif size := size_in_short(comparison):
        gap = f"{size} {gap}"
    return ", ".join(filter(None, (gap, chance_in_short(comparison))))


def size_in_short(comparison: Comparison) -> str:
    """The gap in whole points or days; empty where it has no number, or none is left of it."""
    unit, points = comparison.rate.unit, comparison.points
    if unit is None or not points or comparison.rate.has_few:
        return ""
    one, several = unit.gap_in_table
    return f"{points:,} {one if points == 1 else several}" if one else ""


def chance_in_short(comparison: Comparison) -> str:
    """Whether chance explains the gap; empty of what has no limits."""
    if comparison.is_unusual:
        return "unusual"
    return {"": "", "within": "within chance"}.get(comparison.position, "more than chance explains")
