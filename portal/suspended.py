"""Which figures are suspended at a request's instant, and what whoever asks for them is told."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.http import Http404

from complaints.models import Suspension
from complaints.releases.steps.suspension import in_words
from councils.dates import iso
from councils.requests import Request
from councils.years import Year
from portal.counted_once import counted_once


class Suspended(Http404):
    """What is asked for was public and is suspended: a 404 that says since when and why."""

    def __init__(self, suspension: Suspension) -> None:
        super().__init__(in_words(suspension))
        self.suspension = suspension


def suspensions(request: Request) -> list[Suspension]:
    """Those in force, the newest first; read once for a request, and not where there is none."""
    found: list[Suspension] | None = vars(request).get("_suspensions")
    if found is None:
        record = getattr(request, "public_record", None)
        if record is None:
            found = _in_force(request.at)
        elif not getattr(record, "has_suspensions", False):
            found = []
        else:
            found = counted_once(record, request.at, partial(_in_force, request.at), "suspensions")
        vars(request)["_suspensions"] = found
    return found


def _in_force(at: datetime) -> list[Suspension]:
    return list(Suspension.objects.in_force(at).with_whether_replaced(at))


def suspended(request: Request) -> list[Suspension]:
    """One for each year of which no figures are public, because they are suspended."""
    by_year: dict[Year, Suspension] = {}
    for each in suspensions(request):
        if not each.is_replaced:
            by_year.setdefault(each.year, each)
    return list(by_year.values())


def as_data(suspension: Suspension) -> dict[str, str]:
    """As the API and a council's record say it."""
    since, why = iso(suspension.since), suspension.reason
    return {"year": str(suspension.year), "since": since, "why": why}


def refuse_suspended(request: Request, year: Any, edition: Any = None) -> None:
    """Suspended where the year, or the edition of it that is asked for, is not seen for now.

    ``year`` is one or its text. An edition that never was is not suspended.
    """
    for each in suspensions(request):
        if str(each.year) != str(year):
            continue
        if not each.is_replaced or str(edition) in map(str, each.editions):
            raise Suspended(each)


def letters_not_there(request: Request, year: Any, words: str) -> Http404:
    """The same of letters: one goes with its edition, though a later one is public."""
    of_year = (each for each in suspensions(request) if str(each.year) == str(year))
    return next(map(Suspended, of_year), None) or Http404(words)


def first_suspended(request: Request) -> Suspended | None:
    """To be raised where nothing is found that is of no one year."""
    return next(map(Suspended, suspended(request)), None)


def not_there(request: Request, year: Any, words: str, edition: Any = None) -> Http404:
    """To be raised where a year's figures or files are not found."""
    try:
        refuse_suspended(request, year, edition)
    except Suspended as error:
        return error
    return Http404(words)
