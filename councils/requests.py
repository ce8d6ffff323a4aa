"""A request as views get it: with what the middleware puts on it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from councils.models import PublicRecord


class Request(HttpRequest):
    at: datetime  # the one instant at which everything on the page is read
    public_record: PublicRecord  # as at that instant, of pages that the public may see


class StaffRequest(Request):
    """Of a page that the admin site opens to staff alone."""

    user: User
