"""Under what others know a council: GOV.UK, Wikidata, the Office for National Statistics.

The first two are data, ``reference/identifiers.csv``, by the codes of councils; codes are those of
the register.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.db.models import Q

from councils.models import Council

IDENTIFIERS = Path(__file__).parents[1] / "reference" / "identifiers.csv"
_CODE = re.compile("[A-Z][0-9]{8}")


class Identifiers(NamedTuple):
    """The last part of its address on GOV.UK, and its item of Wikidata; empty: none is known."""

    gov_uk_slug: str = ""
    wikidata: str = ""


@cache
def identifiers() -> dict[str, Identifiers]:
    """By GSS code."""
    with IDENTIFIERS.open(encoding="utf-8", newline="") as file:
        return {
            row["gss_code"]: Identifiers(row["gov_uk_slug"], row["wikidata"])
            for row in csv.DictReader(file)
        }


def identifiers_of(codes: Iterable[str | None]) -> Identifiers:
    """Of the council with these codes, the one that it has and those that it had."""
    known = identifiers()
    return next((known[code] for code in codes if code and code in known), Identifiers())


@cache
def _codes() -> dict[str, str]:
    """GSS codes by the other identifiers, in small letters."""
    return {each.casefold(): code for code, of in identifiers().items() for each in of if each}


def slug_identified(text: str) -> str | None:
    """The slug of the council that a code or another register's identifier names.

    None for any other text, be it a slug: of that nothing is asked of the database.
    """
    text = text.strip()
    code = text.upper() if _CODE.fullmatch(text.upper()) else _codes().get(text.casefold())
    if code is None:
        return None
    own = Q(slug=text) | Q(gss_code=code) | Q(former_codes__code=code)
    found = sorted(
        set(Council.objects.filter(own).order_by().values_list("slug", flat=True)),
        key=lambda slug: slug != text,  # a slug is what it is, whatever others call so
    )
    return None if not found or found[0] == text else found[0]
