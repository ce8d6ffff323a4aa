"""The file of a backup: a ZIP with the database as its own program wrote it, and what it is.

So without the portal, too, ``unzip`` and ``pg_restore`` or ``sqlite3`` get at it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, is_zipfile
from zlib import error as PackingError

from councils.refusals import Refused

ABOUT, DATABASE = "about.json", "database"
PRODUCT = "council-performance-portal"
FORMAT = 1
CHUNK = 1 << 20  # bytes


@dataclass(frozen=True)
class About:
    """What a backup is of. ``key`` is a digest of the secret key, of which nobody reads it."""

    made_at: str
    vendor: str
    key: str
    migrations: list[str]
    rows: dict[str, int]
    sha256: str = ""
    product: str = PRODUCT
    format: int = FORMAT

    @property
    def instant(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


class Hashed:
    """A stream, and the digest of what went through it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.digest = stream, hashlib.sha256()

    def write(self, chunk: bytes) -> int:
        self.digest.update(chunk)
        return self.stream.write(chunk)


def write(path: Path, vendor: str, fill: Callable[[Hashed], dict[str, Any]]) -> About:
    """A new file for its owner alone, which is there whole or not at all.

    ``fill`` writes the database, and gives the rest of what is told about it.
    """
    part = path.with_name(f"{path.name}.part")
    # What PostgreSQL writes is compressed already.
    packing = ZIP_DEFLATED if vendor == "sqlite" else ZIP_STORED
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            with ZipFile(file, "w", packing, compresslevel=3) as packed:
                with packed.open(DATABASE, "w", force_zip64=True) as stream:
                    hashed = Hashed(stream)
                    told = fill(hashed)
                about = About(vendor=vendor, sha256=hashed.digest.hexdigest(), **told)
                packed.writestr(ABOUT, json.dumps(asdict(about), indent=1))
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror or error}.") from None
    finally:
        part.unlink(missing_ok=True)
    return about


def checked(path: Path) -> About:
    """What the file is, once all of it was read and found to be what was written."""
    try:
        with path.open("rb") as file:
            if not is_zipfile(file):
                raise Refused(f"{path} is no backup of the portal, or was cut off: {NOTHING}")
        with ZipFile(path) as packed:
            about = _about(path, packed)
            digest = hashlib.sha256()
            with packed.open(DATABASE) as stream:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}.") from None
    except (BadZipFile, PackingError, EOFError, NotImplementedError):
        raise Refused(f"{path} is damaged: {NOTHING}") from None
    if digest.hexdigest() != about.sha256:
        raise Refused(f"{path} is damaged: {NOTHING}")
    return about


NOTHING = "nothing was touched."


def _about(path: Path, packed: ZipFile) -> About:
    foreign = Refused(f"{path} is no backup of the portal: {NOTHING}")
    if not {ABOUT, DATABASE} <= set(packed.namelist()):
        raise foreign
    try:
        said = json.loads(packed.read(ABOUT))
        if said["product"] != PRODUCT:
            raise foreign
        if said["format"] != FORMAT:
            raise Refused(f"{path} is of a newer version of the portal: restore it with that.")
        return About(**said)
    except (ValueError, TypeError, KeyError):
        raise foreign from None


@contextmanager
def database_in(path: Path) -> Iterator[IO[bytes]]:
    with ZipFile(path) as packed, packed.open(DATABASE) as stream:
        yield stream
