"""What a cell may say: each function reads one, or raises ValueError with what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import TextChoices

from councils.files.marks import (
    BROKEN,
    NO_NUMBER,
    is_broken,
    says_nothing,
    without_marks,
    without_notes,
)
from councils.printable import check

_MONTHS = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september", "sept"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
NO_DATE = "is not a date: write it as 2025-03-14, 14/03/2025 or 14 Mar 2025"
A_SERIAL_NUMBER = (
    "is the number that a spreadsheet keeps for a date: format the column as a date, and save it"
    " again"
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SLASHED = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_WORDED = re.compile(r"([0-9]{1,2})([ -])([A-Za-z]+)\2([0-9]{4})")
_SHORT = re.compile(r"([0-9]{1,2})-([A-Za-z]+)-([0-9]{2})")
_SERIAL_NUMBER = re.compile(r"[1-9][0-9]{4}(\.[0-9]+)?")
_FIRST_CENTURY = 50  # of two digits: 49 is 2049, 50 is 1950
_YES = {"yes": True, "y": True, "true": True, "1": True}
_NO = {"no": False, "n": False, "false": False, "0": False}
_NUMBER = re.compile(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0+)?")


class Alike(ValueError):
    """What is wrong with a cell, and ``rule``: the same for every cell that is wrong in its way."""

    def __init__(self, message: str, rule: str) -> None:
        super().__init__(message)
        self.rule = rule


def miswritten(text: str, rule: str) -> Alike:
    """A cell that quotes its text before the rule that it breaks."""
    return Alike(f"{text!r} {rule}", rule)


def plain(text: str) -> str:
    """Only letters and digits, in lower case, with one underscore between words."""
    return re.sub(r"[\W_]+", "_", text.casefold()).strip("_")


@lru_cache(maxsize=10_000)
def day(text: str) -> date:
    """``2025-03-14``, ``14/03/2025``, ``14 Mar 2025``, or as Excel writes it: ``14-Mar-25``."""
    try:
        if match := _ISO.fullmatch(text):
            found = date(int(match[1]), int(match[2]), int(match[3]))
        elif match := _SLASHED.fullmatch(text):
            found = date(int(match[3]), int(match[2]), int(match[1]))
        elif (match := _WORDED.fullmatch(text)) and match[3].lower() in _MONTH:
            found = date(int(match[4]), _MONTH[match[3].lower()], int(match[1]))
        elif (match := _SHORT.fullmatch(text)) and match[2].lower() in _MONTH:
            century = 2000 if int(match[3]) < _FIRST_CENTURY else 1900
            found = date(century + int(match[3]), _MONTH[match[2].lower()], int(match[1]))
        else:
            raise ValueError
    except ValueError:
        is_number = _SERIAL_NUMBER.fullmatch(text)
        raise miswritten(text, A_SERIAL_NUMBER if is_number else NO_DATE) from None
    if not 1900 <= found.year <= 2999:
        raise miswritten(text, "does not lie in the years 1900 to 2999")
    return found


def whole_number(text: str) -> int:
    """Digits, with or without commas between thousands; what leads to a footnote is passed over."""
    bare = without_notes(text)
    match = _NUMBER.fullmatch(bare) if bare.isascii() else None
    if not match:
        raise miswritten(text, why_no_figure(text) or "is not a whole number")
    number = int(match[1].replace(",", ""))
    if number > 2_147_483_647:
        raise miswritten(text, "is too large")
    return number


def why_no_figure(text: str) -> str:
    """What a cell says instead of a figure; empty where it is neither a sign nor an error."""
    if is_broken(text):
        return BROKEN
    return NO_NUMBER if says_nothing(text) else ""


def yes_or_no(text: str) -> bool:
    answer = (_YES | _NO).get(text.casefold())
    if answer is None:
        raise miswritten(text, "is neither yes nor no")
    return answer


def listed(text: str) -> list[str]:
    """The entries of a list inside a cell, separated by ``|``."""
    return [part for each in text.split("|") if (part := each.strip())]


def printed(text: str) -> str:
    """Text that can be printed."""
    try:
        return check(text)
    except ValueError as error:
        message = str(error).removeprefix("It ")
        raise ValueError(message) from None


def at_most(length: int) -> Callable[[str], str]:
    """Text of so many characters at most."""

    def read(text: str) -> str:
        if len(text) > length:
            allowed = f"{length:,} are allowed"
            raise Alike(f"has {len(text):,} characters; {allowed}", allowed)
        return printed(text)

    return read


def one_of(
    choices: type[TextChoices], also: Mapping[str, Any] | None = None
) -> Callable[[str], str]:
    """One of the choices, by value or label in any case, or by another word for it in ``also``."""
    known: dict[str, str] = {plain(word): value for word, value in (also or {}).items()}
    known |= {plain(word): value for value, label in choices.choices for word in (value, label)}
    allowed = ", ".join(choices.values)

    @lru_cache(maxsize=1_000)
    def read(text: str) -> str:
        value = known.get(plain(text)) or known.get(plain(without_marks(text)))
        if value is None:
            raise ValueError(f"{text!r} is not allowed here: write one of {allowed}")
        return value

    return read
