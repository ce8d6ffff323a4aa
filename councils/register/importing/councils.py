"""Loading the register of councils from a file: adding and changing, never deleting.

A council is known by its slug, else by a GSS code it has or had, else by its name or the
register's code. Its slug and its type never change. Codes, aliases and successors are only added,
and an estimate of residents that is there already is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from councils.boundaries.derived import derive_areas
from councils.files.changes import Changes
from councils.files.heading_map import NOTHING_SAID, HeadingMap
from councils.files.loads import label, load_file
from councils.files.tables import Columns, Row, Table
from councils.progress import Progress, silent
from councils.register.health.checks import watched
from councils.register.importing.register import Entry, Register
from councils.register.importing.rows import check, link, read_entry
from councils.years import london_date

OWN_REGISTER = Path(__file__).parents[2] / "reference" / "councils.csv"
# Where an empty cell says no more than that there is nothing, or that it is not known.
MAY_LACK = frozenset(
    (
        *("opened_on", "closed_on", "successors", "county_gss_code", "region", "website"),
        *("population", "population_year", "former_gss_codes", "aliases"),
    )
)
COLUMNS = Columns(
    allowed=(
        "gss_code",
        "former_gss_codes",
        "register_code",
        "name",
        "short_name",
        "type",
        "opened_on",
        "closed_on",
        "successors",
        "county_gss_code",
        "region",
        "website",
        "population",
        "population_year",
        "slug",
        "aliases",
    ),
    required=("name",),
    may_lack=lambda column: column in MAY_LACK,
)


def import_councils(
    path: Path,
    *,
    at: datetime,
    new_only: bool = False,
    sheet: str = "",
    headings: HeadingMap = NOTHING_SAID,
    dry_run: bool = False,
    watch: Progress = silent,
) -> Changes:
    """Loads a register; FileRefused with everything that is wrong with it.

    With ``new_only``, councils that are there already are left as they are. ``headings`` says what
    columns are.
    """
    columns = replace(COLUMNS, said=headings)

    def work(write: bool) -> Changes:
        table, register = Table(path, columns, sheet=sheet), Register()
        touched = _read(table, register, new_only, watch(table, label(path, write)))
        changes = Changes(notes=table.notes)
        for entry in touched:
            for why in entry.left:
                changes.left_alone(entry.council, why)
            if entry.is_new:
                changes.added(entry.council)
            elif entry.details:
                changes.altered(entry.council, entry.details)
            elif not entry.left:
                changes.unchanged += 1
        if write:
            register.write(touched, f"import of {path.name}", at)
            derive_areas()
        return changes

    return load_file(path, "councils", watched(work, london_date(at)), at=at, dry_run=dry_run)


def _read(table: Table, register: Register, new_only: bool, rows: Iterable[Row]) -> list[Entry]:
    """The councils of the file, changed as it says; nothing is stored."""
    read: list[tuple[Row, Entry]] = []
    for row in rows:
        if entry := read_entry(row, register, new_only):
            read.append((row, entry))
    for row, entry in read:
        link(row, entry, register)
        check(row, entry.council)
    table.problems.refuse()
    return [entry for _, entry in read]
