"""Which year a letter in a PDF says that it is about: read out of the words of its first pages.

A PDF draws glyphs. Which characters they are stands in each font, or they are those of Windows'
western alphabet; what is neither, or a picture of a page, cannot be read and says nothing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from councils.years import Year

PAGES = 3  # on which a letter says what it is about
LARGEST = 2_000_000  # bytes of what one page draws, or of one font's characters
DEEPEST = 5  # drawings inside drawings
YEAR = r"((?:19|20)[0-9]{2})"
# Without blanks: they stand where the typesetter moved, which may be inside of a word.
SURE = (
    (re.compile(rf"year(?:ended|ending|to)(?:on)?31march{YEAR}"), -1),
    (re.compile(rf"1april{YEAR}(?:to|until|and|-|–)31march"), 0),
)
TITLE = re.compile(rf"annual(?:review)?letter(?:for)?{YEAR}(?![-–/][0-9]{{2}})")
SPAN = re.compile(rf"{YEAR}[-–/](?:20)?([0-9]{{2}})")
_ONE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_PART = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)

Characters = dict[bytes, str] | None  # of an alphabet that the font does not tell: None


def years_in(content: bytes) -> list[Year]:
    """The years that it says it is about, in order; of one that says nothing, none.

    What it calls the year that ended counts before what it only names. The file was looked through.
    """
    return named_in(words_of(content))


def named_in(words: str) -> list[Year]:
    """The same of words."""
    text = re.sub(r"\s+", "", words).casefold()
    for found in (_sure(text), _titled(text), _spans(text)):
        if years := sorted(set(found)):
            return years
    return []


def _sure(text: str) -> Iterator[Year]:
    for pattern, begins in SURE:
        for year in pattern.findall(text):
            yield Year(int(year) + begins)


def _titled(text: str) -> Iterator[Year]:
    """A letter is called after the year in which it was written."""
    for year in TITLE.findall(text):
        yield Year(int(year) - 1)


def _spans(text: str) -> Iterator[Year]:
    for first, second in SPAN.findall(text):
        if (int(first) + 1) % 100 == int(second):
            yield Year(int(first))


def words_of(content: bytes) -> str:
    """What can be read of its first pages; empty where that is nothing."""
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            pages = list(pdf.pages)[:PAGES]
            return " ".join(each for page in pages for each in _page(pdf, page))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ""  # whatever is odd in it, it is kept: it only says no year


def _page(pdf: pikepdf.Pdf, page: Any) -> Iterator[str]:
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    drawn = b"\n".join(_decoded(each) for each in streams if each is not None)
    yield from _drawn(pdf, drawn, page.obj.get("/Resources"), 0)


def _drawn(pdf: pikepdf.Pdf, content: bytes, resources: Any, depth: int) -> Iterator[str]:
    known: dict[str, Characters] = {}
    font: Characters = None
    instructions: Any = pikepdf.parse_content_stream(pdf.make_stream(content))
    for operands, operator in instructions:
        match str(operator):
            case "Tf":
                name = str(operands[0])
                if name not in known:
                    known[name] = _characters(resources["/Font"][name])
                font = known[name]
            case "TJ":
                shown = (each for each in operands[0] if isinstance(each, pikepdf.String))
                yield "".join(_read(bytes(each), font) for each in shown)
            case "Tj" | "'" | '"':
                yield _read(bytes(operands[-1]), font)
            case "Do" if depth < DEEPEST:
                inner = resources["/XObject"][str(operands[0])]
                if str(inner.get("/Subtype", "")) == "/Form":
                    own = inner.get("/Resources", resources)
                    yield from _drawn(pdf, _decoded(inner), own, depth + 1)


def _characters(font: Any) -> Characters:
    mapped = font.get("/ToUnicode")
    if mapped is None:
        return {} if str(font.get("/Subtype", "")) == "/Type0" else None
    found: dict[bytes, str] = {}
    for kind, part in _PART.findall(_decoded(mapped)):
        if kind == b"bfchar":
            found |= {_bytes(code): _text(_bytes(said)) for code, said in _ONE.findall(part)}
            continue
        for first, last, said in _RANGE.findall(part):
            start, end, length = int(first, 16), int(last, 16), len(_bytes(first))
            begins = int(said, 16)
            for code in range(start, min(end, start + 0xFFFF) + 1):
                character = (begins + code - start).to_bytes(len(_bytes(said)), "big")
                found[code.to_bytes(length, "big")] = _text(character)
    return found


def _read(shown: bytes, font: Characters) -> str:
    if font is None:
        return shown.decode("cp1252", "replace")
    length = max(map(len, font), default=1)
    return "".join(font.get(shown[at : at + length], "") for at in range(0, len(shown), length))


def _bytes(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode() + "0" * (len(digits) % 2))


def _text(code: bytes) -> str:
    return code.decode("utf-16-be" if len(code) > 1 else "latin-1", "ignore")


def _decoded(stream: Any) -> bytes:
    """What a stream holds, up to a limit: a few bytes can be made to stand for very many."""
    names = stream.get("/Filter")
    filters = [str(each) for each in names] if isinstance(names, pikepdf.Array) else [str(names)]
    raw = bytes(stream.read_raw_bytes())
    if names is None:
        return raw[:LARGEST]
    if filters == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
        try:
            return zlib.decompressobj().decompress(raw, LARGEST)
        except zlib.error:
            return b""
    return b""
