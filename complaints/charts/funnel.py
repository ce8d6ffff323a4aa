"""Every council of a type by how many cases it has and by its rate, between what chance gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from complaints.charts.funnel_labels import write_average, write_axes, write_key, write_lit
from complaints.charts.funnel_plot import Field, Lit, draw, field_for
from complaints.charts.marks import Drawing, Named, Path
from complaints.figures.rates import AnyRate
from councils.lists import beginning

WHERE = {
    "far below": "below the 99.8% limit",
    "below": "below the 95% limit",
    "within": "inside the limits",
    "above": "above the 95% limit",
    "far above": "above the 99.8% limit",
}
TOGETHER = 6  # names that a dot of several councils tells
# Drawn for two widths, so that words keep one size: name, units wide, height of the plot.
SIZES = (("narrow", 300, 190), ("wide", 640, 300))


class FunnelDot(NamedTuple):
    """One council of the type by its short name; ``position`` is where ``limits`` put its rate.

    ``number`` is the shape it is lit with: 0 is this council, 1 to 6 those that are compared;
    None is one of all the others. ``address`` is that of its page.
    """

    name: str
    rate: AnyRate
    position: str = ""
    number: int | None = None
    address: str = ""

    @property
    def is_drawn(self) -> bool:
        return self.rate.ratio is not None and not self.rate.is_small

    @property
    def figure(self) -> str:
        return f"{self.name} {self.rate.text}"

    @property
    def counts(self) -> str:
        """What the rate is of: as the table and a dot's name say it, once."""
        rate = self.rate
        return "" if rate.part is None or not rate.whole else f"{rate.part:,}{rate.of_what}"

    @property
    def where(self) -> str:
        """Inside or outside the limits, or why neither."""
        if self.rate.is_small:
            return "not drawn: fewer than 10,000 residents"
        return WHERE.get(self.position, "")

    @property
    def words(self) -> str:
        """What its dot is called: "Essex 95%, 20 of 21, inside the limits"."""
        counts = "" if self.rate.has_few else self.counts
        return ", ".join(filter(None, (self.figure, counts, self.where)))


@dataclass(frozen=True)
class Funnel:
    """What ``charts/_funnel.html`` draws and ``charts/_funnel_table.html`` tells.

    ``across`` is what is counted from left to right, ``noun`` what the councils are called.
    """

    ident: str
    title: str
    description: str
    drawings: tuple[Drawing, ...]
    dots: tuple[FunnelDot, ...]
    across: str
    noun: str
    average: AnyRate

    @property
    def not_drawn(self) -> int:
        return sum(not each.is_drawn for each in self.dots)

    @property
    def has_few(self) -> bool:
        return any(each.is_drawn and each.rate.has_few for each in self.dots)

    @property
    def outside(self) -> int:
        return sum(each.is_drawn and each.position != "within" for each in self.dots)


def funnel(
    dots: Sequence[FunnelDot],
    average: AnyRate,
    *,
    across: str,
    noun: str,
    title: str,
    ident: str,
) -> Funnel:
    """The councils of one type in order of name, around their average, in two widths.

    ``across`` names what makes the size of a council ("complaints investigated"), ``noun`` the
    councils ("county councils"); ``ident`` is unique on the page. Councils without a figure, and
    by residents those under 10,000, stand in the table alone.
    """
    drawn = tuple(each for each in dots if each.is_drawn)
    return Funnel(
        ident=ident,
        title=title,
        description=_description(drawn, average, across, noun),
        drawings=tuple(
            _drawing(f"{ident}-{size}", size, wide, high, drawn, average, across, noun)
            for size, wide, high in SIZES
        ),
        dots=tuple(dots),
        across=across,
        noun=noun,
        average=average,
    )


def _drawing(
    ident: str,
    size: str,
    wide: int,
    high: int,
    dots: tuple[FunnelDot, ...],
    average: AnyRate,
    across: str,
    noun: str,
) -> Drawing:
    drawing = Drawing(ident, wide, 0, size)
    plain = tuple(each._replace(number=None, address="") for each in dots)
    field, paths, named = backdrop(size, wide, high, plain, average)
    drawing.paths += paths
    drawing.named += named
    drawing.height = field.bottom + 34
    lit = [
        Lit(each.number, each.figure, *field.place(each.rate), few=each.rate.has_few)
        for each in dots
        if each.number is not None
    ]
    write_key(field, drawing)
    write_axes(field, drawing, across)
    write_average(field, drawing, average, noun, lit)
    write_lit(field, drawing, lit, [(each.x, each.y) for each in named])
    for each in lit:
        each.draw(drawing)
    return drawing


@lru_cache(maxsize=60)
def backdrop(
    size: str, wide: int, high: int, dots: tuple[FunnelDot, ...], average: AnyRate
) -> tuple[Field, list[Path], list[Named]]:
    """What is the same for every council of the type: drawn once, and kept."""
    rates = [each.rate for each in dots]
    field = field_for(rates, average, wide, high, is_narrow=size == "narrow")
    paths = draw(field, rates, average)
    by_place: dict[tuple[float, float], list[FunnelDot]] = {}
    for each in dots:
        by_place.setdefault(field.place(each.rate), []).append(each)
    named = [Named(*place, words_of(each)) for place, each in by_place.items()]
    return field, paths, named


def words_of(dots: Sequence[FunnelDot]) -> str:
    """What a dot is called: of several councils with the same counts, which they are."""
    first = dots[0]
    if len(dots) == 1:
        return first.words
    names = beginning([each.name for each in dots], TOGETHER)
    return f"{names}: each {first.words.removeprefix(first.name).strip()}"


def _description(dots: Sequence[FunnelDot], average: AnyRate, across: str, noun: str) -> str:
    lit = [f"{each.words}." for each in dots if each.number is not None]
    outside = sum(each.position not in ("", "within") for each in dots)
    return " ".join(
        (
            *lit,
            f"All {len(dots):,} {noun} as dots, by {across} from left to right and by rate from"
            f" bottom to top, around their average of {average.text}:"
            f" {outside:,} of them outside the limits of 95%.",
        )
    )
