"""What stands under a figure in a table: the gap to similar councils in a few words."""

from __future__ import annotations

from complaints.figures.chance import BEFORE_ROUNDING, Comparison, chance_in_short

# Said once of the whole table.
EXPLAINED = (
    "Under each figure: its counts, and the gap to all councils of the same type together. A gap"
    " can arise by chance, except where it says “unusual” or “more than chance explains”."
)


def beside_in_short(comparison: Comparison | None) -> str:
    """As in "4 percentage points lower, unusual"; empty where there is nothing to compare.

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
    elif comparison.are_about_the_same and not comparison.points:
        gap = "about the same"
    elif size := size_in_short(comparison):
        rounding = f" {BEFORE_ROUNDING}" if comparison.needs_rounding_named else ""
        gap = f"{size} {gap}{rounding}"
    return ", ".join(filter(None, (gap, chance_in_short(comparison))))


def size_in_short(comparison: Comparison) -> str:
    """The gap in whole points or days; empty where it has no number, or none is left of it."""
    unit, points = comparison.rate.unit, comparison.points
    if unit is None or not points or comparison.rate.has_few:
        return ""
    return unit.difference(points)
