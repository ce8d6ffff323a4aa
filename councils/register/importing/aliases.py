"""Loading other names of councils: those people use, in short, of old, or for the place.

Only what is new is added. A name that staff took away, or gave to another council, stays as they
left it; and a council that the register does not have is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from councils.bulk_history import create_with_history
from councils.files.cells import at_most
from councils.files.changes import Changes
from councils.files.loads import label, load_file
from councils.files.tables import Columns, Row, Table
from councils.models import Alias, Council
from councils.progress import Progress, silent
from councils.register.importing.register import Register
from councils.register.importing.rows import gss_code
from councils.register.names.notation import folded

OWN_ALIASES = Path(__file__).parents[2] / "reference" / "aliases.csv"
COLUMNS = Columns(("alias", "gss_code", "council"), ("alias", "gss_code"))


def load_aliases(
    path: Path = OWN_ALIASES, *, at: datetime, dry_run: bool = False, watch: Progress = silent
) -> Changes:
    """Adds each name to the council with the code, now or formerly; a name may mean several."""

    def work(write: bool) -> Changes:
        table, register = Table(path, COLUMNS), Register()
        changes = Changes()
        read = list(_read(table, register, watch(table, label(path, write))))
        table.problems.refuse()
        meant = {(key, council.pk) for key, council in read}
        keys = {key for key, _ in read}
        kept = {(each.key, each.council_id) for each in Alias.objects.filter(key__in=keys)}
        taken = {key for key, pk in kept - meant}
        gone = set(Alias.history.filter(history_type="-").values_list("key", "council_id"))
        new = []
        for key, council in read:
            if (key, council.pk) in kept:
                changes.unchanged += 1
            elif key in taken or (key, council.pk) in gone or key in register.names:
                changes.left_alone(council, f"the alias “{key}” is not given to it")
            else:
                new.append(Alias(council=council, key=key))
                changes.added(council, f"alias “{key}”")
        if write:
            create_with_history(new, reason=f"import of {path.name}", at=at)
        return changes

    return load_file(path, "aliases", work, at=at, dry_run=dry_run)


def _read(table: Table, register: Register, rows: Iterator[Row]) -> Iterator[tuple[str, Council]]:
    met: set[tuple[str, str]] = set()
    for row in rows:
        key = folded(row.required("alias", at_most(200)) or "")
        code = row.required("gss_code", gss_code)
        if not key or not code:
            continue
        if (key, code) in met:
            row.wrong("alias", f"“{key}” stands above at the same council already")
        met.add((key, code))
        if entry := register.codes.get(code):
            yield key, entry.council
