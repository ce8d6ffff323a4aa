"""What is read of the whole register, read once for many who ask while nothing of it changes.

A page reads it once anyway. Whoever makes hundreds of pages one after the other, out of a copy that
nobody else writes to, says so; for all others everything is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Read = TypeVar("Read")
_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("readings", default=None)


@contextmanager
def unchanged() -> Iterator[None]:
    """Within, nobody changes who succeeds whom, nor what is announced; what is read is kept."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(read: Callable[[], Read], *asked: Hashable) -> Read:
    """What ``read`` finds for what is ``asked``: the very object, which nobody alters."""
    known = _known.get()
    if known is None:
        return read()
    if asked not in known:
        known[asked] = read()
    found: Read = known[asked]
    return found
