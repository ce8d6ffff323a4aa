"""How long it took from a decision to its publication: of statements that could be shown by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from complaints.decisions.public import SHOWN_AFTER, SHOWN_AFTER_IN_WORDS, shown_since
from complaints.figures.sums import SHOWN
from complaints.models import Decision
from complaints.models.decision_querysets import LOOKED_THROUGH
from councils.years import london_date

DAYS = timedelta(days=91)
READ = ("pk", "kind", "decided_on", "announced_at", "text_approved_at", "restored_at")
READ_TOO = ("withheld_reason",)


@dataclass(frozen=True)
class Time:
    """How many days after the first possible one a text was shown, at most; or why it is not."""

    slug: str
    label: str
    most: int | None = None


TIMES = (
    Time("first-day", f"On the first possible day, {SHOWN_AFTER_IN_WORDS} after the decision", 0),
    Time("two-weeks", "Up to 2 weeks later", 14),
    Time("six-weeks", "2 to 6 weeks later", 42),
    Time("longer", "More than 6 weeks later"),
    Time("not-shown", "Not shown: its text is not approved"),
    Time("withheld", "Not shown: it is withheld"),
)
BY_SLUG = {each.slug: each for each in TIMES}
LONGER, NOT_SHOWN, WITHHELD = TIMES[-3:]


def period(today: date) -> tuple[date, date]:
    """The days of decisions that are looked at: 13 weeks, of which the last can be shown today."""
    last = today - SHOWN_AFTER
    return last - DAYS + timedelta(days=1), last


def by_publication(at: datetime) -> Mapping[Time, list[int]]:
    """The keys of the period's statements, each under one time; the newest of very many.

    A text that was approved anew, or restored, counts from then: it was hidden until then.
    """
    first, last = period(london_date(at))
    rows = Decision.objects.filter(
        kind="statement", outcome__in=SHOWN.names, decided_on__gte=first, decided_on__lte=last
    )
    newest = rows.newest_first()[:LOOKED_THROUGH]
    found: dict[Time, list[int]] = {each: [] for each in TIMES}
    for row in newest.values_list(*READ, *READ_TOO, named=True):
        found[_time(row, at)].append(row.pk)
    return found


def _time(row: object, at: datetime) -> Time:
    if row.withheld_reason:  # type: ignore[attr-defined]
        return WITHHELD
    approved_at = row.text_approved_at  # type: ignore[attr-defined]
    if approved_at is None or approved_at > at:
        return NOT_SHOWN
    days = (london_date(shown_since(row)) - row.decided_on - SHOWN_AFTER).days  # type: ignore[attr-defined]
    fitting = (each for each in TIMES if each.most is not None and days <= each.most)
    return next(fitting, LONGER)
