"""Answers that are made before anybody asks: what most readers will come for.

They are made as for a reader, by the same views, at the same instant, so nothing can be made of
what is not public yet. What is kept and still holds is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import reverse

from complaints.models import Release
from complaints.next_instant import record_at
from portal.open_data.catalogue import FIGURES, Catalogue
from portal.open_data.everything import FORMS as EVERYTHING_FORMS
from portal.sitemaps import CouncilYears, Pages

# Files of single cases take long and change with every decision: they wait for a pause.
LAYERS = ("", "?layer=counties", "?layer=districts")
QUIET = timedelta(minutes=10)


def addresses(at: datetime) -> Iterator[str]:
    """What holds until figures change, the newest year first; then what any decision changes."""
    record = record_at(at)
    yield from Pages(at, record).items()
    current = Release.objects.current(at)
    files = Catalogue(at, current).newest
    of_councils = [of for name, of in CouncilYears(at, record).items() if name == "council-year"]
    for year in current:
        yield from (f"{reverse('map-figures', args=[year])}{layer}" for layer in LAYERS)
        yield from (reverse("council-year", args=of) for of in of_councils if of[1] == year)
    yield from (file.path(form) for file in files if file.dataset in FIGURES for form in file.forms)
    changed_at = record.changed_at
    if changed_at is None or at - changed_at > QUIET:
        rest = (file for file in files if file.dataset not in FIGURES)
        yield from (file.path(form) for file in rest for form in file.forms)
        yield from (reverse("data-everything", args=[form]) for form in EVERYTHING_FORMS)


class Reader:
    """Asks as the public does, at SITE_URL: what is kept is kept under that."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()
        self.site = urlsplit(settings.SITE_URL)

    def ask(self, address: str) -> HTTPStatus:
        """Reads an answer to its end."""
        response = self.handler.get_response(WSGIRequest(self._environ(address)))
        try:
            if response.streaming:
                for _ in response.streaming_content:  # type: ignore[attr-defined]
                    pass
        finally:
            response.close()
        return HTTPStatus(response.status_code)

    def _environ(self, address: str) -> dict[str, object]:
        path, _, query = address.partition("?")
        secure = self.site.scheme == "https"
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": self.site.netloc,
            "HTTP_ACCEPT_ENCODING": "gzip",
            "HTTP_X_FORWARDED_PROTO": self.site.scheme,
            "SERVER_NAME": self.site.hostname or "",
            "SERVER_PORT": str(self.site.port or (443 if secure else 80)),
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self.site.scheme,
            "wsgi.input": BytesIO(),
        }
