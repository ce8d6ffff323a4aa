"""A release's tables as files: named, and marked where they are not public or made up."""

import csv
from collections.abc import Iterable
from datetime import datetime
from io import StringIO
from typing import Any

from django.http import HttpResponse

from complaints.models import Release
from councils.dates import instant_in_words
from councils.files.formulas import guarded
from councils.public_record import made_up_note


def spreadsheet(name: str, rows: Iterable[Iterable[Any]], note: str = "") -> HttpResponse:
    """Rows as a file that spreadsheets open, with a note in its first line."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    if note:
        writer.writerow([note])
    writer.writerows([[plain(cell) for cell in row] for row in rows])
    # The mark at the beginning tells a spreadsheet that it is UTF-8.
    response = HttpResponse("\ufeff" + written.getvalue(), "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def plain(cell: Any) -> str:
    return "" if cell is None else guarded(str(cell))


def mark(release: Release, at: datetime) -> tuple[str, str]:
    """What the name and the first line of a file say of figures not public, or made up."""
    suffix, note = _not_public(release, at)
    return suffix, ". ".join(filter(None, (note, made_up_note())))


def _not_public(release: Release, at: datetime) -> tuple[str, str]:
    state = release.state(at)
    if state == "public":
        return "", ""
    if state == "announced":
        return "-NOT-PUBLIC", f"NOT PUBLIC until {instant_in_words(release.public_at)}"
    if state == "withdrawn":
        return "-WITHDRAWN-not-public", "WITHDRAWN – not public"
    return "-DRAFT-not-public", "DRAFT – not public"


def name_of(release: Release, what: str) -> str:
    return f"{what}-{release.year}-edition-{release.edition}"
