"""Kept answers as files: shared by workers, there after a restart, bounded.

A file is the answer as it is sent, and behind it of what it was made. It is put in its place whole
or not at all. Whoever can write there can change pages: it is a folder of the portal's own, as that
of the static files is.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time
from typing import IO, NamedTuple

from django.conf import settings

log = logging.getLogger(__name__)

MEGABYTE = 1_000_000
LEFT = 0.8  # of what may be kept, once the oldest had to go
SWEPT_EVERY = 500  # answers that a process keeps
SEEN_EVERY = 3_600  # seconds: how exactly it is known when one was asked for last
DIGITS = 8  # at the end of a file: how long that is what stands before them
AT_THE_END = 8_192  # bytes that are enough for both
IN_MEMORY = 1_000_000  # bytes: what is longer is sent in pieces

_kept = count(1)


@dataclass(frozen=True)
class Made:
    """Of what an answer was made, and how it is sent."""

    tables: list[str]  # that were read for it
    validator: str
    headers: dict[str, str]


class Kept(NamedTuple):
    """An answer that is there: in memory, or where it is long ``size`` bytes of an open file."""

    made: Made
    size: int
    body: bytes | None
    file: IO[bytes] | None

    def close(self) -> None:
        if self.file:
            self.file.close()


def place(key: str) -> str:
    return f"{settings.KEPT_ANSWERS}/{key[:2]}/{key}"


def found(key: str) -> Kept | None:
    """Whoever asks closes it. What cannot be read is not there."""
    try:
        file = open(place(key), "rb", buffering=0)  # noqa: SIM115
    except OSError:
        return None
    try:
        kept = _read(file)
    except (OSError, ValueError, TypeError):
        file.close()
        return None
    if kept.body is not None:
        file.close()
    return kept


def _read(file: IO[bytes]) -> Kept:
    state = os.fstat(file.fileno())
    end = os.pread(file.fileno(), AT_THE_END, max(0, state.st_size - AT_THE_END))
    told = end[-DIGITS - int(end[-DIGITS:]) : -DIGITS]
    made = Made(**json.loads(told))
    if time() - state.st_mtime > SEEN_EVERY:
        os.utime(file.fileno())
    size = state.st_size - len(told) - DIGITS
    if size > IN_MEMORY:
        return Kept(made, size, None, file)
    return Kept(made, size, os.pread(file.fileno(), size, 0), None)


class Writing:
    """An answer on its way into its place; ``made`` is said once all of it is written.

    What cannot be written, on a full disk, is not kept, and nobody is the worse for it.
    """

    def __init__(self, key: str) -> None:
        self.target = Path(place(key))
        self.made: Made | None = None
        self.file: IO[bytes] | None = None
        with self._or_not_at_all():
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.file = NamedTemporaryFile(dir=self.target.parent, delete=False)  # noqa: SIM115

    def write(self, chunk: bytes) -> None:
        if self.file:
            with self._or_not_at_all():
                self.file.write(chunk)

    def finish(self) -> None:
        """In its place where it is known of what it was made, otherwise gone."""
        if self.file is None:
            return
        with self._or_not_at_all():
            if self.made:
                told = json.dumps(asdict(self.made)).encode()
                self.file.write(told + f"{len(told):0{DIGITS}}".encode())
            self.file.close()
            if self.made:
                os.replace(self.file.name, self.target)
            else:
                os.unlink(self.file.name)

    @contextmanager
    def _or_not_at_all(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            log.warning("An answer could not be kept: %s", error)
            if self.file:
                with suppress(OSError):
                    self.file.close()
                Path(self.file.name).unlink(missing_ok=True)
            self.file = None


@contextmanager
def writing(key: str) -> Iterator[Writing]:
    """Kept where ``made`` is set at the end, otherwise forgotten."""
    answer = Writing(key)
    try:
        yield answer
    except BaseException:
        answer.made = None
        raise
    finally:
        answer.finish()
    if next(_kept) % SWEPT_EVERY == 0:
        sweep()


def sweep() -> None:
    """Those that were asked for longest ago go, where all take more than KEPT_ANSWERS_MEGABYTES."""
    files = []
    for each in Path(settings.KEPT_ANSWERS).glob("*/*"):
        with suppress(FileNotFoundError):
            state = each.stat()
            files.append((state.st_mtime, state.st_size, each))
    total, most = sum(size for _, size, _ in files), settings.KEPT_ANSWERS_MEGABYTES * MEGABYTE
    if total <= most:
        return
    for _, size, file in sorted(files):
        if total <= most * LEFT:
            break
        file.unlink(missing_ok=True)
        total -= size
