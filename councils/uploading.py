"""Files that staff upload: checked, shown, and only then loaded; deleted whatever comes of them.

They hold personal remedies, so they lie in a folder that only the portal reads, and nowhere longer
than a day. What loads a file is given: an importer knows one kind of files, and is told on whose
account it works.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from councils.importing.changes import CHANGED, LEFT, NEW, Changes
from councils.importing.loading import Account
from councils.importing.problem_lists import listed
from councils.importing.problems import SHOWN, FileRefused, Problem
from councils.importing.spreadsheets import fingerprint
from councils.models import Upload
from councils.progress import Progress
from councils.uploaded_files import (
    UploadRefused,
    check_files,
    delete_files,
    delete_others,
    keep_files,
    paths_of,
    safe_name,
)

KEPT_FOR = timedelta(days=1)
LISTED = 200  # changes of each sort
LONGEST = 300  # characters of a line that is shown
OPEN = (Upload.State.CHECKING, Upload.State.READY)


class _Different(Exception):
    """What would change is not what was shown."""


class Importer(Protocol):
    """Loads files of one kind, all of them or nothing; a dry run only says what would change."""

    def __call__(
        self,
        paths: Sequence[Path],
        options: dict[str, Any],
        *,
        at: datetime,
        dry_run: bool,
        watch: Progress,
        account: Account,
    ) -> Changes: ...


class Refusing(Protocol):
    """An importer and the exceptions with which it refuses, each of them a sentence."""

    @property
    def importer(self) -> Importer: ...

    @property
    def refusals(self) -> tuple[type[Exception], ...]: ...


def receive(
    kind: str, files: Sequence[Any], options: dict[str, Any], *, by: Any, at: datetime
) -> Upload:
    """Keeps uploaded files, to be checked; UploadRefused where that cannot be."""
    check_files(files)
    upload = Upload.objects.create(
        token=secrets.token_hex(16),
        kind=kind,
        names=[safe_name(file.name) for file in files],
        sha256=[],
        options=options,
        uploaded_by=by,
        uploaded_at=at,
    )
    try:
        keep_files(upload, files)
    except UploadRefused:
        upload.delete()
        raise
    upload.sha256 = [fingerprint(path) for path in paths_of(upload)]
    upload.save(update_fields=["sha256"])
    return upload


def check(upload: Upload, kind: Refusing, *, at: datetime, watch: Progress) -> None:
    """Notes what the files would change, or why they are refused and therefore deleted."""
    _must_be_as_uploaded(upload, at)
    account = Account(by=upload.uploaded_by, listed=LISTED)
    try:
        changes = kind.importer(
            paths_of(upload), upload.options, at=at, dry_run=True, watch=watch, account=account
        )
    except FileRefused as error:
        _refuse(upload, _problems(error), at)
    except kind.refusals as error:
        _refuse(upload, {"sentence": str(error)}, at)
    else:
        _move(upload, Upload.State.READY, report=_report(changes), counts=changes.counts())


def load(upload: Upload, kind: Refusing, *, by: Any, at: datetime, watch: Progress) -> None:
    """Loads what was checked, in one transaction with the record of it, and deletes the files.

    UploadRefused where the files or what would change are not those that were shown; then the
    upload is checked again. Whatever fails, nothing is written.
    """
    if upload.state != Upload.State.READY:
        raise UploadRefused(_why_not_open(upload))
    _must_be_as_uploaded(upload, at)
    loaded = False

    def accept(changes: Changes) -> None:
        nonlocal loaded
        locked = Upload.objects.select_for_update().get(pk=upload.pk)
        if locked.state != Upload.State.READY:
            raise UploadRefused(_why_not_open(locked))
        if not _is_as_uploaded(upload) or changes.digest() != locked.report["digest"]:
            raise _Different
        locked.state, locked.ended_at, locked.counts = Upload.State.LOADED, at, changes.counts()
        locked.save(update_fields=["state", "ended_at", "counts"])
        loaded = True

    account = Account(by=by, listed=LISTED, accept=accept)
    try:
        kind.importer(
            paths_of(upload), upload.options, at=at, dry_run=False, watch=watch, account=account
        )
        if not loaded:
            raise _Different
    except (FileRefused, _Different, *kind.refusals):
        upload.refresh_from_db()
        if upload.state != Upload.State.READY:
            raise UploadRefused(_why_not_open(upload)) from None
        check(upload, kind, at=at, watch=watch)
        raise UploadRefused(
            "Nothing was loaded: what would change is different now from what you were shown."
            " Look at it again."
        ) from None
    delete_files(upload)
    upload.refresh_from_db()


def cancel(upload: Upload, *, at: datetime) -> None:
    """Deletes the files unread; UploadRefused where they were loaded meanwhile."""
    _move(upload, Upload.State.CANCELLED, ended_at=at)
    delete_files(upload)


def forget_old(at: datetime) -> None:
    """Deletes files that nobody decided about for a day, what a killed process left behind, and
    what is known of uploads that came to nothing a day ago."""
    old = at - KEPT_FOR
    forgotten = Upload.objects.filter(state__in=OPEN, uploaded_at__lt=old)
    nothing = Upload.objects.filter(
        state__in=(Upload.State.REFUSED, Upload.State.CANCELLED), ended_at__lt=old
    )
    # Asked first: who only looks should not wait for somebody who loads.
    if nothing.exists():
        nothing.delete()
    if forgotten.exists():
        forgotten.update(state=Upload.State.CANCELLED, ended_at=at)
    delete_others(
        lambda: set(Upload.objects.filter(state__in=OPEN).values_list("token", flat=True))
    )


def uploads_of(user: Any) -> Any:
    """Those that a user may see, newest first: her own; a superuser all."""
    every = Upload.objects.select_related("uploaded_by")
    return every if user.is_superuser else every.filter(uploaded_by=user)


def open_uploads_of(user: Any) -> Any:
    """Those that wait for her to decide."""
    return uploads_of(user).filter(uploaded_by=user, state__in=OPEN)


def _must_be_as_uploaded(upload: Upload, at: datetime) -> None:
    if not _is_as_uploaded(upload):
        cancel(upload, at=at)
        raise UploadRefused("The file is no longer there as it was uploaded: upload it again.")


def _is_as_uploaded(upload: Upload) -> bool:
    paths = paths_of(upload)
    return all(path.is_file() for path in paths) and upload.sha256 == [*map(fingerprint, paths)]


def _why_not_open(upload: Upload) -> str:
    if upload.state == Upload.State.LOADED:
        return "This was loaded already, and is not loaded twice."
    if upload.state == Upload.State.CHECKING:
        return "This has not been checked to its end: have it checked again."
    return f"This is not loaded: it is {upload.get_state_display().lower()}. Upload it again."


def _refuse(upload: Upload, report: dict[str, Any], at: datetime) -> None:
    _move(upload, Upload.State.REFUSED, report=report, ended_at=at)
    delete_files(upload)


def _move(upload: Upload, state: str, **fields: Any) -> None:
    """Sets the state of an open upload; UploadRefused where it is open no longer."""
    moved = Upload.objects.filter(pk=upload.pk, state__in=OPEN).update(state=state, **fields)
    upload.refresh_from_db()
    if not moved:
        raise UploadRefused(_why_not_open(upload))


def _report(changes: Changes) -> dict[str, Any]:
    sorts = {NEW: changes.new, CHANGED: changes.changed, LEFT: changes.left}
    return {
        "digest": changes.digest(),
        "changes": bool(changes),
        "unchanged": changes.unchanged,
        "sorts": [
            {"sort": sort, "count": count, "lines": [*map(_short, changes.listed(sort))]}
            for sort, count in sorts.items()
        ],
        "notes": [*map(_short, changes.notes)],
    }


def _problems(error: FileRefused) -> dict[str, Any]:
    """The sentences as a page shows them, and each problem as a file of them lists it."""
    sentences = [sentence for each in error.problems for sentence in each.sentences][:SHOWN]
    return {
        "count": sum(each.count for each in error.problems),
        "shown": sum(1 + sentence.more for sentence in sentences),
        "problems": [
            [_short(file), row, _short(column or ""), _short(message), sentence.likewise]
            for sentence in sorted(sentences, key=lambda each: _place(each.first))
            for file, row, column, message, _ in (sentence.first,)
        ],
        "advice": [_short(advice) for each in error.problems for advice in each.advice],
        "each": [
            [_short(cell) if isinstance(cell, str) else cell for cell in listed(problem)]
            for problem in error.each
        ],
    }


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.row or 0


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
