"""Service improvements of a council that closed, which others have to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from complaints.models import Recommendation
from councils.models import Council
from councils.register.succession import by_name
from councils.register.succession_words import names_in_words
from councils.years import Year, london_date


@dataclass(frozen=True)
class MadeElsewhere:
    """Whose they are now; how many there are would be a figure, and is not told."""

    council: Council
    others: tuple[Council, ...]
    year: Year | None = None

    def __bool__(self) -> bool:
        return bool(self.others)

    @property
    def words(self) -> str:
        """What comes before their names."""
        of_year = f" of {self.year}" if self.year else ""
        is_one = len(self.others) == 1
        who, with_whom = ("another council has", "it") if is_one else ("others have", "them")
        return (
            f"Service improvements that {who} to make after decisions{of_year} about"
            f" {self.council.name_in_sentence} are listed with {with_whom}:"
        )

    @property
    def sentence(self) -> str:
        return f"{self.words} {names_in_words(self.others)}."


def made_elsewhere(council: Council, at: datetime, year: Year | None = None) -> MadeElsewhere:
    """As far as they are public, of decisions of a year or of all; one query once it has closed."""
    if council.closed_on is None or council.closed_on > london_date(at):
        return MadeElsewhere(council, ())
    found = Recommendation.objects.public(at).filter(decision__council=council)
    if year is not None:
        found = found.decided_in(year)
    others = Council.objects.filter(pk__in=found.exclude(council=council).values("council"))
    return MadeElsewhere(council, tuple(by_name(others)), year)
