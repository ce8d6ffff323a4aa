"""The answers at the top of a council's page: each measure with what it means and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from complaints.charts.panels import MeasurePanel, panel
from complaints.figures.chance import Comparison
from complaints.figures.measures import Measure, with_panel
from complaints.figures.movement import Movement
from complaints.statistics.comparison import ComparedCouncils
from councils.models import Council
from councils.years import Year
from portal.pages.council_years_content import History, OverYears, movement


@dataclass(frozen=True)
class Card:
    """A measure of the council: its figure, the gap to similar councils, the change, the years.

    ``movement`` is None of a council that was not there in the year.
    """

    panel: MeasurePanel
    movement: Movement | None
    over_years: OverYears

    @property
    def measure(self) -> Measure:
        return self.panel.measure


def gaps(cards: Iterable[Card]) -> list[Comparison]:
    """What the cards say of similar councils."""
    return [each.panel.comparison for each in cards if each.panel.comparison is not None]


def changes(cards: Iterable[Card]) -> list[Movement]:
    """What they say of the year before."""
    return [each.movement for each in cards if each.movement is not None]


def explains_unusual(cards: Iterable[Card]) -> bool:
    """Whether a card calls something unusual."""
    cards = list(cards)
    of_gaps = any(each.is_unusual for each in gaps(cards))
    return of_gaps or any(each.is_unusual for each in changes(cards))


def cards_of(
    compared: ComparedCouncils, history: History, council: Council, year: Year, breaks: set[Year]
) -> list[Card]:
    """One for each measure that stands by itself, in their order."""
    row = compared.rows[council.pk]
    return [
        Card(
            panel(compared, row, council, measure),
            movement(history, council, year, measure, breaks),
            OverYears.of(history, council, year, breaks, measure),
        )
        for measure in with_panel()
    ]
