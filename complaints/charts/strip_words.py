"""What a strip says in words: of the piles too high to count, the undrawn, and as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from complaints.charts.scales import Axis
from complaints.figures.rates import AnyRate


def size(rate: AnyRate) -> str:
    """What the limits of chance are for: "84 cases", "its residents"."""
    cases = rate.cases or 0
    return (rate.unit and rate.unit.size) or f"{cases:,} case{'' if cases == 1 else 's'}"


def whose_lines(name: str, rate: AnyRate) -> str:
    """That the thin lines are this council's: one with more cases has narrower ones."""
    return (
        f"The thin lines are {name}’s own: between them lies what chance alone gives it,"
        f" with {size(rate)}, 95 times in 100."
    )


def note(piles: Mapping[float, int], drawn: int, left_out: int, axis: Axis) -> str:
    """``piles`` are numbers by ratio; those at neither end of the axis of percents say nothing."""
    most = axis.unit.all_of_it
    among = "other councils drawn" if left_out else "other councils"
    sentences = [
        f"{number:,} of the {drawn:,} {among} are at {axis.words(most * int(ratio))}."
        for ratio, number in piles.items()
        if most and ratio in (0, 1)
    ]
    if left_out:
        councils, verb = ("council", "is") if left_out == 1 else ("councils", "are")
        sentences.append(f"{left_out:,} {councils} with fewer than ten cases {verb} not drawn.")
    return " ".join(sentences)


def description(
    rate: AnyRate, average: AnyRate, drawn: int, name: str, called: str, axis: Axis
) -> str:
    counts = f" ({rate.counts})" if rate.counts and not rate.has_few else ""
    dots = {0: "no other councils", 1: "one other council"}.get(drawn, f"{drawn:,} other councils")
    return (
        f"{name}: {rate.text}{counts}. {called[0].upper()}{called[1:]}: {average.text}."
        f" With {dots} as dots from {axis.words(axis.low)} to {axis.words(axis.high)}."
    )
