"""The years that are public at a request's instant."""

from django.http import Http404

from complaints.models import Release
from councils.years import Year


def releases(request) -> dict[Year, Release]:
    """The current edition of each public year, newest year first; read once for a request."""
    if not hasattr(request, "_releases"):
        request._releases = Release.objects.current(request.at)
    return request._releases


def release_or_404(request, year: Year) -> Release:
    """A year that is not public answers as a year that does not exist."""
    try:
        return releases(request)[year]
    except KeyError:
        raise Http404(f"There are no figures for {year}.") from None
