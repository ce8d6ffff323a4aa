"""The virus scanner that VIRUS_SCANNER names: a clamd, or a command that reads the file.

``clamd://host:3310``, ``clamd:///run/clamav/clamd.ctl``, or a command as ``clamdscan --no-summary
-``, which reads the file from its standard input and ends with 0 where it found nothing, 1 where it
found something. Whatever else comes of it, the file was not looked through, and is not taken.
"""

from __future__ import annotations

import logging
import shlex
import socket
import struct
import subprocess
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from councils.refusals import Refused

SECONDS = 30
PIECE = 1 << 16  # bytes
LONGEST_ANSWER = 4_096  # bytes
CLEAN, FOUND = 0, 1  # how a command ends
BAD = (
    "The virus scanner found something in this file, so it is not taken. Tell whoever looks after"
    " your computers, and whoever sent it."
)
AWAY = (
    "The virus scanner could not look through this file, so it is not taken. Try again in a few"
    " minutes; if that does not help, tell whoever runs the portal."
)
LOG = logging.getLogger(__name__)


class NotScanned(Exception):
    """The scanner is away, or what it says is not understood."""


def is_set() -> bool:
    return bool(settings.VIRUS_SCANNER)


def scan(content: bytes) -> bool:
    """Whether a scanner found nothing; False where none is set. Refused otherwise."""
    scanner = settings.VIRUS_SCANNER
    if not scanner:
        return False
    ask = _clamd_finds if scanner.startswith("clamd:") else _command_finds
    try:
        is_bad = ask(scanner, content)
    except (NotScanned, OSError, subprocess.SubprocessError, ValueError) as error:
        LOG.error("The virus scanner is away (%s): an attachment was refused.", error)
        raise Refused(AWAY) from None
    if is_bad:
        LOG.warning("The virus scanner found something: an attachment was refused.")
        raise Refused(BAD)
    return True


def _command_finds(command: str, content: bytes) -> bool:
    done = subprocess.run(
        shlex.split(command), input=content, capture_output=True, timeout=SECONDS, check=False
    )
    if done.returncode not in (CLEAN, FOUND):
        raise NotScanned(f"its command ended with {done.returncode}")
    return done.returncode == FOUND


def _clamd_finds(address: str, content: bytes) -> bool:
    """By INSTREAM: pieces, each after its length, and one without any at the end."""
    with _connected(address) as connection:
        connection.sendall(b"zINSTREAM\0")
        for piece in _pieces(content):
            connection.sendall(struct.pack("!I", len(piece)) + piece)
        connection.sendall(struct.pack("!I", 0))
        answer = _answer(connection)
    if answer == "stream: OK":
        return False
    if answer.endswith(" FOUND"):
        return True
    raise NotScanned(f"clamd says “{answer}”")


def _connected(address: str) -> socket.socket:
    place = urlsplit(address)
    if place.hostname:
        return socket.create_connection((place.hostname, place.port or 3310), timeout=SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(SECONDS)
    try:
        connection.connect(place.path)
    except OSError:
        connection.close()
        raise
    return connection


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]


def _answer(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")
