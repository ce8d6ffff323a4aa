"""Names and last figures beside the ends of a trend's lines, where both reach the last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.labels import STYLES, Places, Text, apart, width, wrapped
from complaints.charts.trend_plot import Plot
from complaints.charts.trend_points import TrendPoint

ROOM, ROW, GAP = 138, 14, 11


@dataclass(frozen=True)
class Ends:
    """The lines of words at the end of this council's line and of the average's."""

    here: list[str]
    average: list[str]

    @property
    def width(self) -> float:
        kinds = {"here": self.here, "average": self.average}
        return GAP + max(width(words, kind) for kind, lines in kinds.items() for words in lines)


def ends_for(points: Sequence[TrendPoint], name: str, average_name: str) -> Ends | None:
    """None where a line does not reach the last year: its name would stand beside nothing."""
    if not points or points[-1].rate.ratio is None or points[-1].average.ratio is None:
        return None
    rate, average = points[-1].rate.text, points[-1].average.text
    return Ends(
        _fitting([f"{name} {rate}", f"this council {rate}"], "here"),
        _fitting([f"{average_name} {average}", f"similar councils {average}"], "average"),
    )


def _fitting(candidates: list[str], kind: str) -> list[str]:
    lines: list[str] = []
    for words in candidates:
        lines = wrapped(words, ROOM, kind)
        if len(lines) <= 3 and all(width(each, kind) <= ROOM for each in lines):
            break
    return lines


def write_ends(plot: Plot, ends: Ends, places: Places) -> None:
    """The two blocks near the ends of their lines, moved apart where they would meet."""
    blocks = [("here", ends.here, plot.here[-1]), ("average", ends.average, plot.average[-1])]
    heights = [float(ROW * len(lines)) for _, lines, _ in blocks]
    wanted = [y or 0 for *_, y in blocks]
    tops = apart(wanted, heights, plot.top - 12, plot.bottom + 4)
    x = plot.x(len(plot.points) - 1) + GAP
    for (kind, lines, _), top in zip(blocks, tops, strict=True):
        for row, words in enumerate(lines):
            text = Text(x, top + row * ROW + STYLES[kind].size - 1, words, kind)
            plot.drawing.write(text)
            places.take(text.box)
