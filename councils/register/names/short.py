"""The short name of a council that is told by its full one alone, as the register has them.

What only says what kind of council it is goes: "Upper North District Council" is Upper North. Five
of the register have short names that no rule makes (Hull is Kingston upon Hull): their rows say so.
"""

from __future__ import annotations

import re

MOST = 100  # characters that a short name has room for
_BEFORE = re.compile(
    r"(?:(?:London|Royal|Metropolitan) )?Borough(?: Council)? of (?:the )?"
    r"|(?:City |County )?Council of (?:the )?"
    r"|City of (?:the )?(?!London\b)"  # the City of London is called so
)
_AFTER = re.compile(
    r"(?: (?:(?:Metropolitan )?(?:Borough|District|City)|City and District|County))? Council"
    r"| Corporation"
)


def short_name_of(name: str) -> str:
    """The name without its kind; the name itself where nothing else is in it."""
    whole = " ".join(name.split())
    end = next((each.start() for each in _AFTER.finditer(whole) if each.end() == len(whole)), None)
    place = whole[:end]
    if found := _BEFORE.match(place):
        place = place[found.end() :]
    return (place.strip().replace(" & ", " and ") or whole)[:MOST]
