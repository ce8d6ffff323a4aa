"""What the list of decisions shows: its cards, what narrows it, what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from complaints.decisions.filters import DecisionFilter
from complaints.decisions.search.counts import COUNTED, WITHOUT_WORDS
from complaints.decisions.search.extracts import extracts
from complaints.decisions.search.order import Listed
from complaints.decisions.search.suggestions import did_you_mean
from complaints.models import Decision, Release
from complaints.recommendations.cards import cards
from complaints.statistics.facets import Facet, Facets, councils_with_numbers
from councils.dates import day_in_words
from councils.models import PublicRecord
from councils.register.succession import reorganisation_of
from councils.register.succession_words import Told, closing, replacing
from councils.years import Year, london_date
from portal.pages.kept_facets import kept_facets, kept_of
from portal.pages.kept_rows_content import KeptDecisions
from portal.pagination import page_or_404

PER_PAGE = 25
IN_THE_FORM = ("q", "council", "type", "decided_after", "decided_before", "overdue")
WITHIN_DETAILS = ("type", "decided_after", "decided_before", "overdue")
DATES = {"decided_after": "Decided on or after", "decided_before": "Decided on or before"}


@dataclass(frozen=True)
class Choice:
    """A link that narrows the list, or, where it is chosen, widens it again."""

    label: str
    number: int | None
    is_chosen: bool
    is_within: bool
    address: str


@dataclass(frozen=True)
class Narrowing:
    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class ToNarrow:
    lists: list[Narrowing]
    total: int | None
    is_whole: bool
    has_numbers: bool
    newest: Year | None


@dataclass(frozen=True)
class Chosen:
    """Something that the list is narrowed by, and the address of the list without it."""

    label: str
    address: str


def decision_list_content(
    query: QueryDict, releases: Mapping[Year, Release], at: datetime, record: PublicRecord
) -> dict[str, Any]:
    """``query`` is what is asked for in the address, ``record`` the public one at the instant."""
    rows = Decision.objects.public(at).for_cards().newest_first()
    found = DecisionFilter(query, rows, releases=releases, at=at)
    listed = found.listed
    page = page_or_404(KeptDecisions(found, record), query.get("page"), PER_PAGE)
    marked = extracts([each.pk for each in page.rows], found.query)
    counted = None if found.unreadable or found.counted_list else kept_facets(found, record)
    return {
        "filter": found,
        "page": page,
        "cards": cards(page.rows, releases, at, marked),
        "figure": None if found.unreadable else kept_of(found, record, "figure", found.figure),
        "total": None if found.release is None else number(found, record),
        "facets": to_narrow(counted, query, releases) if counted else None,
        "counted_up_to": COUNTED if found.query.wanted else WITHOUT_WORDS,
        "ranked_among": listed.ranked_among if isinstance(listed, Listed) else None,
        "council_options": councils_with_numbers(counted) if counted else [],
        "chosen": list(chosen(found, query)),
        "as_today": as_today(found, query),
        "succession": succession(found, at),
        "kept": [
            (name, value)
            for name, value in query.items()
            if value and name in found.form.fields and name not in IN_THE_FORM
        ],
        "narrowed": any(query.get(name) for name in WITHIN_DETAILS),
        "did_you_mean": "" if page.rows else suggestion(found, at),
        "file": with_changes(query, reverse("decisions-file"), page="", sort=""),
    }


@dataclass(frozen=True)
class Succession:
    """What came before and after the council that is chosen: their decisions stay their own."""

    opening: Told | None = None
    closing: Told | None = None


def succession(found: DecisionFilter, at: datetime) -> Succession:
    """Of a list of decisions about one council; of what one has to do it would not be true."""
    if found.unreadable or found.counted_list:
        return Succession()
    asked, today = found.form.cleaned_data, london_date(at)
    council = asked.get("council")
    if not council or asked.get("compliance") or asked.get("overdue"):
        return Succession()
    known = reorganisation_of(council, today)
    closes = closing(council, today, known.replaced_by)
    closed = closes if closes and closes.has_happened else None
    return Succession(replacing(council, today, known), closed)


def number(found: DecisionFilter, record: PublicRecord) -> int | None:
    return found.number() if found.unreadable else kept_of(found, record, "number", found.number)


def suggestion(found: DecisionFilter, at: datetime) -> str:
    if not found.query.wanted:
        return ""
    return did_you_mean(found.form.cleaned_data["q"], Decision.objects.public(at))


def to_narrow(counted: Facets, query: QueryDict, releases: Mapping[Year, Release]) -> ToNarrow:
    lists = [
        Narrowing(each.name, each.label, list(_choices(each, query))) for each in counted.facets
    ]
    newest = max(releases, default=None)
    return ToNarrow(lists, counted.total, counted.is_whole, counted.has_numbers, newest)


def _choices(facet: Facet, query: QueryDict) -> Iterator[Choice]:
    for each in facet.options:
        asked = each.parameters
        if each.is_chosen:  # without it; of a sub-category its category stays
            asked = asked | {"subject": ""} if each.is_within else dict.fromkeys(asked, "")
        address = with_changes(query, "", page="", **asked)
        yield Choice(each.label, each.number, each.is_chosen, each.is_within, address)


def with_changes(query: QueryDict, path: str, **changes: str) -> str:
    """The address with these parameters set, or left out where they are empty."""
    asked = query.copy()
    for name, value in changes.items():
        if value:
            asked[name] = value
        else:
            asked.pop(name, None)
    return f"{path}?{asked.urlencode()}"


def as_today(found: DecisionFilter, query: QueryDict) -> Chosen | None:
    """The way from what figures counted to decisions as they are, with what can be kept of it."""
    if found.counted_list is None:
        return None
    kept = found.counted_list.asked_of_today
    words = "Show every decision of the year as it is today"
    if "outcome" in kept:
        words = "Show decisions of the year that have this outcome today"
    elif kept:
        words = "Show decisions of every year that have this compliance outcome"
    leave = {"counted": "", "edition": "", "page": ""}
    return Chosen(words, with_changes(query, "", **leave, **kept))


def chosen(found: DecisionFilter, query: QueryDict) -> Iterator[Chosen]:
    """Each thing that is asked for, in words; what figures counted says so by itself."""
    if found.unreadable or found.counted_list:
        return
    for name, value in found.form.cleaned_data.items():
        if not value or name in ("sort", "edition", "counted"):
            continue
        field = found.form.fields[name]
        words = str(value)
        if name == "q":
            words = f"“{value}”"
        elif name in DATES:
            words = f"{DATES[name]} {day_in_words(value)}"
        elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            choices: Any = field.choices
            words = str(dict(choices)[value])
        yield Chosen(words, with_changes(query, "", page="", **{name: ""}))
