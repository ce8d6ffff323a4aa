"""Codes that mean two councils, and codes of the portal's own tables that mean none."""

from __future__ import annotations

from collections.abc import Iterator

from councils.boundaries.hexagons import layouts
from councils.postcodes.prefixes import own_codes
from councils.register.health.whole import Found, Whole

SEVERAL = {"is": "the code of", "was": "a former code of", "is to be": "to be the code of"}


def shared(whole: Whole) -> Iterator[Found]:
    """A code of one council that another has too, had, or is to have."""
    for code, councils in sorted(whole.coded.items()):
        if len(councils) > 1:
            each = "; ".join(f"{SEVERAL[how]} {council}" for council, how in councils.items())
            yield Found((*councils,), f"{code} is {each}", code)


def unknown(whole: Whole) -> Iterator[Found]:
    """Codes by which the portal's own postcodes and hexagons name councils that are not there."""
    hexagons = {code for layout in layouts().values() for code in layout}
    for words, codes in (("postcodes", own_codes()), ("hexagons", hexagons)):
        if not codes & whole.coded.keys():
            continue  # the register is of other councils than the table
        for code in sorted(codes - whole.coded.keys()):
            yield Found((), f"{code}, in the portal’s own {words}", f"{words} {code}")
