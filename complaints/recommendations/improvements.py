"""Service improvements, each with what the public is told of it: how it stands, decided here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Q, TextChoices, Value, When

from complaints.models import Recommendation, ReleasedCase
from councils.years import Year, london_date, spans

COMPLIANCE: dict[str, str] = {
    ReleasedCase.Compliance.NOT_COMPLIED: "not complied with",
    ReleasedCase.Compliance.LATE: "done late",
    ReleasedCase.Compliance.ON_TIME: "done on time",
}


class Status(TextChoices):
    """How a service improvement stands on a day, in the order in which it is shown.

    The first three are told once the year in which that was recorded is released. Until then the
    others tell nothing of an outcome but that there is one.
    """

    ON_TIME = "on_time", "Done on time"
    LATE = "late", "Done late"
    NOT_COMPLIED = "not_complied", "Not complied with"
    OVERDUE = "overdue", "Overdue"
    NOT_DUE = "not_due", "Not due yet"
    NOT_PUBLISHED = "not_published", "Outcome not published yet"


# The kind of chip that says each.
MARKS = {
    Status.ON_TIME: "done",
    Status.LATE: "late",
    Status.NOT_COMPLIED: "failed",
    Status.OVERDUE: "overdue",
    Status.NOT_DUE: "due",
    Status.NOT_PUBLISHED: "plain",
}


@dataclass(frozen=True)
class Improvement:
    """A service improvement with what the public is told of it.

    ``compliance`` is as a release counts it; empty where nothing is to be told.
    """

    recommendation: Recommendation
    compliance: str
    status: Status = Status.NOT_PUBLISHED

    @property
    def compliance_in_words(self) -> str:
        return COMPLIANCE.get(self.compliance, "")

    @property
    def mark(self) -> str:
        return MARKS[self.status]

    @property
    def to_come(self) -> str:
        """With which figures its outcome is published; empty where nothing is left to say."""
        day = self.recommendation.first_not_complied_on or self.recommendation.recorded_on
        if self.status != Status.NOT_PUBLISHED or day is None:
            return ""
        return f"What became of it is published with the figures of {Year.of(day)}."


def with_status(
    rows: Iterable[Recommendation], releases: Collection[Year], at: datetime
) -> list[Improvement]:
    """How each stands; what became of it, where the year in which that was recorded is released.

    Until then the compliance of the year is not public, so neither is that of one case.
    ``releases`` are the years that are public at the instant.
    """
    return list(each_with_status(rows, releases, at))


def each_with_status(
    rows: Iterable[Recommendation], releases: Collection[Year], at: datetime
) -> Iterator[Improvement]:
    """The same one by one, for what is too long to be kept."""
    today = london_date(at)
    for row in rows:
        status = _status(row, releases, today)
        yield Improvement(row, status if status in COMPLIANCE else "", status)


def _status(row: Recommendation, releases: Collection[Year], today: date) -> Status:
    """A first failure stands, as it does in the year whose figures counted it.

    ``status_on`` asks the same of the database.
    """
    if row.first_not_complied_on:
        if Year.of(row.first_not_complied_on) in releases:
            return Status.NOT_COMPLIED
    elif row.recorded_in() in releases:
        return Status.LATE if row.was_late else Status.ON_TIME
    if row.due_on >= today:
        return Status.NOT_DUE
    return Status.NOT_PUBLISHED if row.outcome else Status.OVERDUE


def status_on(today: date, releases: Iterable[Year]) -> Case:
    """How each stands, as an expression; ``with_status`` says the same of rows that are read."""
    years = list(releases)
    done = Q(first_not_complied_on=None) & _in_years("recorded_on", years)
    return Case(
        When(_in_years("first_not_complied_on", years), then=Value(Status.NOT_COMPLIED)),
        When(done & Q(done_on__gt=F("due_on")), then=Value(Status.LATE)),
        When(done, then=Value(Status.ON_TIME)),
        When(due_on__gte=today, then=Value(Status.NOT_DUE)),
        When(outcome="", then=Value(Status.OVERDUE)),
        default=Value(Status.NOT_PUBLISHED),
    )


def _in_years(name: str, years: Iterable[Year]) -> Q:
    """A condition that a day lies in one of some years; none does where there are none."""
    found = Q(pk__in=())
    for begins, ends in spans(years):
        found |= Q(**{f"{name}__gte": begins, f"{name}__lt": ends})
    return found
