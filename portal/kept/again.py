"""An answer that was made before, given again: ready to be sent, by a server or by Django.

It holds exactly as long as what it was made of: the tables that its queries read, the instants that
have passed, London's date, the code. Nothing is guessed, and nothing is served past an instant.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.middleware.gzip import re_accepts_gzip

from councils.requests import Request
from portal.cache import NEGOTIATED, PRIVATE, address_of, is_asked_for, shared_until, validator
from portal.compression import PARTS
from portal.kept import store
from portal.kept.hottest import reading_of
from portal.kept.parts import BeyondTheEnd, Part, asked_part
from portal.postcode_privacy import may_name_a_postcode

PIECE = 65_536
LONGEST_QUERY = 300
# What somebody typed is nobody's to keep, and a form has its own hour.
TYPED = ("q=", "address=", "email=")
FORMS = "/report-an-error/"


class Answer(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: list[bytes] | Pieces


@dataclass(frozen=True)
class Pieces:
    """Bytes of a file, unzipped where that is said; whoever has read it closes it."""

    file: IO[bytes]
    start: int
    end: int
    unzips: bool

    def __iter__(self) -> Iterator[bytes]:
        read = self._read()
        return unzipped(read) if self.unzips else read

    def _read(self) -> Iterator[bytes]:
        self.file.seek(self.start)
        for start in range(self.start, self.end, PIECE):
            yield self.file.read(min(PIECE, self.end - start))

    def close(self) -> None:
        self.file.close()


def may_be_kept(request: Request) -> bool:
    """A public answer to a plain address, once the last change is no more than past."""
    changed_at = request.public_record.changed_at
    query = request.META.get("QUERY_STRING", "")
    return (
        bool(settings.KEPT_ANSWERS_MEGABYTES)
        and request.method in ("GET", "HEAD")
        and not request.path.startswith(PRIVATE)
        and (changed_at is None or changed_at <= request.at)
        and len(query) <= LONGEST_QUERY
        and not any(each in query for each in TYPED)
        and not request.path.endswith(FORMS)
        and not may_name_a_postcode(request)
    )


def key_of(request: Request) -> str | None:
    """What an answer is kept under: its address and what it may differ by besides.

    None of what is not kept, or asked for under a name that is not the portal's.
    """
    if not may_be_kept(request):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    parts = (
        *(request.scheme, host, address_of(request)),
        "HTTP_ORIGIN" in request.META,
        request.META.get("HTTP_ACCEPT") if request.path.startswith(NEGOTIATED) else None,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]


def takes_gzip(request: Request) -> bool:
    return bool(re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))


def again(request: Request, key: str) -> Answer | None:
    """What is kept and holds for a request with its instant and the public record as at that."""
    kept = _kept(request, key)
    if kept is None:
        return None
    if is_asked_for(request, kept.made.validator):
        kept.close()
        return Answer(304, _of_not_modified(request, kept.made), [])
    if PARTS not in kept.made.headers:
        return _whole(request, kept)
    try:
        part = asked_part(request, kept.size, kept.made.validator)
    except BeyondTheEnd:
        kept.close()
        return Answer(416, [("Content-Range", f"bytes */{kept.size}")], [])
    return _part(request, kept, part) if part else _whole(request, kept)


def _kept(request: Request, key: str) -> store.Kept | None:
    reading = reading_of(request)
    if kept := reading.answers.get(key):
        return kept
    kept = store.found(key)
    if kept is None:
        return None
    if kept.made.validator != validator(request, kept.made.tables):
        kept.close()
        return None
    reading.add(key, kept)
    return kept


def _of_not_modified(request: Request, made: store.Made) -> list[tuple[str, str]]:
    """Who has the answer has its headers too, but for what lets pages of other sites read it."""
    kept = (
        (name, value)
        for name, value in made.headers.items()
        if name.lower().startswith(("cache-control", "vary", "access-control-"))
    )
    return [*kept, ("ETag", made.validator), ("X-Accel-Expires", shared_until(request))]


def _whole(request: Request, kept: store.Kept) -> Answer:
    """Compressed as it lies there, unless the reader takes it only as it is."""
    headers = kept.made.headers | {"X-Accel-Expires": shared_until(request)}
    unzips = "Content-Encoding" in headers and not takes_gzip(request)
    if unzips:
        del headers["Content-Encoding"]
        headers["ETag"] = kept.made.validator
    if kept.file:
        if not unzips:
            headers["Content-Length"] = str(kept.size)
        return Answer(200, [*headers.items()], Pieces(kept.file, 0, kept.size, unzips))
    assert kept.body is not None
    body = gzip.decompress(kept.body) if unzips else kept.body
    headers["Content-Length"] = str(len(body))
    return Answer(200, [*headers.items()], [body])


def _part(request: Request, kept: store.Kept, part: Part) -> Answer:
    headers = kept.made.headers | {
        "X-Accel-Expires": shared_until(request),
        "Content-Length": str(part.end - part.start),
        "Content-Range": f"bytes {part.start}-{part.end - 1}/{kept.size}",
    }
    if kept.file:
        return Answer(206, [*headers.items()], Pieces(kept.file, part.start, part.end, False))
    assert kept.body is not None
    return Answer(206, [*headers.items()], [kept.body[part.start : part.end]])


def unzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    for piece in pieces:
        yield reader.decompress(piece)
    yield reader.flush()
