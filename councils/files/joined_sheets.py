"""The sheets of one workbook that hold the parts of one table, to be joined by what they share."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from councils.files.headers import Columns, Header, has_figures, headers_in, shown_or_named
from councils.files.spreadsheets import sheets_of


def joined_sheets(
    path: Path, columns: Columns, brings: Collection[str], named: Collection[str] = ()
) -> tuple[list[str], list[str]]:
    """The titles of the sheets that are read together, and of those whose headings say too little.

    The first holds the preferred columns; a further one holds the required ones, and something of
    what a sheet ``brings`` that the first does not have. Nothing where it is not one sheet that
    comes first: then one alone is read, or refused. Where sheets are ``named`` those are looked at,
    else all that are not hidden.
    """
    with sheets_of(path) as sheets:
        wanted = shown_or_named(sheets, named)
        holding = [each for each in headers_in(wanted, columns) if _may_be_joined(each)]
    first = [each for each in holding if each.holds_preferred]
    if len(first) != 1:
        return [], []
    have = first[0].columns
    further = [each for each in holding if each.columns & set(brings) - have]
    unclear = [
        each
        for each in holding
        if each.unknown and each not in (*first, *further) and has_figures(each.below)
    ]
    return (
        [each.sheet.title for each in (*first, *further)],
        [each.sheet.title for each in unclear],
    )


def _may_be_joined(header: Header) -> bool:
    return header.holds_required and not header.why_not
