"""How far long work has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Protocol, TextIO, TypeVar

from tqdm import tqdm

Item = TypeVar("Item")
EVERY = 10_000


class Progress(Protocol):
    """Passes items on and shows how many there have been."""

    def __call__(self, items: Iterable[Item], label: str) -> Iterator[Item]: ...


def silent(items: Iterable[Item], label: str) -> Iterator[Item]:
    """Shows nothing."""
    return iter(items)


def shown(items: Iterable[Item], label: str, stream: TextIO | None = None) -> Iterator[Item]:
    """Passes the items on and shows how many there have been on the error stream."""
    stream = stream or sys.stderr
    if stream.isatty():
        yield from tqdm(items, desc=label, unit="", file=stream)
        return
    count = 0
    for count, item in enumerate(items, start=1):
        yield item
        if count % EVERY == 0:
            print(f"{label}: {count:,}", file=stream, flush=True)
    print(f"{label}: {count:,}, done", file=stream, flush=True)
