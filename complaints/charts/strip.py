"""One measure: this council among similar ones, each a dot on a line, and their average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.labels import Text, first_that_fits, text_around
from complaints.charts.marks import Dot, Drawing, across, area, down
from complaints.charts.scales import (
    Axis,
    axis_for,
    band_around,
    chance_rates,
    chance_words,
    unit_of,
)
from complaints.charts.strip_words import description, note
from complaints.charts.swarm import DIAMETERS, swarm
from complaints.figures.limits import Limits
from complaints.figures.rates import AnyRate

WIDTH, LEFT, RIGHT = 300, 6, 294
AVERAGE_Y, TOP, AXIS, HERE_Y, ENDS_Y, HEIGHT = 11, 17, 65, 81, 96, 100
CHANCE_Y, HEIGHT_WITH_CHANCE = 112, 116  # a row of its own: beside the ends it reads on from them
CHANCE = "between the thin lines: within chance"  # in print and forced colours nothing is shaded


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
    def chance_rates(self) -> str:
        """The same range as rates."""
        return chance_rates(self.limits, self.rate)


def strip(
    rate: AnyRate,
    average: AnyRate,
    others: Sequence[float],
    *,
    name: str,
    average_name: str,
    title: str,
    ident: str,
    limits: Limits | None = None,
    left_out: int = 0,
    published: str = "",
) -> Strip:
    """A strip of similar councils.

    ``others`` are the ratios (``.ratio``) of the similar councils that have one, this council
    left out: 0 to 1, or for every 100,000 residents. Leave out those under 10,000 residents
    where the rate is by residents: one would stretch the axis for all. ``name`` is the council's
    short name, ``average_name`` whose the average is ("county councils"), ``published`` what it is
    called where it is one that was published, ``ident`` is unique on the page. ``limits`` are
    drawn as a band of what chance alone gives. ``left_out`` is how many similar councils are not
    among ``others`` because they have fewer than ten cases.
    """
    called = f"{published or 'average'} of {average_name}"
    band = band_around(limits, rate)
    known = [ratio for ratio in (rate.ratio, average.ratio) if ratio is not None]
    axis = axis_for([*others, *known, *(band or ())], unit_of(rate, average), most_steps=10)
    drawing = Drawing(ident, WIDTH, HEIGHT_WITH_CHANCE if band else HEIGHT)
    here = _place(axis, rate.ratio)
    _draw_band(drawing, axis, band)
    drawing.draw("axis-line", across(AXIS, LEFT, RIGHT))
    piles = _draw_others(drawing, axis, others, here)
    if average.ratio is not None:
        x = axis.place(average.ratio, LEFT, RIGHT)
        drawing.draw("average-mark", down(x, TOP - 1, AXIS + 4))
        names = [published] if published else [average_name, "similar councils"]
        words = [f"{each} {average.text}" for each in names]
        label = first_that_fits([*words, average.text], WIDTH, "average")
        drawing.write(text_around(x, AVERAGE_Y, label, "average", right=WIDTH))
    if here is not None:
        drawing.dots.append(Dot(here, AXIS - 5, "here-few" if rate.has_few else "here-dot"))
    drawing.write(_name(name, rate, here))
    drawing.texts += _ends(axis, band)
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
    return None if ratio is None else axis.place(ratio, LEFT, RIGHT)


def _draw_band(drawing: Drawing, axis: Axis, band: tuple[float, float] | None) -> None:
    if band:
        low, high = (axis.place(ratio, LEFT, RIGHT) for ratio in band)
        low, high = (low, high) if high - low >= 2 else (low - 1, high + 1)
        drawing.draw("band", area([(low, TOP), (high, TOP)], [(low, AXIS), (high, AXIS)]))
        drawing.draw("band-edge", down(low, TOP, AXIS) + down(high, TOP, AXIS))


def _draw_others(
    drawing: Drawing, axis: Axis, others: Sequence[float], here: float | None
) -> dict[float, int]:
    """The ratios of which there are too many to count as dots, and how many."""
    ratios = {axis.place(ratio, LEFT, RIGHT): ratio for ratio in others}
    places = [axis.place(ratio, LEFT, RIGHT) for ratio in others]
    diameter, d, piles = swarm(places, here, left=LEFT, right=RIGHT, top=TOP, base=AXIS - 1)
    drawing.draw("peers" if diameter == DIAMETERS[0] else "peers peers-small", d)
    return {ratios[place]: number for place, number in piles.items()}


def _name(name: str, rate: AnyRate, here: float | None) -> Text | None:
    if here is None:
        words = [f"{name}: {rate.text}", f"this council: {rate.text}", rate.text]
        return Text(0, HERE_Y, first_that_fits(words, WIDTH, "here"), "here")
    words = [f"{name} {rate.text}", f"this council {rate.text}", rate.text]
    label = first_that_fits(words, WIDTH, "here")
    return text_around(here, HERE_Y, label, "here", right=WIDTH)


def _ends(axis: Axis, band: tuple[float, float] | None) -> list[Text]:
    low, high = axis.words(axis.low), axis.words(axis.high)
    ends = [Text(0, ENDS_Y, low), Text(WIDTH, ENDS_Y, high, anchor="end")]
    if band:
        middle = axis.place(sum(band) / 2, LEFT, RIGHT)
        label = text_around(middle, CHANCE_Y, CHANCE, "axis", right=WIDTH)
        return [*ends, label] if label else ends
    return ends
