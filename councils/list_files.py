"""Staff's lists as files: what is filtered, in the columns and the words of the screen.

A file has what the list shows to whoever takes it away, and nothing besides: so what no list has,
such as the text of a personal remedy, no file has. Days are days, so that a spreadsheet can sort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from html import unescape
from tempfile import TemporaryFile
from typing import IO, Any, ClassVar

import xlsxwriter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from councils.dates import instant_in_words, iso
from councils.files.formulas import guarded
from councils.printable import writable
from councils.public_record import public_record
from councils.requests import StaffRequest
from councils.years import london_date

CHUNK = 2_000  # rows that are read at once
MOST_ROWS = 1_048_575  # that a sheet holds, below the heading
WIDTH = 24
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEGINNING = "\ufeff"  # without which Excel takes it for another encoding
Cells = list[str | date]
Column = Callable[[Any], str | date]


class TakenAway:
    """For the admin of a list: its two files, linked from it, for whoever may read it.

    Of a column in ``days_of`` the file has the day itself, from the field named there, where the
    list has it in words.
    """

    days_of: ClassVar[Mapping[str, str]] = {}
    has_list_files = True  # which the template of every list asks

    def get_urls(self) -> list[Any]:
        admin: Any = self
        name = f"{admin.opts.app_label}_{admin.opts.model_name}_list"
        own = [
            path(
                f"list.{suffix}",
                admin.admin_site.admin_view(self.list_file),
                {"suffix": suffix},
                name=f"{name}_{suffix}",
            )
            for suffix in ("csv", "xlsx")
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def list_file(self, request: StaffRequest, suffix: str) -> HttpResponseBase:
        admin: Any = self
        if not admin.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET.copy()
        asked.pop(PAGE_VAR, None)
        request.GET = asked  # type: ignore[assignment]
        try:
            found = admin.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect("../")
        columns = _columns(admin, found, self.days_of)
        rows = _cells(found.queryset, list(columns.values()))
        if suffix == "csv":
            lines = _csv_lines([*columns], rows)
            answer: Any = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        else:
            answer = FileResponse(_workbook(found.title, [*columns], rows), content_type=XLSX)
        name = f"{admin.opts.verbose_name_plural}-{iso(london_date(request.at))}.{suffix}"
        made_up = "demonstration-" if public_record().demonstration else ""
        disposition = f'attachment; filename="{made_up}{name}"'
        answer["Content-Disposition"] = disposition.replace(" ", "-").replace(";-", "; ")
        return answer  # type: ignore[no-any-return]


def _columns(admin: Any, found: Any, days_of: Mapping[str, str]) -> dict[str, Column]:
    """Each column of the list by its heading, but for the boxes to tick."""
    columns: dict[str, Column] = {}
    for shown in found.list_display:
        if shown == "action_checkbox":
            continue
        label = str(label_for_field(shown, found.model, admin))
        name = shown if isinstance(shown, str) else shown.__name__
        columns[label[:1].upper() + label[1:]] = _column(admin, shown, days_of.get(name))
    return columns


def _column(admin: Any, shown: Any, day: str | None) -> Column:
    """Looked up once and not for each row, as a list of the admin does."""
    if day:
        return lambda row: _told(getattr(row, day))
    if callable(shown):
        return lambda row: _told(shown(row))
    if callable(own := getattr(admin, shown, None)):
        return lambda row: _told(own(row))
    words = dict(admin.opts.get_field(shown).flatchoices)
    if words:
        return lambda row: _told(words.get(getattr(row, shown)))
    return lambda row: _told(getattr(row, shown))


def _told(value: Any) -> str | date:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return instant_in_words(value)
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, SafeString):
        value = unescape(strip_tags(value))
    return str(value).replace("\u00a0", " ")


def _cells(rows: Any, columns: list[Column]) -> Iterator[Cells]:
    for row in rows.iterator(chunk_size=CHUNK):
        yield [column(row) for column in columns]


def _csv_lines(heads: list[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield BEGINNING + _csv_line(heads)
    block: list[str] = []
    for row in rows:
        block.append(_csv_line(row))
        if len(block) == CHUNK:
            yield "".join(block)
            block.clear()
    yield "".join(block)


def _csv_line(cells: Iterable[str | date]) -> str:
    return ",".join(map(_csv_cell, cells)) + "\r\n"


def _csv_cell(cell: str | date) -> str:
    text = guarded(cell) if isinstance(cell, str) else iso(cell)
    if any(mark in text for mark in '",\r\n'):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _workbook(title: str, heads: list[str], rows: Iterable[Cells]) -> IO[bytes]:
    """Row by row into a temporary file: whole, or not at all."""
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
            sheet = workbook.add_worksheet(title[:31])
            bold = workbook.add_format({"bold": True})
            day = workbook.add_format({"num_format": "d mmmm yyyy", "align": "left"})
            sheet.set_column(0, len(heads) - 1, WIDTH)
            sheet.freeze_panes(1, 0)
            for place, head in enumerate(heads):
                sheet.write_string(0, place, head, bold)
            for number, row in zip(range(1, MOST_ROWS + 1), rows, strict=False):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, place, writable(cell))
                    else:
                        sheet.write_datetime(number, place, cell, day)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file
