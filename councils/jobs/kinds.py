"""Which long work there is. Each thing of the field says so of its own: ``job_kind(Kind(…))``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from councils.models import Job
from councils.progress import Progress
from councils.refusals import Refused
from councils.staff_screens import may

Do = Callable[[Job, datetime, Progress], Iterable[str] | None]


@dataclass(frozen=True)
class Kind:
    """One kind of long work.

    ``do`` is all or nothing, or goes on where it was; it gives sentences to be shown at the end.
    ``is_done`` is asked where a worker died in it: whether it had come to its end. ``needs`` are
    permissions, of which one is enough to see such a job and to have it done. ``broken`` is what is
    to be known after an error; a line is written after ``every`` so many items.
    """

    name: str
    do: Do
    needs: tuple[str, ...]
    is_done: Callable[[Job], bool] = lambda job: False
    refusals: tuple[type[Exception], ...] = (Refused,)
    broken: str = "nothing was changed"
    unit: str = "rows"
    every: int = 1_000

    def may(self, user: Any) -> bool:
        return may(user, *self.needs)


KINDS: dict[str, Kind] = {}


def job_kind(kind: Kind) -> Kind:
    """Adds a kind; called once for each when the admin is put together."""
    KINDS[kind.name] = kind
    return kind
