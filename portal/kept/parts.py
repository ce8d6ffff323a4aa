"""A part of a file, as RFC 9110 (14) lets readers ask for it: to go on where a download broke off.

Or to read a few columns of a Parquet file without the rest.
"""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from whitenoise.responders import StaticFile


class Part(NamedTuple):
    """The bytes from ``start`` up to ``end``, that one not among them."""

    start: int
    end: int


class BeyondTheEnd(Exception):
    """Nothing of what is asked for is there."""


def asked_part(request: HttpRequest, size: int, validator: str) -> Part | None:
    """Which bytes of ``size`` are asked for; None where it is all of them.

    What cannot be read, several parts at once, and a part of what the file was before are all.
    """
    asked = request.META.get("HTTP_RANGE")
    before = request.META.get("HTTP_IF_RANGE", validator)
    if request.method != "GET" or not asked or before != validator:
        return None
    try:
        first, last = StaticFile.parse_byte_range(asked)
    except ValueError:
        return None
    is_of_the_end = asked.partition("=")[2].lstrip().startswith("-")  # "-0" is read as 0
    start = max(first + size, 0) if is_of_the_end else first
    end = size if last is None else min(last + 1, size)
    if start >= size:
        raise BeyondTheEnd
    return Part(start, end) if start < end else None
