"""The rows of a directory's file: CSV, plain or in the archive that it is published in."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from councils.files.problems import refused
from councils.files.spreadsheets import NOT_UTF_8

Rows = Iterator[tuple[int, list[str]]]


@contextmanager
def rows_of(path: Path) -> Iterator[Rows]:
    """The rows with their numbers, one at a time; FileRefused where they cannot be read."""
    if not path.is_file():
        raise refused(path, "there is no such file")
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield _rows(path, file)
        return
    with zipfile.ZipFile(path) as archive, archive.open(_largest(path, archive)) as file:
        yield _rows(path, file)  # type: ignore[arg-type]  # reads like any other


def _largest(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The file of the whole country: beside it lie lists of codes, and one file for each area."""
    tables = [each for each in archive.infolist() if each.filename.lower().endswith(".csv")]
    if not tables:
        raise refused(path, "holds no CSV file")
    return max(tables, key=lambda each: each.file_size)


def _rows(path: Path, file: BinaryIO) -> Rows:
    number = 0
    try:
        with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
            for number, row in enumerate(csv.reader(text), start=1):
                yield number, row
    except UnicodeDecodeError:
        raise refused(path, NOT_UTF_8, number + 1) from None
    except (csv.Error, zipfile.BadZipFile, EOFError) as error:
        raise refused(path, f"cannot be read from here on: {error}", number + 1) from None
