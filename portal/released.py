"""The years that are public at a request's instant."""

from functools import partial

from complaints.models import Release
from councils.requests import Request
from councils.years import Year
from portal import suspended
from portal.counted_once import counted_once


def releases(request: Request) -> dict[Year, Release]:
    """The current edition of each public year, newest year first; read once for a request.

    Of one state of the public record they are read once for all.
    """
    found: dict[Year, Release] | None = vars(request).get("_releases")
    if found is None:
        find = partial(Release.objects.current, request.at)
        record = getattr(request, "public_record", None)
        found = counted_once(record, request.at, find, "releases") if record else find()
        vars(request)["_releases"] = found
    return found


def release_or_404(request: Request, year: Year) -> Release:
    """A year that is not public answers as a year that does not exist."""
    try:
        return releases(request)[year]
    except KeyError:
        raise suspended.not_there(request, year, f"There are no figures for {year}.") from None


def edition_or_404(request: Request, year: Year) -> Release:
    """The edition in the address, else the current one; one that is not public does not exist."""
    current = release_or_404(request, year)
    number = request.GET.get("edition")
    release = current if number is None else current.in_edition(number)
    if release is None:
        raise suspended.not_there(request, year, f"There is no such edition of {year}.", number)
    return release
