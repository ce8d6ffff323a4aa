"""A file is looked through where a scanner is set, and not taken where that is away."""

import shlex
import socket
import struct
import sys
import threading
from contextlib import contextmanager

import pytest

from councils.attachments import scanner
from councils.refusals import Refused
from tests.councils.attachments.files import EICAR, PDF

# Reads its standard input as clamdscan does, and ends as that does.
COMMAND = shlex.join(
    [
        sys.executable,
        "-c",
        "import sys; sys.exit(b'EICAR-STANDARD' in sys.stdin.buffer.read())",
    ]
)


@contextmanager
def clamd(answer: bytes, place: socket.socket):
    """Speaks clamd's INSTREAM to one who connects, and remembers what it was sent."""
    sent: list[bytes] = []

    def speak() -> None:
        connection, _ = place.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!I", stream.read(4))[0]:
                sent.append(stream.read(length))
            connection.sendall(answer)

    place.listen()
    thread = threading.Thread(target=speak)
    thread.start()
    yield sent
    thread.join(5)
    place.close()


def test_without_one_nothing_is_looked_through(settings):
    settings.VIRUS_SCANNER = ""
    assert not scanner.is_set()
    assert scanner.scan(EICAR) is False


def test_a_command_reads_the_file_and_says_by_its_end(settings):
    settings.VIRUS_SCANNER = COMMAND
    assert scanner.is_set()
    assert scanner.scan(PDF) is True
    with pytest.raises(Refused, match="found something in this file"):
        scanner.scan(PDF + EICAR)


@pytest.mark.parametrize(
    "setting",
    [
        "/no/such/scanner -",
        shlex.join([sys.executable, "-c", "raise SystemExit(2)"]),
        "'",  # not a command at all
        "clamd://127.0.0.1:1",
        "clamd:///no/such/socket",
        "clamd://127.0.0.1:notaport",
    ],
)
def test_one_that_is_away_lets_nothing_through(settings, setting, caplog):
    settings.VIRUS_SCANNER = setting
    with pytest.raises(Refused, match="could not look through this file, so it is not taken"):
        scanner.scan(PDF)
    assert "an attachment was refused" in caplog.text


def test_one_that_hangs_lets_nothing_through(settings, monkeypatch):
    monkeypatch.setattr(scanner, "SECONDS", 0.2)
    settings.VIRUS_SCANNER = shlex.join([sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(Refused, match="could not look through"):
        scanner.scan(PDF)


@pytest.mark.parametrize("is_local", [False, True])
def test_clamd_is_sent_the_file_in_pieces(settings, monkeypatch, tmp_path, is_local):
    monkeypatch.setattr(scanner, "PIECE", 10)
    if is_local:
        place = socket.socket(socket.AF_UNIX)
        place.bind(str(tmp_path / "clamd"))
        settings.VIRUS_SCANNER = f"clamd://{tmp_path / 'clamd'}"
    else:
        place = socket.create_server(("127.0.0.1", 0))
        settings.VIRUS_SCANNER = f"clamd://127.0.0.1:{place.getsockname()[1]}"
    with clamd(b"stream: OK\0", place) as sent:
        assert scanner.scan(PDF) is True
    assert (b"".join(sent), len(sent[0])) == (PDF, 10)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"stream: Eicar-Signature FOUND\0", "found something"),
        (b"INSTREAM size limit exceeded. ERROR\0", "could not look through"),
        (b"", "could not look through"),
    ],
)
def test_what_clamd_says_decides(settings, answer, why):
    place = socket.create_server(("127.0.0.1", 0))
    settings.VIRUS_SCANNER = f"clamd://127.0.0.1:{place.getsockname()[1]}"
    with clamd(answer, place), pytest.raises(Refused, match=why):
        scanner.scan(PDF)
