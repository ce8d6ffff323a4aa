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

from django.db import transaction
from django.db.models import QuerySet

from councils.files.changes import Changes
from councils.files.column_mappings import remember, remembered
from councils.files.heading_map import Said
from councils.files.loads import Account
from councils.files.problems import FileRefused
from councils.files.spreadsheets import fingerprint
from councils.files.upload_reports import after_refusal, notes_of, sheets_in, what_would_change
from councils.files.uploaded_files import (
    UploadRefused,
    check_files,
    delete_files,
    delete_others,
    keep_files,
    paths_of,
    safe_name,
)
from councils.models import LoadedFile, Upload
from councils.progress import Progress

KEPT_FOR = timedelta(days=1)
OPEN = (
    Upload.State.CHECKING,
    Upload.State.NAMING,
    Upload.State.SHEETS,
    Upload.State.CHOOSING,
    Upload.State.READY,
)


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
    """Notes what the files would change, or what somebody must say first; or why they are refused,
    and therefore deleted.

    What was said before of headings holds for these files too.
    """
    _must_be_as_uploaded(upload, at)
    if "headings" not in upload.options:
        said = [[each.sheet, each.heading, each.column] for each in remembered(upload.kind)]
        upload.options |= {"headings": said}
        upload.save(update_fields=["options"])
    account = Account(by=upload.uploaded_by)
    try:
        changes = kind.importer(
            paths_of(upload), upload.options, at=at, dry_run=True, watch=watch, account=account
        )
    except FileRefused as error:
        state, report = after_refusal(error)
        if state == Upload.State.REFUSED:
            _refuse(upload, report, at)
        else:
            _wait(upload, state, report)
    except kind.refusals as error:
        _refuse(upload, {"sentence": str(error)}, at)
    else:
        _wait(upload, Upload.State.READY, what_would_change(changes), counts=changes.counts())


def say_columns(
    upload: Upload,
    said: Sequence[Said],
    known: Sequence[Said],
    *,
    by: Any,
    at: datetime,
) -> None:
    """Keeps what the headings of the files are, for these and later ones; they are checked anew.

    ``known`` are headings that are what the portal takes them for anyway: of them nothing is kept.
    UploadRefused where the files wait no longer.
    """
    headings = [[each.sheet, each.heading, each.column] for each in said]
    with transaction.atomic():
        _move(upload, Upload.State.CHECKING, options=upload.options | {"headings": headings})
        remember(upload.kind, said, known, by=by, at=at)


def choose_sheets(upload: Upload, sheets: Sequence[str]) -> None:
    """Keeps which sheets are read; without one, those that are not hidden. Checked anew."""
    _move(upload, Upload.State.CHECKING, options=upload.options | {"sheets": list(sheets)})


def choose_rows(
    upload: Upload, *, load_the_rest: bool, other_bodies: Sequence[str], left_out: Sequence[str]
) -> None:
    """Keeps what becomes of rows that cannot be loaded as they are; the files are checked anew."""
    chosen = {
        "load_the_rest": load_the_rest,
        "other_bodies": list(other_bodies),
        "left_out": list(left_out),
    }
    _move(upload, Upload.State.CHECKING, options=upload.options | chosen)


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
        locked.report |= {"notes": notes_of(changes)}  # with what was found once it was written
        locked.save(update_fields=["state", "ended_at", "counts", "report"])
        loaded = True

    account = Account(by=by, accept=accept)
    refusals: tuple[type[Exception], ...] = (FileRefused, _Different, *kind.refusals)
    try:
        kind.importer(
            paths_of(upload), upload.options, at=at, dry_run=False, watch=watch, account=account
        )
        if not loaded:
            raise _Different
    except refusals:
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


def uploads_of(user: Any) -> QuerySet[Upload]:
    """Those that a user may see, newest first: her own; a superuser all."""
    every = Upload.objects.select_related("uploaded_by")
    return every if user.is_superuser else every.filter(uploaded_by=user)


def open_uploads_of(user: Any) -> Any:
    """Those that wait for her to decide."""
    return uploads_of(user).filter(uploaded_by=user, state__in=OPEN)


def rest_of(user: Any, pk: int) -> list[list[Any]]:
    """Why rows of a file that a user loaded were left out; of any file for a superuser."""
    loaded = LoadedFile.objects.filter(pk=pk)
    mine = loaded if user.is_superuser else loaded.filter(loaded_by=user)
    return next(iter(mine.values_list("rest", flat=True)), [])


def must_wait(upload: Upload, *, at: datetime) -> None:
    """UploadRefused where nobody can say anything of the files any longer."""
    if upload.state not in OPEN:
        raise UploadRefused(_why_not_open(upload))
    _must_be_as_uploaded(upload, at)


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
    if upload.state == Upload.State.NAMING:
        return "It is not known yet what the columns of this are: say so first."
    if upload.state == Upload.State.SHEETS:
        return "It is not known yet which sheet of this is meant: choose it first."
    if upload.state == Upload.State.CHOOSING:
        return "Some rows of this cannot be loaded: say first what becomes of them."
    if upload.state == Upload.State.CHECKING:
        return "This has not been checked to its end: have it checked again."
    return f"This is not loaded: it is {upload.get_state_display().lower()}. Upload it again."


def _refuse(upload: Upload, report: dict[str, Any], at: datetime) -> None:
    _move(upload, Upload.State.REFUSED, report=report, ended_at=at)
    delete_files(upload)


def _wait(upload: Upload, state: str, report: dict[str, Any], **fields: Any) -> None:
    """Has somebody look at what was found, and at which sheets there are."""
    _move(upload, state, report=report | sheets_in(paths_of(upload)), **fields)


def _move(upload: Upload, state: str, **fields: Any) -> None:
    """Sets the state of an open upload; UploadRefused where it is open no longer."""
    moved = Upload.objects.filter(pk=upload.pk, state__in=OPEN).update(state=state, **fields)
    upload.refresh_from_db()
    if not moved:
        raise UploadRefused(_why_not_open(upload))
