"""One measure: this council among similar ones, each a dot on a line, and their average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from complaints.charts.labels import Text, first_that_fits, text_around, width
from complaints.charts.marks import Dot, Drawing, Named, across, area, down
from complaints.charts.scales import (
    Axis,
    axis_for,
    band_around,
    chance_rates,
    chance_words,
    unit_of,
)
from complaints.charts.strip_words import description, note, size, whose_lines
from complaints.charts.swarm import DIAMETERS, swarm
from complaints.figures.limits import Limits
from complaints.figures.rates import AnyRate

WIDTH, LEFT, RIGHT = 300, 6, 294
AVERAGE_Y, TOP, AXIS, HERE_Y, ENDS_Y, HEIGHT = 11, 17, 65, 81, 96, 100
# Rows of their own: beside the ends they would read on from them.
CHANCE_Y, WHOSE_Y, HEIGHT_WITH_CHANCE = 112, 126, 130
CHANCE = "between the thin lines: chance"  # in print and forced colours nothing is shaded


class Peer(NamedTuple):
    """One of the similar councils, by its short name."""

    name: str
    rate: AnyRate

    @property
    def words(self) -> str:
        """What its dot is called: "Essex 95%, 20 of 21"."""
        rate = self.rate
        counts = "" if rate.part is None else f"{rate.part:,}{rate.of_what}"
        return ", ".join(each for each in (f"{self.name} {rate.text}", counts) if each)


@dataclass(frozen=True)
class Strip:
    """What ``charts/_strip.html`` draws and ``charts/_strip_table.html`` tells.

    ``note`` puts piles of equal councils into words, and those that are not drawn; it is empty
    where every council is a dot.
    """

    ident: str
    title: str
    description: str
    drawing: Drawing
    note: str
    name: str
    rate: AnyRate
    average_name: str  # as in a table: "county councils together"
    average: AnyRate
    councils: int
    left_out: int
    limits: Limits | None

    @property
    def chance(self) -> str:
        """The range of chance in counts, for the table."""
        return chance_words(self.limits, self.rate)

    @property
    def whose_lines(self) -> str:
        """Whose the thin lines are, where there are some."""
        return whose_lines(self.name, self.rate) if band_around(self.limits, self.rate) else ""

    @property
    def chance_rates(self) -> str:
        """The same range as rates."""
        return chance_rates(self.limits, self.rate)


def strip(
    rate: AnyRate,
    average: AnyRate,
    others: Sequence[Peer],
    *,
    scale: Sequence[float] = (),
    name: str,
    average_name: str,
    title: str,
    ident: str,
    limits: Limits | None = None,
    left_out: int = 0,
    published: str = "",
) -> Strip:
    """A strip of similar councils.

    ``others`` are the similar councils that have a ratio, this council left out. Leave out those
    under 10,000 residents where the rate is by residents: one would stretch the axis for all.
    ``scale`` are the ratios (0 to 1, or for every 100,000 residents) that the axis must hold,
    whichever council it is drawn for; without them, those drawn. ``name`` is the council's
    short name, ``average_name`` whose the average is ("county councils"), ``published`` what it is
    called where it is one that was published, ``ident`` is unique on the page. ``limits`` are
    drawn as a band of what chance alone gives. ``left_out`` is how many similar councils are not
    among ``others`` because they have fewer than ten cases.
    """
    called = f"{published or 'average'} of {average_name}"
    band = band_around(limits, rate)
    ratios = [each.rate.ratio for each in others if each.rate.ratio is not None]
    known = [ratio for ratio in (rate.ratio, average.ratio) if ratio is not None]
    axis = axis_for(
        scale or [*ratios, *known, *(band or ())], unit_of(rate, average), most_steps=10
    )
    drawing = Drawing(ident, WIDTH, HEIGHT_WITH_CHANCE if band else HEIGHT)
    here = _place(axis, rate.ratio)
    _draw_band(drawing, axis, band)
    drawing.draw("axis-line", across(AXIS, LEFT, RIGHT))
    piles = _draw_others(drawing, axis, others, ratios, here)
    if (x := _place(axis, average.ratio)) is not None:
        drawing.draw("average-mark", down(x, TOP - 1, AXIS + 4))
        names = [published] if published else [average_name, "similar councils"]
        words = [f"{each} {average.text}" for each in names]
        label = first_that_fits([*words, average.text], WIDTH, "average")
        drawing.write(text_around(x, AVERAGE_Y, label, "average", right=WIDTH))
    if here is not None:
        drawing.dots.append(Dot(here, AXIS - 5, "here-few" if rate.has_few else "here-dot"))
        drawing.named.append(Named(here, AXIS - 5, Peer(name, rate).words))
    drawing.write(_name(name, rate, here))
    drawing.texts += _ends(axis)
    if band:
        drawing.texts += _whose_chance(axis, band, name, rate)
    return Strip(
        ident=ident,
        title=title,
        description=description(rate, average, len(others), name, called, axis),
        drawing=drawing,
        note=note(piles, len(others), left_out, axis),
        name=name,
        rate=rate,
        average_name=called if published else f"{average_name} together",
        average=average,
        councils=len(others) + left_out + (rate.ratio is not None),
        left_out=left_out,
        limits=limits,
    )


def _place(axis: Axis, ratio: float | None) -> float | None:
    """Where a ratio stands; None where there is none, or it lies beyond a scale."""
    if ratio is None or not axis.holds(ratio):
        return None
    return axis.place(ratio, LEFT, RIGHT)


def _draw_band(drawing: Drawing, axis: Axis, band: tuple[float, float] | None) -> None:
    """As far as the axis goes: where it is cut off, no edge is drawn."""
    if band is None:
        return
    low, high = (axis.place(ratio, LEFT, RIGHT) for ratio in band)
    low, high = (low, high) if high - low >= 2 else (low - 1, high + 1)
    edges = "".join(down(x, TOP, AXIS) for x in (low, high) if LEFT - 1 <= x <= RIGHT + 1)
    low, high = max(low, LEFT - 1), min(high, RIGHT + 1)
    if low < high:
        drawing.draw("band", area([(low, TOP), (high, TOP)], [(low, AXIS), (high, AXIS)]))
    drawing.draw("band-edge", edges)


def _draw_others(
    drawing: Drawing,
    axis: Axis,
    others: Sequence[Peer],
    ratios: Sequence[float],
    here: float | None,
) -> dict[float, int]:
    """The ratios of which there are too many to count as dots, and how many."""
    places = [axis.place(ratio, LEFT, RIGHT) for ratio in ratios]
    found = swarm(places, here, left=LEFT, right=RIGHT, top=TOP, base=AXIS - 1)
    drawing.draw("peers" if found.diameter == DIAMETERS[0] else "peers peers-small", found.d)
    drawing.named += [
        Named(x, y, each.words) for each, (x, y) in zip(others, found.spots, strict=True)
    ]
    by_place = dict(zip(places, ratios, strict=True))
    return {by_place[place]: number for place, number in found.piles.items()}


def _name(name: str, rate: AnyRate, here: float | None) -> Text | None:
    if here is None:
        beyond = "" if rate.ratio is None else ", beyond this scale"
        words = [f"{each}: {rate.text}{beyond}" for each in (name, "this council")] + [rate.text]
        return Text(0, HERE_Y, first_that_fits(words, WIDTH, "here"), "here")
    words = [f"{name} {rate.text}", f"this council {rate.text}", rate.text]
    label = first_that_fits(words, WIDTH, "here")
    return text_around(here, HERE_Y, label, "here", right=WIDTH)


def _ends(axis: Axis) -> list[Text]:
    low, high = axis.words(axis.low), axis.words(axis.high)
    return [Text(0, ENDS_Y, low), Text(WIDTH, ENDS_Y, high, anchor="end")]


def _whose_chance(axis: Axis, band: tuple[float, float], name: str, rate: AnyRate) -> list[Text]:
    """Under the band, that it is this council's own: others have more cases or fewer."""
    low, high = (min(max(axis.place(each, LEFT, RIGHT), LEFT), RIGHT) for each in band)
    whose = [f"for {each}, with {size(rate)}" for each in (name, "this council")]
    lines = (CHANCE, first_that_fits(whose, WIDTH, "axis"))
    widest = max(lines, key=width)
    placed = text_around((low + high) / 2, CHANCE_Y, widest, "axis", right=WIDTH)
    if placed is None:
        return []
    heights = (CHANCE_Y, WHOSE_Y)
    return [placed._replace(words=words, y=y) for words, y in zip(lines, heights, strict=True)]
