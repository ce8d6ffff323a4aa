"""The headings that a file has, each with what stands below it and what it is taken for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from councils.files.headers import (
    LOOKED_AT,
    Columns,
    Header,
    has_figures,
    header_of,
    headers_in,
    shown_or_named,
)
from councils.files.heading_map import HeadingMap, place_name
from councils.files.headings import numbered
from councils.files.spreadsheets import sheets_of

SAMPLES = 3  # of a column
LONGEST = 20  # characters of a sample: it may be private
FEWEST = 3  # headings of what may be a table though none of them is known


@dataclass(frozen=True)
class FoundHeading:
    """A heading by a name of its own; ``known`` is what it is without anybody's saying so.

    ``column`` is what it is as things stand; None where that is not known, empty where left out.
    """

    name: str
    samples: tuple[str, ...]
    known: str | None
    column: str | None


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of a file, or the file; ``rows`` are those in which its headings stand."""

    file: str
    title: str
    rows: tuple[int, int]
    headings: tuple[FoundHeading, ...]
    is_left_out: bool


def found_headings(
    path: Path, columns: Columns, brings: Collection[str] = (), named: Sequence[str] = ()
) -> list[FoundSheet]:
    """The sheet that would be read; where sheets are joined, because they bring what is kept, each.

    Those that are ``named``, or without a name those that are not hidden.
    FileRefused where the file cannot be read.
    """
    said = HeadingMap(each for each in columns.said.entries if each.heading)
    listing = replace(columns, said=said)
    with sheets_of(path) as sheets:
        if not brings:
            return [_found(path, header_of(path, sheets, listing, *named[:1]), columns, brings)]
        headers = headers_in(shown_or_named(sheets, named), listing)
        # Where none is like a table, whoever is asked sees at least what there is.
        tables = [table for header in headers if (table := _table(header))] or headers
        return [_found(path, table, columns, brings) for table in tables]


def _table(header: Header) -> Header | None:
    """With the rows that are looked at; None where no figures stand below headings."""
    below = list(islice(header.below, LOOKED_AT))
    named = len([cell for cell in header.cells if cell])
    is_table = (header.columns or named >= FEWEST) and has_figures(iter(below))
    return replace(header, below=iter(below)) if is_table else None


def _found(path: Path, header: Header, columns: Columns, brings: Collection[str]) -> FoundSheet:
    title = header.sheet.title
    rows = [row for _, row in islice(header.below, LOOKED_AT)]
    cells = [" ".join(cell.split()) for cell in header.cells]
    cells += [""] * (max([len(cells), *map(len, rows)]) - len(cells))
    names = numbered(cells)
    known = replace(columns, said=HeadingMap()).placed(cells, title)
    placed = columns.placed(cells, title)
    headings = []
    for place, name in enumerate(names):
        samples = _samples(row[place] for row in rows if place < len(row))
        if name:
            headings.append(FoundHeading(name, samples, known[place], placed[place]))
        elif samples:
            name = place_name(place)
            headings.append(FoundHeading(name, samples, None, columns.said.of(title, name)))
    brings_nothing = bool(brings) and not header.columns & set(brings)
    is_left_out = columns.said.leaves_out(title) or (
        brings_nothing and not any(columns.said.of(title, name) for name in names)
    )
    return FoundSheet(path.name, title, (header.first, header.number), tuple(headings), is_left_out)


def _samples(cells: Iterable[str]) -> tuple[str, ...]:
    """The first values of a column that are not the same."""
    found = dict.fromkeys(_short(cell) for cell in cells if cell)
    return tuple(islice(found, SAMPLES))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
