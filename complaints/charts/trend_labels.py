"""The words of a trend: none over another, none outside the drawing; the table has every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from complaints.charts.labels import Box, Places, Text, first_that_fits, text_around
from complaints.charts.marks import Dot, across
from complaints.charts.trend_plot import Plot

METHOD_CHANGED = "method changed"
ROW = 15  # from one row of words to the next
KEY_X = 30


def write_axes(plot: Plot, rows: int) -> None:
    """The values beside their lines, and as many years as there is room for, with the last."""
    for tick in plot.axis.ticks:
        y = plot.axis.tick_place(tick, plot.bottom, plot.top) + 4
        plot.drawing.write(Text(plot.left - 6, y, plot.axis.words(tick), anchor="end"))
    y = plot.bottom + 18 + rows * ROW
    for every in range(1, len(plot.points) + 1):
        years = [
            text_around(plot.x(i), y, plot.points[i].year, "axis", right=plot.drawing.width)
            for i in range(len(plot.points) - 1, -1, -every)
        ]
        fitting = [text for text in years if text]
        if not _any_touch(fitting):
            plot.drawing.texts += reversed(fitting)
            break


def _any_touch(texts: list[Text]) -> bool:
    boxes = [text.box for text in texts]  # from right to left
    return any(boxes[i + 1].right + 6 > boxes[i].left for i in range(len(boxes) - 1))


def missing_words(plot: Plot) -> list[list[Text]]:
    """Rows of words for the years without a figure, under the line, at heights yet to be given."""
    rows: list[list[Text]] = []
    absent = [p.rate.text if p.rate.ratio is None else "" for p in plot.points]
    for words, group in groupby(range(len(absent)), key=absent.__getitem__):
        years = list(group)
        middle = (plot.x(years[0]) + plot.x(years[-1])) / 2
        text = text_around(middle, 0, words, "axis", right=plot.drawing.width) if words else None
        if text is None:
            continue
        for row in rows:
            if row[-1].box.right + 6 < text.box.left:
                row.append(text)
                break
        else:
            rows.append([text])
    return rows


def write_missing(plot: Plot, rows: list[list[Text]]) -> None:
    for number, row in enumerate(rows, start=1):
        y = plot.bottom + 2 + number * ROW
        plot.drawing.texts += [Text(t.x, y, t.words, t.kind, t.anchor) for t in row]


def write_breaks(plot: Plot, places: Places) -> None:
    """ "Method changed" over each break that has room for it; the first always has."""
    for x in plot.breaks():
        text = text_around(
            x, plot.top - 16, METHOD_CHANGED, "axis", left=0, right=plot.drawing.width
        )
        if text and places.is_free(text.box):
            plot.drawing.write(text)
            places.take(text.box)


def write_key(plot: Plot, name: str, average_name: str) -> None:
    """Names above the plot, where there is no room beside the ends of the lines."""
    y = 11.0
    room = plot.drawing.width - KEY_X
    if any(height is not None for height in plot.here):
        if plot.joins:
            plot.drawing.draw("here-line", across(y - 4, 0, 22))
        few = all(height is None for height in plot.line)
        plot.drawing.dots.append(Dot(11, y - 4, "here-few" if few else "here-dot"))
        words = first_that_fits([name, "this council"], room, "here")
        plot.drawing.write(Text(KEY_X, y, words, "here"))
        y += 17
    if any(height is not None for height in plot.average):
        plot.drawing.draw("average-line", across(y - 4, 0, 22))
        words = first_that_fits([average_name, "similar councils"], room, "average")
        plot.drawing.write(Text(KEY_X, y, words, "average"))


def write_values(plot: Plot, places: Places, *, names_at_ends: bool) -> None:
    """Each year's figure near its point, the most telling first; one that has no room is left out.

    Where the names stand at the ends of the lines they carry the last figures themselves.
    """
    for dot in plot.drawing.dots:
        places.take(dot.box)
    known = [(i, y) for i, y in enumerate(plot.here) if y is not None]
    wanted = [("here", i, y, plot.points[i].rate.text) for i, y in _by_importance(known)]
    averages = [(i, y) for i, y in enumerate(plot.average) if y is not None]
    if names_at_ends:
        wanted = [each for each in wanted if each[1] != len(plot.points) - 1]
    elif averages:
        i, y = averages[-1]
        wanted.insert(1, ("average", i, y, plot.points[i].average.text))
    for kind, i, y, words in wanted:
        text = _best(plot, places, _candidates(plot, plot.x(i), y, words, kind))
        if text:
            plot.drawing.write(text)
            places.take(text.box)


def _best(plot: Plot, places: Places, candidates: Iterable[tuple[float, Text]]) -> Text | None:
    """The free place that covers least of the lines; None where none is free."""
    least, best = float("inf"), None
    for handicap, text in candidates:
        if handicap >= least:
            break
        box = text.box
        if places.is_free(box) and (score := handicap + _covered(plot, box)) < least:
            least, best = score, text
    return best


def _by_importance(known: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """The last, the first, the highest, the lowest, and then the others in order."""
    if not known:
        return []
    ends = [known[-1], known[0], min(known, key=lambda k: k[1]), max(known, key=lambda k: k[1])]
    return list(dict.fromkeys([*ends, *known]))


def _candidates(
    plot: Plot, x: float, y: float, words: str, kind: str
) -> Iterator[tuple[float, Text]]:
    """Places for a figure around its point, each with its handicap, the smallest first."""
    other = plot.height_at(plot.average if kind == "here" else plot.line, x)
    above, below = y - 9, y + 17
    prefers_above = other is None or y <= other
    for handicap, baseline in enumerate((above, below) if prefers_above else (below, above)):
        text = text_around(x, baseline, words, kind, left=plot.left, right=plot.drawing.width)
        if text:
            yield handicap / 2, text
    for beside, anchor in ((9, "start"), (-9, "end")):
        for baseline in (y + 4, above, below):
            yield 1, Text(x + beside, baseline, words, kind, anchor)
    for baseline in (above - ROW, below + ROW):  # over or under another figure
        text = text_around(x, baseline, words, kind, left=plot.left, right=plot.drawing.width)
        if text:
            yield 1.5, text


def _covered(plot: Plot, box: Box) -> float:
    """How much of the lines a label would lie on."""
    samples = [box.left + (box.right - box.left) * n / 4 for n in range(5)]
    hits = sum(
        1
        for x in samples
        for heights in (plot.line, plot.average)
        if (y := plot.height_at(heights, x)) is not None and box.top - 2 < y < box.bottom + 2
    )
    return hits + sum(1 for x in plot.breaks() if box.left - 2 < x < box.right + 2)
