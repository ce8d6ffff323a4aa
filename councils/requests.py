"""A request as views get it: with what the middleware puts on it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from councils.models import Council, PublicRecord
from councils.tables import Statements


class Request(HttpRequest):
    at: datetime  # the one instant at which everything on the page is read
    public_record: PublicRecord  # as at that instant, of pages that the public may see
    statements: Statements  # what was asked of the database for an answer that may be kept


def shows_only(request: HttpRequest, council: Council) -> None:
    """What an answer shows of decisions, of what was agreed and of letters is one council's."""
    if statements := vars(request).get("statements"):
        statements.council = council.pk


class StaffRequest(Request):
    """Of a page that the admin site opens to staff alone."""

    user: User
