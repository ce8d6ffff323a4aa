"""Decision references: year of receipt and serial number, sometimes with a letter.

Kept as ``24018407``, shown as ``24 018 407``, written ``24-018-407`` in addresses.
"""

import re
from collections.abc import Collection
from string import ascii_uppercase

from councils.typed_words import APOSTROPHES, DASHES, QUOTES

# What people write before a reference, and marks that came along when it was copied.
_INTRODUCTION = re.compile(
    r"(?:(?:our|your|the|complaint|case|decision)\b[\s.:]*)*"
    r"(?:(?:reference|ref|number|no|nr|id)\b[\s.:#]*)*",
    re.IGNORECASE,
)
_ROUND_IT = f"{APOSTROPHES}{QUOTES}()[]<>#.,;:!? \t"
_DASHES = dict.fromkeys(map(ord, DASHES), "-")
_DOTTED = re.compile(r"(?<=\d)\.(?=\d)")
_PATTERN = re.compile(r"([0-9]{2})[ -]?([0-9]{3})[ -]?([0-9]{3})([a-z]?)", re.IGNORECASE)


def parsed(text: str) -> str:
    """The reference as it is kept; ValueError where it is none.

    A number whose leading zeros a spreadsheet took away is padded to eight digits.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        text = text.zfill(8)
    match = _PATTERN.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a reference: write it as 24 018 407")
    return "".join(match.groups()).lower()


def looked_for(text: str) -> str | None:
    """The reference that somebody types to find one; None where it is a word such as ``2024``."""
    text = bare(text)
    try:
        return parsed(text) if sum(map(str.isdigit, text)) >= 7 else None
    except ValueError:
        return None


def bare(text: str) -> str:
    """What is typed without what only introduces a reference or came along when it was copied.

    ``Your ref: “24–018–407”.`` is ``24-018-407``.
    """
    text = _INTRODUCTION.sub("", text.translate(_DASHES).strip(_ROUND_IT), count=1)
    return _DOTTED.sub(" ", text.strip(_ROUND_IT))


def unbroken(reference: str) -> str:
    """As it is shown, in one line."""
    return shown(reference).replace(" ", "\u00a0")


def shown(reference: str) -> str:
    if is_void(reference):
        number, mark = shown(reference[:8]), reference[8:]
        return f"{number} (void)" if mark == ascii_uppercase[0] else f"{number} (void {mark})"
    return " ".join((reference[:2], reference[2:5], reference[5:]))


def is_void(reference: str) -> bool:
    """Whether it is what a decision that was entered in error is kept under; nobody can type it."""
    return reference[8:].isupper()


def void_reference(reference: str, taken: Collection[str]) -> str:
    """What a decision is kept under, so that its reference is free; ValueError where none is."""
    for mark in ascii_uppercase:
        if (found := f"{reference[:8]}{mark}") not in taken:
            return found
    raise ValueError(f"{shown(reference)} has been entered in error too often")


def in_address(reference: str) -> str:
    return "-".join((reference[:2], reference[2:5], reference[5:]))


class ReferenceConverter:
    """``24-018-407`` in an address; it is found as ``24 018 407`` and ``24018407`` as well."""

    regex = "[0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}[A-Za-z]?"

    def to_python(self, value: str) -> str:
        return parsed(value)

    def to_url(self, value: str) -> str:
        if is_void(value):
            raise ValueError("what was entered in error has no address")
        return in_address(value)
