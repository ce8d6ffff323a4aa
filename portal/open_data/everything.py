"""Everything that is public at an instant in one file, each row once.

As an archive of CSV files with their description, sizes and digests, or as one database. Its files
are those of all years: a year's rows are among them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from tempfile import NamedTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import connection, transaction
from django.urls.converters import StringConverter

from councils.boundaries import geojson
from councils.years import london_date
from portal.open_data.catalogue import Catalogue, DataFile
from portal.open_data.csv_files import Table, csv_lines
from portal.open_data.database import SQLITE, write_database
from portal.open_data.dictionary import DICTIONARY, dictionary
from portal.open_data.downloads import in_blocks
from portal.open_data.notes import made_at, said_of_all
from portal.open_data.package import package

NAME = "everything"
ZIP = "application/zip"


@dataclass(frozen=True)
class Everything:
    """What is public at the catalogue's instant; ``note`` tells made-up figures."""

    catalogue: Catalogue
    note: str

    @property
    def files(self) -> list[DataFile]:
        return self.catalogue.whole

    def write_database(self, file: IO[bytes]) -> None:
        """As SQLite; the dictionary is a table of it."""
        with NamedTemporaryFile(suffix=".sqlite3") as made:
            with at_one_moment():
                tables = (*map(self._table, self.files), self._dictionary())
                write_database(made.name, tables, said_of_all(self.catalogue, self.note))
            shutil.copyfileobj(made, file)

    def write_archive(self, file: IO[bytes]) -> None:
        """As CSV files, the dictionary and boundaries; last what is in each, for programs."""
        noted: dict[str, dict[str, Any]] = {}
        with ZipFile(file, "w", ZIP_DEFLATED) as archive, at_one_moment():
            for name, lines in self._members():
                info = ZipInfo(name, self._made_at())
                info.compress_type = ZIP_DEFLATED
                noted[name] = _written(archive, info, lines)
            found = package(self.catalogue, self.note, self.files)
            found["resources"] = [
                each | noted[each["path"]] for each in found["resources"] if each["path"] in noted
            ]
            text = json.dumps(found, ensure_ascii=False, indent=1)
            archive.writestr(ZipInfo("datapackage.json", self._made_at()), text, ZIP_DEFLATED)

    def _members(self) -> Iterator[tuple[str, Iterable[str]]]:
        said = (f"{what}: {text}\n\n" for what, text in said_of_all(self.catalogue, self.note))
        yield "README.txt", said
        for file in self.files:
            yield f"{file.name}.csv", csv_lines(self._table(file))
        yield f"{DICTIONARY.slug}.csv", csv_lines(self._dictionary())
        if boundaries := geojson.boundaries(self.note):
            yield "boundaries.geojson", [json.dumps(boundaries, ensure_ascii=False)]

    def _table(self, file: DataFile) -> Table:
        return Table(file.dataset, file.rows(), self.note)

    def _dictionary(self) -> Table:
        return Table(DICTIONARY, dictionary(bool(self.note)), self.note)

    def _made_at(self) -> tuple[int, int, int, int, int, int]:
        """Equal content makes equal bytes."""
        day = london_date(made_at(self.catalogue.all_years[0], self.catalogue.at))
        return (day.year, day.month, day.day, 0, 0, 0)


# How each is written, and what it is.
FORMS: dict[str, tuple[Callable[[Everything, IO[bytes]], None], str]] = {
    "zip": (Everything.write_archive, ZIP),
    "sqlite3": (Everything.write_database, SQLITE),
}


class EverythingFormConverter(StringConverter):
    """``zip`` or ``sqlite3``."""

    regex = "|".join(FORMS)


def _written(archive: ZipFile, info: ZipInfo, lines: Iterable[str]) -> dict[str, Any]:
    """Its size and digest, as a data package has them."""
    digest, size = sha256(), 0
    with archive.open(info, "w", force_zip64=True) as member:
        for block in in_blocks(lines):
            data = block.encode()
            digest.update(data)
            size += len(data)
            member.write(data)
    return {"bytes": size, "hash": f"sha256:{digest.hexdigest()}"}


@contextmanager
def at_one_moment() -> Iterator[None]:
    """What one table refers to stands in the other, whatever is written meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
