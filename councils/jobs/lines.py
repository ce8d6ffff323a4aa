"""How far a job has come, in a file: beside the work's transaction, which is not seen till its end.

What cannot be written there is not said; the work goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from councils.jobs.kinds import Kind
from councils.models import Job
from councils.progress import Item


class Lines:
    """The lines of one job, as its worker writes them."""

    def __init__(self, job: Job, kind: Kind) -> None:
        self.path, self.kind = _path(job), kind
        self.written: list[str] = []
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.unlink(missing_ok=True)

    def say(self, line: str) -> None:
        line = " ".join(line.split())
        self.written.append(line)
        with suppress(OSError):
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with open(os.open(self.path, flags, 0o600), "a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def watch(self, items: Iterable[Item], label: str) -> Iterator[Item]:
        """A Progress: a line now and then, and one at the end."""
        count = 0
        for count, item in enumerate(items, start=1):
            yield item
            if count % self.kind.every == 0:
                self.say(f"{label}: {count:,} {self.kind.unit}")
        self.say(f"{label}: all {count:,} {self.kind.unit}")

    def end(self) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def lines_of(job: Job) -> list[str]:
    """What is known of how far it has come; a line that is being written is not there yet."""
    if job.state != Job.State.WORKING:
        return list(job.lines)
    try:
        text = _path(job).read_text(encoding="utf-8", errors="ignore")
    except OSError:
        return []
    return text.splitlines() if text.endswith("\n") else text.splitlines()[:-1]


def _path(job: Job) -> Path:
    return Path(settings.VAR_DIR) / "jobs" / f"{job.pk}"
