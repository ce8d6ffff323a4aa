"""What there is to do and how long it takes: tables for managers, each figure with its list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from complaints.charts.count_bars import count_bars
from complaints.charts.marks import Drawing
from complaints.decisions.public import SHOWN_AFTER_IN_WORDS
from complaints.models import Decision, Release
from complaints.next_instant import record_at
from complaints.statistics.casework import (
    Compliance,
    Days,
    by_age,
    compliance_by_council,
    decided_by_month,
    differing,
    last_year_of_due_days,
)
from complaints.statistics.publication_times import by_publication, period
from councils.dates import day_in_words, iso, month_in_words
from councils.requests import StaffRequest
from councils.years import london_date
from portal.counted_once import counted_once

FIRST = 20  # councils, unless all are asked for


@dataclass(frozen=True)
class Figure:
    """A number, and the list that has just so many rows; None where nobody can count it."""

    count: int | None
    url: str


@dataclass(frozen=True)
class Row:
    name: str
    counted: tuple[Figure, ...]
    bar: Drawing | None = None
    url: str = ""


@dataclass(frozen=True)
class Table:
    """A chart that is a table: of each row its figures, and a bar for the first of them."""

    slug: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    nothing: str
    more: str = ""  # the address that has all rows
    kind: str = ""  # ``tall`` or ``wide``, where it stands among the others

    @property
    def total(self) -> int | None:
        """Of the one figure of each row; of several there is no sum to be read."""
        if len(self.columns) != 2:
            return None
        return sum(row.counted[0].count or 0 for row in self.rows)


def decisions(days: Days | None = None, **narrowed: str) -> str:
    return _list("complaints_decision", "decided", days, narrowed)


def recommendations(days: Days | None = None, **narrowed: str) -> str:
    return _list("complaints_recommendation", "due", days, narrowed)


def _list(model: str, name: str, days: Days | None, narrowed: dict[str, str]) -> str:
    ends = {"from": days.first, "to": days.last} if days else {}
    asked = narrowed | {f"{name}_{end}": iso(day) for end, day in ends.items() if day}
    return f"{reverse(f'admin:{model}_changelist')}?{urlencode(asked)}"


def tables(request: StaffRequest, all_councils: bool = False) -> Iterator[Table]:
    """Every table that somebody may read, in a fixed number of queries but for released years."""
    at, today = request.at, london_date(request.at)
    yield decided(today)
    yield open_cases(today)
    yield texts(today)
    yield publication(at)
    if request.user.has_perm("complaints.view_release"):
        yield drift(at)
    yield compliance(today, all_councils)


def _with_bars(slug: str, rows: Iterable[tuple[str, int, str]]) -> list[Row]:
    known = list(rows)
    bars = count_bars([count for _, count, _ in known], slug)
    return [
        Row(name, (Figure(count, url),), bar)
        for (name, count, url), bar in zip(known, bars, strict=True)
    ]


def decided(today: date) -> Table:
    rows = (
        (month_in_words(days.first or today), count, decisions(days))
        for days, count in reversed(decided_by_month(today))
    )
    return Table(
        "decided",
        "Decided per month",
        "All decisions of 24 months, this one included, whatever was found; not those entered in"
        " error.",
        ("Month", "Decisions"),
        _with_bars("decided", rows),
        "Nothing was decided.",
        kind="tall",
    )


def _by_age(slug: str, rows: Any, today: date, **narrowed: str) -> list[Row]:
    found = by_age(rows, today)
    return _with_bars(slug, ((days.label, n, decisions(days, **narrowed)) for days, n in found))


def open_cases(today: date) -> Table:
    return Table(
        "open",
        "Open cases, by age",
        "Decisions of which something is left to do: a text to be approved or mended, a withholding"
        " to be confirmed, a review to be ended, or what may be entered in error. Their age is"
        " counted from the day of the decision.",
        ("Decided", "Open"),
        _by_age("open", Decision.objects.open_cases(), today, look="open"),
        "No case is open.",
    )


def texts(today: date) -> Table:
    waiting = Decision.objects.few(Decision.objects.texts_waiting())
    return Table(
        "texts",
        "Texts that wait for approval, by age",
        f"From {SHOWN_AFTER_IN_WORDS} after the decision on, the public could read what is only"
        " not approved."
        " What was given back waits for its author, and is not counted here.",
        ("Decided", "Texts"),
        _by_age("texts", waiting, today, text="waiting"),
        "No text waits.",
    )


def publication(at: datetime) -> Table:
    first, last = period(london_date(at))
    found = by_publication(at).items()
    rows = ((time.label, len(keys), decisions(publication=time.slug)) for time, keys in found)
    return Table(
        "publication",
        "From decision to publication",
        f"Statements decided from {day_in_words(first)} to {day_in_words(last)}: all of these could"
        " be shown by now. What was approved anew after a change counts from then.",
        ("Published", "Statements"),
        _with_bars("publication", rows),
        "Nothing was decided then.",
    )


def compliance(today: date, all_councils: bool) -> Table:
    found = compliance_by_council(today)
    shown = found if all_councils else found[:FIRST]
    bars = count_bars([each.overdue for each in shown], "compliance")
    rows = [_of_council(each, bar, today) for each, bar in zip(shown, bars, strict=True)]
    year = last_year_of_due_days(today)
    return Table(
        "compliance",
        "Compliance by council",
        "Recommendations, and not cases. Overdue: due before today, and no outcome is recorded."
        f" Late: complied with after the day it was due, of what was due since"
        f" {day_in_words(year.first or today)}.",
        ("Council", "Overdue", "Not due yet", "Late"),
        rows,
        "No council has anything to do.",
        "?councils=all#compliance" if len(shown) < len(found) else "",
        kind="wide",
    )


def _of_council(found: Compliance, bar: Drawing, today: date) -> Row:
    council, year = found.council.slug, last_year_of_due_days(today)
    overdue = recommendations(state="overdue", council=council)
    not_due = recommendations(Days(today, None), state="outstanding", council=council)
    late = recommendations(year, state="late", council=council)
    figures = (
        Figure(found.overdue, overdue),
        Figure(found.not_due, not_due),
        Figure(found.late, late),
    )
    desk = reverse("admin:council-desk", args=[council])
    return Row(found.council.name, figures, bar, desk)


def drift(at: datetime) -> Table:
    """Of the newest edition of each year whose instant has come, suspended or not.

    Each year is compared once, until something that is counted changes.
    """
    record = record_at(at)
    editions = Release.objects.published(at).order_by("year", "edition")
    newest = sorted({each.year: each for each in editions}.values(), key=lambda each: each.year)
    counts = [
        (each, counted_once(record, at, partial(differing, each), "drift", each.pk))
        for each in reversed(newest)
    ]
    bars = count_bars([count or 0 for _, count in counts], "drift")
    rows = [
        Row(
            str(release),
            (Figure(count, reverse("admin:complaints_release_drift", args=[release.pk])),),
            bar,
        )
        for (release, count), bar in zip(counts, bars, strict=True)
    ]
    return Table(
        "drift",
        "Drift of released years",
        "Cases that count otherwise now than in the newest edition of the year. A year that was not"
        " counted here cannot be compared.",
        ("Figures", "Cases"),
        rows,
        "No year is released.",
    )
