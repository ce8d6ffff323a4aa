"""The uphold rate by category: a table whose rows carry their own small drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaints.charts.marks import Dot, Drawing, across, down
from complaints.charts.scales import Axis
from complaints.figures.rates import AnyRate
from complaints.figures.units import SHARE
from complaints.statistics.breakdown import CategoryRate

WIDTH, HEIGHT, LEFT, RIGHT, MIDDLE = 300, 24, 8, 292, 12
AXIS = Axis(0, 100, 50, SHARE)


@dataclass(frozen=True)
class CategoryBar:
    """A row of the table, and its drawing."""

    title: str
    description: str
    rate: AnyRate
    average: AnyRate
    drawing: Drawing
    slug: str = ""  # of the category, where there is one


@dataclass(frozen=True)
class CategoryBars:
    """What ``charts/_bars.html`` draws: the chart is the table."""

    ident: str
    title: str
    name: str
    average_name: str
    rows: tuple[CategoryBar, ...]

    @property
    def has_few(self) -> bool:
        return any(row.rate.has_few for row in self.rows)


def category_bars(
    rows: Sequence[CategoryRate], *, name: str, average_name: str, title: str, ident: str
) -> CategoryBars:
    """A row for each category, in the order given; ``title`` becomes the table's caption."""
    return CategoryBars(
        ident=ident,
        title=title,
        name=name,
        average_name=average_name,
        rows=tuple(
            CategoryBar(
                title=row.category,
                description=f"{name}: {_with_counts(row.rate)}."
                f" Average of {average_name}: {row.average.text}.",
                rate=row.rate,
                average=row.average,
                drawing=_drawing(row, f"{ident}-{n}"),
                slug=row.slug,
            )
            for n, row in enumerate(rows, start=1)
        ),
    )


def _with_counts(rate: AnyRate) -> str:
    return ", ".join(filter(None, (rate.text, rate.counts_in_sentence)))


def _drawing(row: CategoryRate, ident: str) -> Drawing:
    """Of few cases the open dot alone: a line to it would make most of what says least."""
    drawing = Drawing(ident, WIDTH, HEIGHT)
    ticks = [down(AXIS.tick_place(tick, LEFT, RIGHT), 0, HEIGHT) for tick in AXIS.ticks]
    drawing.draw("grid", across(MIDDLE, LEFT, RIGHT) + "".join(ticks))
    here, average = (
        None if rate.ratio is None else AXIS.place(rate.ratio, LEFT, RIGHT)
        for rate in (row.rate, row.average)
    )
    if here is not None and average is not None and not row.rate.has_few:
        drawing.draw("gap-line", across(MIDDLE, *sorted((here, average))))
    if average is not None:
        drawing.draw("average-mark", down(average, 3, HEIGHT - 3))
    if here is not None:
        kind = "here-few" if row.rate.has_few else "here-dot"
        drawing.dots.append(Dot(here, MIDDLE, kind, 5.5))
    return drawing
