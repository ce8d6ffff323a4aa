"""Loading the postcode directory: all of a file or nothing, in the place of what was there.

A file that holds some of the postcode areas replaces those and leaves the others.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from councils.files.changes import Changes
from councils.files.loads import load_file
from councils.files.problems import Problems
from councils.models import PostcodeSector
from councils.postcodes.importing.columns import columns_of
from councils.postcodes.importing.directory_files import rows_of
from councils.postcodes.importing.reading import Reader
from councils.postcodes.importing.sectors import Sectors, area_of
from councils.progress import Progress, silent

AT_ONCE = 500  # rows that are written together


def import_postcodes(
    path: Path, *, at: datetime, dry_run: bool = False, watch: Progress = silent
) -> Changes:
    """Loads a directory; FileRefused with everything that is wrong with it.

    It is read once, before anything is locked, and written in a second or two.
    """
    loading = _Loading(path, watch)

    def work(write: bool) -> Changes:
        changes = loading.changes()
        if write:
            loading.write()
        return changes

    return load_file(path, "postcodes", work, at=at, dry_run=dry_run)


class _Loading:
    """A file, read when it is first asked for, beside what is there in its areas."""

    def __init__(self, path: Path, watch: Progress) -> None:
        self.path, self.watch = path, watch

    @cached_property
    def sectors(self) -> Sectors:
        problems, read = Problems(self.path), Sectors()
        with rows_of(self.path) as rows:
            columns = columns_of(next(rows, (1, []))[1], problems)
            take = Reader(read, columns, problems).take
            for number, row in self.watch(rows, f"Reading {self.path.name}"):
                if row:
                    take(number, row)
        for postcode in read.twice():
            problems.add(None, columns.names[columns.postcode], f"{postcode} stands there twice")
        if not problems and not read:
            problems.add(None, None, "holds no postcode")
        problems.refuse()
        return read

    @cached_property
    def areas(self) -> set[str]:
        return {area_of(sector) for sector, _ in self.sectors}

    def changes(self) -> Changes:
        """Counted by sectors: those of the file's areas that are not in it any more are changed."""
        before = self._there()
        changes = Changes()
        for sector, units in self.sectors:
            stored = before.pop(sector, None)
            if stored is None:
                changes.new += 1
            elif stored == digest(units):
                changes.unchanged += 1
            else:
                changes.changed += 1
        changes.changed += len(before)
        live, ended = self.sectors.live, self.sectors.ended
        changes.notes.append(
            f"{live:,} postcodes in use and {ended:,} that ended, counted below by sectors"
        )
        return changes

    def _there(self) -> dict[str, int]:
        rows = PostcodeSector.objects.filter(area__in=self.areas).values_list("sector", "units")
        return {sector: digest(units) for sector, units in rows.iterator(AT_ONCE)}

    def write(self) -> None:
        """Puts the file's areas in the place of what was there."""
        PostcodeSector.objects.filter(area__in=self.areas).delete()
        rows = (
            PostcodeSector(area=area_of(sector), sector=sector, units=units)
            for sector, units in self.sectors
        )
        while some := list(islice(rows, AT_ONCE)):
            PostcodeSector.objects.bulk_create(some)


def digest(units: dict[str, Any]) -> int:
    """What tells one sector's postcodes from others, the same for a tuple and a list."""
    return hash(frozenset((place, *texts) for place, texts in units.items()))
