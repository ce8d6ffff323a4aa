"""The versions in which letters' content was kept, and what reads an older one.

A letter is kept for ever, so its content is read for ever. Whoever changes what a letter is made of
counts ``VERSION`` up, writes into ``READERS`` how what was kept until then is read, and keeps an
example of the new version beside those of the older ones (``tests/letters/composing/kept``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

VERSION = 2
FIRST = 1  # of content that was kept before versions were written with it
Kept = dict[str, Any]

# What makes content of a version into that of the next, by the version it has.
READERS: Mapping[int, Callable[[Kept], Kept]] = {
    1: lambda kept: kept | {"chance": ""},  # each panel said itself what can arise by chance
}


class UnknownVersion(Exception):
    """Content of a version that this code cannot read: it was kept by newer code."""


def versioned(content: Kept) -> Kept:
    """What is kept of content, with its version."""
    return {"version": VERSION, **content}


def current(kept: Kept) -> Kept:
    """What was kept, as content of this version is made; UnknownVersion where it is newer."""
    content = dict(kept)
    version = content.pop("version", FIRST)
    if version > VERSION:
        raise UnknownVersion(
            f"This letter was kept in version {version}, and this code reads up to {VERSION}."
        )
    for step in range(version, VERSION):
        content = READERS[step](content)
    return content
