"""The words of a funnel: none over another, none outside the drawing; the table has every name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from complaints.charts.funnel_plot import Field, Lit, Place
from complaints.charts.labels import Box, Places, Text, first_that_fits, text_around, width
from complaints.charts.marks import Drawing, across, line
from complaints.figures.rates import AnyRate

KEY = (("band-edge", "95% limits"), ("limit-far", "99.8% limits"))
SAMPLE = 22  # how long the lines of the key are
AWAY = 9.0


def write_key(field: Field, drawing: Drawing) -> None:
    """Which line is which, above the plot."""
    if not any(path.kind == "band-edge" for path in drawing.paths):
        return
    x = field.left
    for kind, words in KEY:
        drawing.draw(kind, across(8, x, x + SAMPLE))
        drawing.write(Text(x + SAMPLE + 6, 12, words))
        x += SAMPLE + 6 + width(words) + 18


def write_axes(field: Field, drawing: Drawing, words: str) -> None:
    """Rates on the left, sizes below with what they count, as many as there is room for."""
    for tick in field.y_axis.ticks:
        y = field.y_axis.tick_place(tick, field.bottom, field.top) + 4
        drawing.write(Text(field.left - 6, y, field.y_axis.words(tick), anchor="end"))
    right = 0.0
    for tick in field.x_axis.ticks:
        x = field.x_axis.tick_place(tick, field.left, field.right)
        text = text_around(x, field.bottom + 17, field.x_axis.words(tick), "axis", right=field.wide)
        if text and text.box.left > right:
            drawing.write(text)
            right = text.box.right + 6
    drawing.write(Text(field.right, field.bottom + 31, words, "axis", "end"))


def write_average(
    field: Field, drawing: Drawing, average: AnyRate, noun: str, lit: Sequence[Lit]
) -> None:
    """What the line in the middle is, at its end, above it or below where there is room.

    Never across the plot's upper edge, where councils stand whose rate is as high as can be.
    """
    if average.ratio is None:
        return
    y, room = field.y(average.ratio), (field.right - field.left) * 0.6
    words = first_that_fits(
        [f"{noun} {average.text}", f"average {average.text}", average.text], room, "average"
    )
    edge = Box(field.left, field.top - 2, field.right, field.top + 2)
    bounds = Box(field.left, field.top - 12, field.wide, field.bottom)
    taken = Places(bounds, [edge, *(each.box for each in lit)])
    places = [Text(field.right, y + dy, words, "average", "end") for dy in (-5, 15)]
    drawing.write(next((each for each in places if taken.is_free(each.box)), places[0]))


def write_lit(field: Field, drawing: Drawing, lit: Sequence[Lit], dots: Sequence[Place]) -> None:
    """The name and figure of each council that stands out, where it hides fewest dots.

    One that has no free place at all is left out; the key of the page and the table name it.
    """
    bounds = Box(0, 0, field.wide, field.bottom - 1)
    places = Places(bounds, [text.box for text in drawing.texts])
    for each in lit:
        places.take(each.box)
    for each in sorted(lit, key=lambda one: one.x, reverse=True):
        free = [text for text in candidates(field, each) if places.is_free(text.box)]
        if free:
            text = min(free, key=lambda one: (_hidden(one.box, dots), free.index(one)))
            drawing.write(text)
            drawing.draw("leader", leader(each, text))
            places.take(text.box)


def leader(lit: Lit, text: Text) -> str:
    """From a mark to its name, where that stands apart from it."""
    box = text.box
    y = box.bottom if box.bottom < lit.y else box.top
    if box.left - 2 * AWAY < lit.x < box.right + 2 * AWAY and abs(y - lit.y) < 2 * AWAY:
        return ""
    return line([(lit.x, lit.y), (min(max(lit.x, box.left + 4), box.right - 4), y)])


def candidates(field: Field, lit: Lit) -> Iterator[Text]:
    """Places around a mark, the likeliest first; then further away."""
    for far in (0, 15, 30, 45):
        for level in dict.fromkeys((4 - far, 4 + far)):
            yield Text(lit.x + AWAY, lit.y + level, lit.words, lit.style)
            yield Text(lit.x - AWAY, lit.y + level, lit.words, lit.style, "end")
        for dy in (-AWAY - far, AWAY + 9 + far):
            text = text_around(
                lit.x, lit.y + dy, lit.words, lit.style, left=field.left, right=field.wide
            )
            if text:
                yield text


def _hidden(box: Box, dots: Sequence[Place]) -> int:
    return sum(box.left < x < box.right and box.top < y < box.bottom for x, y in dots)
