"""The files of an upload while they wait: in a folder that only the portal reads."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Collection, Sequence
from pathlib import Path, PurePath
from typing import Any
from zipfile import BadZipFile

from django.conf import settings

from councils.files.limited_workbooks import TOO_MUCH, Parts
from councils.models import Upload

SUFFIXES = (".csv", ".xlsx")
MEGABYTES = 100  # of all files of one upload
LONGEST_STEM = 240  # bytes of a name, without its suffix
UNPACKED_LIMIT = 500_000_000  # bytes of what is packed in a workbook


class UploadRefused(Exception):
    """Something is not done with uploaded files, and why as a sentence; nothing was written."""


def check_files(files: Sequence[Any]) -> None:
    """UploadRefused where uploaded files are of another kind, too large, or not there at all."""
    for file in files:
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise UploadRefused(f"{file.name} is neither CSV nor XLSX: save it as one of them.")
        if not file.size:
            raise UploadRefused(f"{file.name} is empty.")
        parts = _parts(file)
        if parts.sheets + parts.rest > UNPACKED_LIMIT:
            raise UploadRefused(f"{file.name} is too large once it is unpacked: save it as CSV.")
        if parts.swell:
            raise UploadRefused(f"{file.name} {TOO_MUCH}.")
    if sum(file.size for file in files) > MEGABYTES * 1_000_000:
        raise UploadRefused(
            f"That is more than {MEGABYTES} MB: divide it into several files,"
            " and load one after the other."
        )


def keep_files(upload: Upload, files: Sequence[Any]) -> None:
    """Writes them where ``paths_of`` says; UploadRefused where that cannot be."""
    try:
        for path, file in zip(paths_of(upload), files, strict=True):
            _save(path, file)
    except OSError:
        delete_files(upload)
        raise UploadRefused(
            "The portal has no room for the file: whoever runs it must give it a folder to write"
            f" to, {_folder()}."
        ) from None


def paths_of(upload: Upload) -> list[Path]:
    """Where the files lie, each in a folder of its own, because two may have one name."""
    folder = _folder() / f"{upload.token}"
    return [folder / f"{number}" / name for number, name in enumerate(upload.names, start=1)]


def delete_files(upload: Upload) -> None:
    shutil.rmtree(_folder() / f"{upload.token}", ignore_errors=True)


def delete_others(tokens: Callable[[], Collection[str]]) -> None:
    """Deletes what belongs to none of the uploads whose tokens are given.

    They are asked for after the folder was read: an upload has its row before it has its files.
    """
    folders = list(_folder().iterdir()) if _folder().is_dir() else []
    kept = tokens()
    for folder in folders:
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """The name without what a file system, a page or a log could take for something else."""
    path = PurePath(name.replace("\\", "/"))
    stem = re.sub(r"[^\w ()\[\],+&.-]", "_", path.stem).strip(" .")[:100]
    # File systems count bytes, and a letter has up to four.
    stem = stem.encode()[:LONGEST_STEM].decode(errors="ignore")
    return f"{stem or 'file'}{path.suffix.lower()}"


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "uploads"


def _save(path: Path, file: Any) -> None:
    for folder in (_folder(), path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)


def _parts(file: Any) -> Parts:
    """What a workbook has once it is unpacked; nothing where it is none."""
    try:
        return Parts.of(file)
    except (BadZipFile, ValueError, NotImplementedError):
        return Parts(0, 0, 0)
    finally:
        file.seek(0)
