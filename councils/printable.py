"""Which characters can be printed: what is said of one that cannot, and what stands in its place.

A page may hold any character; a PDF for everybody (PDF/UA) only what a font can show. Kurinto has
the scripts that people in England are named in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any
from unicodedata import category, name

from django.core.exceptions import ValidationError
from fontTools.ttLib import TTFont

FONTS = Path(str(files("weblate_fonts"))) / "static/weblate_fonts/kurinto/ttf"
_FILES = ("KurintoSans-Rg", "KurintoSansSC-Rg", "KurintoSansJP-Rg", "KurintoSansKR-Rg")
# Nearly every text is made of these alone; only another one is looked up.
_ORDINARY = re.compile("[\t\n\r\x20-\x7e\xa0-\u017f\u2010-\u2027\u2030-\u203a€]*")
_NO_TEXT = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}
_NEW_LINES = dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n")
# Word's bullets are signs of Symbol and Wingdings, which it stores as private ones.
_BULLETS = {
    "\uf02d": "–",
    "\uf076": "•",
    "\uf0a7": "▪",
    "\uf0b7": "•",
    "\uf0d8": "›",
    "\uf0e0": "→",
    "\uf0fc": "✓",
}
_BYTE_ORDER_MARK = 0xFEFF  # which PDF/UA forbids, though fonts have it
UNKNOWN = "□"
# What XML cannot hold, even escaped: feeds and workbooks are made of it.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 3  # places that a message names


def check(text: str) -> str:
    """The text. ValueError names each character that cannot be printed, and its place."""
    if found := list(islice(_unprintable(text), _SHOWN + 1)):
        places = "; ".join(_said(text, at) for at in found[:_SHOWN])
        more = ", and more" if len(found) > _SHOWN else ""
        raise ValueError(f"It has what cannot be printed: {places}{more}.")
    return text


def validate_printable(text: Any) -> None:
    """As a validator of a field."""
    try:
        check(str(text))
    except ValueError as error:
        raise ValidationError(str(error), code="unprintable") from error


def substituted(text: str) -> str:
    """The text as it can be printed: an ordinary sign, a new line, nothing, or an empty square."""
    if _ORDINARY.fullmatch(text):
        return text
    return "".join(each if _is_printable(each) else _substitute(each) for each in text)


def writable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NO_XML.sub("", text)


def plainest(text: str) -> str:
    """The text in letters of Europe alone."""
    return "".join(each if _ORDINARY.fullmatch(each) else UNKNOWN for each in text)


def _unprintable(text: str) -> Iterator[int]:
    if not _ORDINARY.fullmatch(text):
        yield from (at for at, each in enumerate(text) if not _is_printable(each))


def _is_printable(character: str) -> bool:
    if _ORDINARY.fullmatch(character):
        return True
    return category(character) not in _NO_TEXT and ord(character) in _covered()


@cache
def _covered() -> frozenset[int]:
    """The characters that there is a glyph for."""
    covered: set[int] = set()
    for each in _FILES:
        with TTFont(FONTS / f"{each}.ttf", lazy=True) as font:
            covered.update(font["cmap"].getBestCmap())
    return frozenset(covered - {_BYTE_ORDER_MARK})


def _substitute(character: str) -> str:
    if found := _NEW_LINES.get(character) or _BULLETS.get(character):
        return found
    return "" if category(character) in ("Cc", "Cf") else UNKNOWN


def _said(text: str, at: int) -> str:
    """``U+F0B7 (…) in line 2 after “we agreed to”: write • instead``."""
    character, line = text[at], text.count("\n", 0, at) + 1
    before = text[:at].rpartition("\n")[2].split()[-3:]
    place = f"line {line} after “{substituted(' '.join(before))}”" if before else f"line {line}"
    return f"U+{ord(character):04X} ({_kind(character)}) in {place}: {_remedy(character)}"


def _kind(character: str) -> str:
    kind = category(character)
    if character in _NEW_LINES:
        return "a line break of another kind"
    if kind == "Co":
        return "a sign of a private font, as bullets pasted from Word are"
    if kind in ("Cc", "Cf"):
        return "an invisible sign"
    return name(character, "no character").lower()


def _remedy(character: str) -> str:
    if character in _NEW_LINES:
        return "delete it and start a new line"
    stand_in = _substitute(character)
    return f"write {stand_in} instead" if stand_in not in ("", UNKNOWN) else "delete it"
