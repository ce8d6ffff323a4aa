"""Templates of files to load: a heading, and an example that can be loaded as it is."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from complaints.figures.sums import DEALT_WITH
from complaints.models import Subject
from councils.models import AnnouncedChange, Contact, Council, Residents, Upload
from councils.years import Year
from portal.staff.upload_kinds import Kind
from portal.staff.upload_notes import NOTES

EXAMPLE = "Example: delete this row."
Example = dict[str, Any]


def as_csv(kind: Kind, today: date) -> bytes:
    """With a byte order mark, without which Excel takes it for another encoding."""
    text = StringIO()
    csv.writer(text).writerows(_rows(kind, today))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(kind: Kind, today: date) -> bytes:
    """The table, and a sheet of notes that says what each column holds."""
    workbook = Workbook()
    table = workbook.active
    table.title = kind.label
    for row in _rows(kind, today):
        table.append(row)
    # As text: a reference would lose its zeros, and a day would change with the computer.
    for number in range(1, len(kind.columns.allowed) + 1):
        table.column_dimensions[get_column_letter(number)].width = 22
        for cell in table[get_column_letter(number)]:
            cell.number_format = "@"
    table.freeze_panes = "A2"
    notes = workbook.create_sheet("Notes")
    notes.append(["column", "what it holds"])
    for column in kind.columns.allowed:
        notes.append([column, NOTES[kind.value][column]])
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 30, 90
    for sheet in (table, notes):
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    for cell in notes["B"]:
        cell.alignment = Alignment(wrap_text=True)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _rows(kind: Kind, today: date) -> Iterator[list[str]]:
    yield list(kind.columns.allowed)
    council = Council.objects.compared().existing_on(today).first()
    for example in _EXAMPLES[kind.value](council, today) if council else ():
        yield [str(example.get(column, "")) for column in kind.columns.allowed]


def _decisions(council: Council, today: date) -> list[Example]:
    decided_on = today - timedelta(days=30)
    due_on = today + timedelta(days=30)
    subject = Subject.objects.first()
    decision = {
        "reference": f"{decided_on.year % 100:02} 000 001",
        "council": council.name,
        "decided_on": decided_on,
        "kind": "statement",
        "outcome": "upheld",
        "satisfactory_remedy": "no",
        "category": subject.heading if subject else "",
        "subcategory": subject.name if subject else "",
        "summary": EXAMPLE,
    }
    return [
        decision
        | {
            "recommendation": 1,
            "recommendation_kind": "personal_remedy",
            "private_text": "Apologise to the complainant.",
            "due_on": due_on,
        },
        {
            "reference": decision["reference"],
            "recommendation": 2,
            "recommendation_kind": "service_improvement",
            "public_summary": EXAMPLE,
            "due_on": due_on,
        },
    ]


def _annual_statistics(council: Council, today: date) -> list[Example]:
    counts = {name: 10 * place for place, name in enumerate(DEALT_WITH.names, 1)}
    compliance = {"on_time": 50, "late": 12, "not_complied": 1}
    example = {"authority": council.name, "satisfactory_remedies": 7}
    return [example | counts | compliance]


def _received(council: Council, today: date) -> list[Example]:
    return [{"authority": council.name, "year": Year.of(today).previous, "total": 120}]


def _residents(council: Council, today: date) -> list[Example]:
    """An estimate there is, so that nothing changes where the example is left in the file."""
    known = Residents.objects.exclude(council__gss_code=None).select_related("council")
    newest = known.order_by("-year", "council").first()
    if newest is None:
        return []
    return [
        {"code": newest.council.gss_code, "year": newest.year, "residents": newest.number},
    ]


def _contacts(council: Council, today: date) -> list[Example]:
    """A contact there is, so that nothing changes where the example is left in the file."""
    known = Contact.objects.select_related("council").first()
    if known is None:
        return []
    return [
        {
            "council": known.council.name,
            "gss_code": known.council.gss_code or "",
            "role": known.role,
            "name": known.name,
            "email": known.email,
        }
    ]


def _changes(council: Council, today: date) -> list[Example]:
    """A council that is there under its name: nothing changes where it is left in the file."""
    known = AnnouncedChange.objects.standing().filter(takes_effect_on__gt=today)
    if (change := known.select_related("council", "successor").first()) is None:
        return []
    return [
        {
            "takes_effect_on": change.takes_effect_on,
            "action": change.action,
            "council": change.council.slug,
            "successor": change.successor.slug if change.successor else "",
            "name": change.name,
            "gss_code": change.gss_code,
            "source_url": change.source_url,
        }
    ]


_EXAMPLES: dict[str, Callable[[Council, date], list[Example]]] = {
    Upload.Kind.DECISIONS.value: _decisions,
    Upload.Kind.ANNUAL_STATISTICS.value: _annual_statistics,
    Upload.Kind.RECEIVED.value: _received,
    Upload.Kind.RESIDENTS.value: _residents,
    Upload.Kind.CHANGES.value: _changes,
    Upload.Kind.CONTACTS.value: _contacts,
}
