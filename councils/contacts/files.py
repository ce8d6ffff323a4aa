"""All contacts as a file, which can be loaded again. Never public."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font

from councils.contacts.columns import COLUMNS
from councils.files.formulas import guarded
from councils.models import Contact

WIDTHS = (34, 14, 20, 28, 44)


def rows() -> Iterator[tuple[str, ...]]:
    """By the councils' names; those of councils that closed too."""
    for each in Contact.objects.select_related("council"):
        council = each.council
        yield council.name, council.gss_code or "", each.role, each.name, each.email


def as_csv() -> bytes:
    """With a byte order mark, without which Excel takes it for another encoding."""
    text = StringIO()
    written = csv.writer(text)
    written.writerow(COLUMNS.allowed)
    written.writerows([guarded(cell) for cell in row] for row in rows())
    return text.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    workbook = Workbook()
    table = workbook.active
    table.title = "Contacts"
    for row in (COLUMNS.allowed, *rows()):
        table.append(row)
    for cell, width in zip(table[1], WIDTHS, strict=True):
        cell.font = Font(bold=True)
        table.column_dimensions[cell.column_letter].width = width
    for line in table.iter_rows():
        for cell in line:
            cell.data_type = "s"  # what begins like a formula is none
            cell.number_format = "@"
    table.freeze_panes = "A2"
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()
