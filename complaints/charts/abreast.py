"""One measure of several councils: a line for each, with what chance gives one of its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from complaints.charts.labels import Text, first_that_fits, text_around, width
from complaints.charts.marks import Drawing, Named, across, area, down
from complaints.charts.scales import Axis, axis_for, band_around, chance_words, unit_of
from complaints.charts.shapes import kind, shape
from complaints.figures.limits import Limits
from complaints.figures.rates import AnyRate

SIZES = (("narrow", 300), ("wide", 520))
TOP, RUG, ROW, TRACK = 18, 14, 38, 24  # of the average's words, the others, a council, its line
SIDE, BELOW, LINE = 7, 18, 14
HALF = 5  # how far a band reaches from its line


class Abreast(NamedTuple):
    """One of the councils: its shape's number, and the average and limits of its own type."""

    number: int
    name: str
    rate: AnyRate
    average: AnyRate
    limits: Limits | None = None

    @property
    def band(self) -> tuple[float, float] | None:
        return band_around(self.limits, self.rate)

    @property
    def chance(self) -> str:
        """The range of chance in counts, for the table."""
        return chance_words(self.limits, self.rate)


class Other(NamedTuple):
    """A council of the same type that is not among them: a stroke, which tells its name."""

    name: str
    rate: AnyRate

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (f"{self.name} {self.rate.text}", self.rate.counts)))


@dataclass(frozen=True)
class SeveralAbreast:
    """What ``charts/_abreast.html`` draws and ``charts/_abreast_table.html`` tells.

    ``noun`` is what all of them are; empty where they are of several types, which have no average
    in common.
    """

    ident: str
    title: str
    description: str
    drawings: tuple[Drawing, ...]
    councils: tuple[Abreast, ...]
    noun: str
    others: int

    @property
    def has_band(self) -> bool:
        return any(each.band for each in self.councils)


def abreast(
    councils: Sequence[Abreast],
    others: Sequence[Other],
    *,
    noun: str,
    title: str,
    ident: str,
) -> SeveralAbreast:
    """Up to six councils in the order given, in two widths; ``ident`` is unique on the page.

    ``others`` are the similar councils that have a figure of ten cases or more, where all are of
    one type: its ``noun`` ("county councils").
    """
    ratios = [rate.ratio for each in councils for rate in (each.rate, each.average)]
    known = [
        each for each in (*ratios, *(other.rate.ratio for other in others)) if each is not None
    ]
    bands = [ratio for each in councils for ratio in each.band or ()]
    axis = axis_for([*known, *bands], unit_of(*(each.rate for each in councils)), most_steps=8)
    return SeveralAbreast(
        ident=ident,
        title=title,
        description=_description(councils, noun, len(others)),
        drawings=tuple(
            _drawing(Drawing(f"{ident}-{size}", wide, 0, size), councils, others, axis, noun)
            for size, wide in SIZES
        ),
        councils=tuple(councils),
        noun=noun,
        others=len(others),
    )


def _drawing(
    drawing: Drawing,
    councils: Sequence[Abreast],
    others: Sequence[Other],
    axis: Axis,
    noun: str,
) -> Drawing:
    left, right = SIDE, drawing.width - SIDE
    top = TOP if noun else 0
    first = top + (RUG if others else 0)
    lower = 0 if all(_fits(drawing, each) for each in councils) else LINE
    row, track = ROW + lower, TRACK + lower
    bottom = first + row * len(councils) + 6

    def x(ratio: float) -> float:
        return axis.place(ratio, left, right)

    ticks = [axis.tick_place(tick, left, right) for tick in axis.ticks]
    drawing.draw("grid", "".join(down(each, top, bottom) for each in ticks))
    for place, each in enumerate(councils):
        _draw_band(drawing, each, first + place * row + track, left, right, axis)
    average = councils[0].average if noun and councils else None
    if average is not None and average.ratio is not None:
        drawing.draw("average-mark", down(x(average.ratio), top - 2, first))
        words = first_that_fits(
            [f"{noun} {average.text}", f"average {average.text}"], drawing.width, "average"
        )
        drawing.write(text_around(x(average.ratio), 12, words, "average", right=drawing.width))
    strokes = [(x(each.rate.ratio), each) for each in others if each.rate.ratio is not None]
    drawing.draw("peers rug", "".join(down(at, top + 2, top + RUG - 3) for at, _ in strokes))
    drawing.named += [Named(at, top + RUG / 2, each.words) for at, each in strokes]
    for place, each in enumerate(councils):
        y = first + place * row
        if each.average.ratio is not None:
            drawing.draw("average-mark", down(x(each.average.ratio), y + track - 8, y + track + 8))
        _write(drawing, each, y + 13, lower)
        if each.rate.ratio is not None:
            at = x(each.rate.ratio)
            drawing.draw(kind(each.number, each.rate.has_few), shape(each.number, at, y + track))
    _write_ticks(drawing, axis, ticks, bottom + 13)
    drawing.height = bottom + BELOW
    return drawing


def _draw_band(
    drawing: Drawing, council: Abreast, y: float, left: float, right: float, axis: Axis
) -> None:
    drawing.draw("axis-line", across(y, left, right))
    if council.band:
        low, high = (axis.place(ratio, left, right) for ratio in council.band)
        low, high = (low, high) if high - low >= 2 else (low - 1, high + 1)
        drawing.draw(
            "band", area([(low, y - HALF), (high, y - HALF)], [(low, y + HALF), (high, y + HALF)])
        )
        drawing.draw("band-edge", down(low, y - HALF, y + HALF) + down(high, y - HALF, y + HALF))


def _room(drawing: Drawing, council: Abreast) -> float:
    return drawing.width - width(council.name, "average") - 12


def _fits(drawing: Drawing, council: Abreast) -> bool:
    """Whether its name leaves room for its figure."""
    return width(council.rate.text, "words") <= _room(drawing, council)


def _write(drawing: Drawing, council: Abreast, y: float, lower: float) -> None:
    """The name, and at the other end the figure, with its counts where there is room.

    ``lower`` is how far below the names the figures are where one has no room beside its name.
    """
    rate = council.rate
    room = drawing.width if lower else _room(drawing, council)
    counts = f"{rate.text}, {rate.counts}"
    told = [counts, rate.text] if rate.counts_in_sentence else [rate.text]
    drawing.write(Text(0, y, council.name, "average"))
    drawing.write(
        Text(drawing.width, y + lower, first_that_fits(told, room, "axis"), "words", "end")
    )


def _write_ticks(drawing: Drawing, axis: Axis, places: Sequence[float], y: float) -> None:
    right = -1.0
    for tick, at in zip(axis.ticks, places, strict=True):
        text = text_around(at, y, axis.words(tick), "axis", right=drawing.width)
        if text and text.box.left > right:
            drawing.write(text)
            right = text.box.right + 8


def _description(councils: Sequence[Abreast], noun: str, others: int) -> str:
    said = [
        f"{each.name}: {', '.join(filter(None, (each.rate.text, each.rate.counts_in_sentence)))}"
        for each in councils
    ]
    if noun and councils:
        said.append(f"average of {noun}: {councils[0].average.text}")
    beside = f" {others:,} others as thin strokes above them." if others else ""
    return f"{'; '.join(said)}.{beside}"
