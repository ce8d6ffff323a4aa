"""Figures that are suspended and shown again, as two people do it."""

from datetime import datetime

from complaints.models import Suspension
from complaints.releases.steps import suspension
from councils.years import Year
from tests.complaints.preparation import ben, person


def dee():
    """An administrator."""
    return person("dee", "Administrator", first_name="Dee", last_name="Master")


def suspended(year: str, at: datetime, reason: str = "Two counties were mixed up.") -> Suspension:
    made = suspension.ask(Year.parse(year), reason, by=dee(), at=at)
    suspension.confirm(made, by=ben(), at=at)
    made.refresh_from_db()
    return made


def lifted(made: Suspension, at: datetime, reason: str = "They were right after all.") -> None:
    suspension.ask_to_lift(made, reason, by=dee(), at=at)
    suspension.lift(made, by=ben(), at=at)
    made.refresh_from_db()
