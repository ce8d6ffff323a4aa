"""Files as they are handed out: streamed, named, and marked where their figures are made up."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from tempfile import TemporaryFile
from typing import IO, TypeVar

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from portal.compression import PARTS
from portal.open_data.csv_files import Table, csv_lines
from portal.open_data.workbooks import Book, write

Response = TypeVar("Response", bound=HttpResponseBase)

LOG = logging.getLogger("django.request")
BLOCK = 64 * 1024  # characters that are sent together
INCOMPLETE = "INCOMPLETE: something failed while this file was made. Please fetch it again."
MADE_UP = "demonstration-"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_download(table: Table, name: str) -> StreamingHttpResponse:
    """Line by line from the database to the reader, whatever the number of rows."""
    lines = Begun(in_blocks(csv_lines(table)), broken_off=broken_line(len(table.heads)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    vars(response)["lines"] = lines
    return named(response, f"{name}.csv", table.note)


def xlsx_download(book: Book, name: str, note: str) -> FileResponse:
    return whole_download(partial(write, book), f"{name}.xlsx", XLSX, note)


def whole_download(
    write: Callable[[IO[bytes]], None], name: str, media_type: str, note: str
) -> FileResponse:
    """Made whole in a temporary file first: broken off, it could not be opened.

    Parts of it can be asked for, so it is sent as it is: packed inside, most of it is already.
    """
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    response = FileResponse(file, content_type=media_type)
    response[PARTS] = "bytes"
    return named(response, name, note)


def named(response: Response, name: str, note: str) -> Response:
    """To be saved under its name, which tells made-up figures as well as the file does."""
    name = f"{MADE_UP}{name}" if note else name
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def in_blocks(lines: Iterable[str]) -> Iterator[str]:
    """Lines joined into blocks: one by one, sending them costs more than making them."""
    block: list[str] = []
    size = 0
    for line in lines:
        block.append(line)
        size += len(line)
        if size >= BLOCK:
            yield "".join(block)
            block, size = [], 0
    yield "".join(block)


class Begun:
    """The same with its first block made already: what fails at once fails before the answer.

    What fails later leaves ``broken_off`` at the end: the server ends such an answer as any other.
    """

    def __init__(self, blocks: Iterator[str], broken_off: str) -> None:
        self.first = next(blocks, "")
        self.blocks = blocks
        self.broken_off = broken_off
        self.broke_off = False

    def __iter__(self) -> Iterator[str]:
        yield self.first
        try:
            yield from self.blocks
        except Exception:
            # Raised, it would take the line away again with what was still to be compressed.
            LOG.exception("A file broke off")
            self.broke_off = True
            yield self.broken_off


def broke_off(response: HttpResponseBase) -> bool:
    """Whether it was a file that failed on the way."""
    return getattr(vars(response).get("lines"), "broke_off", False)


def broken_line(cells: int) -> str:
    """A line that a person sees, and that programs refuse: it has more cells than the heading."""
    return INCOMPLETE + "," * cells + "\r\n"
