"""Loading a file: checked first, then written while nothing else can change; all or nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from councils.files.changes import SHOWN, Changes
from councils.files.problems import refused
from councils.files.spreadsheets import fingerprint
from councils.models import PublicRecord
from councils.public_record import changing_public_record
from councils.row_counts import count_anew_after


def _accepted(changes: Changes) -> None:
    pass


@dataclass(frozen=True)
class Account:
    """On whose account a file is loaded, how much of what changes is listed, who must agree.

    ``by`` is a user, or None from the shell, where whoever may run commands stands in for every
    second person. ``accept`` is called last, before anything is kept: what it raises undoes all.
    """

    by: Any = None
    listed: int = SHOWN
    accept: Callable[[Changes], None] = _accepted


SHELL = Account()


def label(path: Path, write: bool) -> str:
    """What progress is called in either run of the work."""
    return f"{'Loading' if write else 'Checking'} {path.name}"


def load_file(
    paths: Path | Sequence[Path],
    kind: str,
    work: Callable[[bool], Changes],
    *,
    at: datetime,
    dry_run: bool,
    check_record: Callable[[PublicRecord | None], None] = lambda record: None,
    account: Account = SHELL,
) -> Changes:
    """Runs ``work(False)``, which only checks, and then ``work(True)``, which checks and writes.

    The second time the public record is locked, so what is compared with cannot change. Where
    nothing would be written, the lock is not taken and the public record keeps its version. A dry
    run writes nothing, so it does not ask whether the record takes such files.
    """
    if not dry_run:
        check_record(None)
    paths = [paths] if isinstance(paths, Path) else paths
    for path in paths:
        if not path.is_file():
            raise refused(path, "there is no such file")
    sha256 = [fingerprint(path) for path in paths]
    with _no_garbage_collection():
        changes = work(False)
        if dry_run or not changes:
            return changes
        with changing_public_record() as record:
            check_record(record)
            changes = work(True)
            for path, before in zip(paths, sha256, strict=True):
                if fingerprint(path) != before:
                    raise refused(path, "changed while it was being loaded")
                changes.record(kind, path, before, at, account.by)
            account.accept(changes)
            count_anew_after(changes.new + changes.changed)
    return changes


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Rows refer to nothing in circles; searching them for garbage takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
