"""A request as views get it: with what the middleware puts on it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from councils.models import PublicRecord


class Request(HttpRequest):
    at: datetime  # the one instant at which everything on the page is read
    public_record: PublicRecord  # as at that instant, of pages that the public may see
