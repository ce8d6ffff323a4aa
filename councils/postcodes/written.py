"""How postcodes are written, and what somebody may mean who typed one, or a part of one.

A postcode is an outward code (``AL1``), a sector's digit and a unit's two letters: ``AL1 9ZA``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import product

_ANY, _FROM_1 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "123456789"
_LAST = "ABCDEFGHJKLMNPRSTUVWXY"  # letter that ends an outward code: never one like a digit
_DIGIT = f"0{_FROM_1}"
OUTWARD = (
    (_ANY, _DIGIT),
    (_ANY, _FROM_1, _DIGIT),
    (_ANY, _ANY, _DIGIT),
    (_ANY, _ANY, _FROM_1, _DIGIT),
    (_ANY, _DIGIT, _LAST),
    (_ANY, _ANY, _DIGIT, _LAST),
)
_UNIT = re.compile("[ABD-HJLNP-UW-Z]{2}")  # never C, I, K, M, O nor V
_HALF_A_UNIT = re.compile("[ABD-HJLNP-UW-Z]?")
_MEANT = {"O": "0", "I": "1", "0": "O", "1": "I"}
_BETWEEN = re.compile(r"[\s.\u2010-\u2015-]+")
_CHARACTERS = re.compile("[A-Z0-9]{2,7}")
LONGEST = 30  # characters that are looked at: a postcode with very many spaces
GIROBANK = "GIR"  # GIR 0AA, written like no other


@dataclass(frozen=True)
class Postcode:
    """A postcode or the first part of one: an outward code, with a sector's digit or without."""

    outward: str
    digit: str = ""
    unit: str = ""

    @property
    def is_whole(self) -> bool:
        return bool(self.unit)

    @property
    def sector(self) -> str:
        """Such as ``AL1 9``; of an outward code, itself."""
        return f"{self.outward} {self.digit}".rstrip()

    @property
    def area(self) -> str:
        """The letters that it begins with."""
        return "".join(re.findall("^[A-Z]+", self.outward))

    def __str__(self) -> str:
        return f"{self.sector}{self.unit}"


def readings(typed: str) -> list[Postcode]:
    """What may be meant, the likeliest first; none where it can be no postcode.

    Without regard to case, spaces, full stops and dashes; O is read as 0 and I as 1 where only a
    digit can stand, and the other way round. A letter without its second is passed over.
    """
    text = unicodedata.normalize("NFKC", typed[: LONGEST + 1]).upper()
    parts = [part for part in _BETWEEN.split(text) if part]
    joined = "".join(parts)
    if len(typed) > LONGEST or not _CHARACTERS.fullmatch(joined):
        return []
    if not re.search("[A-Z]", joined):
        return []
    found = _whole(joined)
    if not found and re.search("[0-9]", joined):
        found = _in_two(*parts) if len(parts) == 2 else []
        found = found or [*_outward(joined), *_cut(joined)]
    return list(dict.fromkeys(found))


def _whole(joined: str) -> list[Postcode]:
    outward, digit, unit = joined[:-3], joined[-3:-2], joined[-2:]
    if not _UNIT.fullmatch(unit) or not (digit := _as_digit(digit)):
        return []
    if outward == GIROBANK:
        return [Postcode(outward, digit, unit)]
    return [Postcode(each.outward, digit, unit) for each in _outward(outward)]


def _in_two(outward: str, rest: str) -> list[Postcode]:
    """What was typed with one space: a sector, or more of a postcode than that."""
    digit = _as_digit(rest[:1])
    if not digit or not _HALF_A_UNIT.fullmatch(rest[1:]):
        return []
    return [Postcode(each.outward, digit) for each in _outward(outward)]


def _cut(joined: str) -> list[Postcode]:
    """The same without a space."""
    places = (-1, -2) if joined[-1].isalpha() else (-1,)
    return [each for at in places for each in _in_two(joined[:at], joined[at:])]


def _outward(text: str) -> list[Postcode]:
    """As an outward code; with the fewest characters taken for others first."""
    found = []
    for pattern in OUTWARD:
        if len(pattern) != len(text):
            continue
        ways = [
            [way for way in (character, _MEANT.get(character, "")) if way and way in allowed]
            for character, allowed in zip(text, pattern, strict=True)
        ]
        found += ["".join(way) for way in product(*ways)]
    found.sort(key=lambda each: sum(a != b for a, b in zip(each, text, strict=True)))
    return [Postcode(each) for each in found]


def _as_digit(character: str) -> str:
    digit = _MEANT.get(character, character) if character in ("O", "I") else character
    return digit if digit and digit in _DIGIT else ""
