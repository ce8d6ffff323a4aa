"""A council's record as JSON and as a workbook, from the same content."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from councils.dates import iso
from councils.register.succession_words import closing, opening
from councils.years import london_date, london_midnight
from portal.open_data.bodies import COUNCILS
from portal.open_data.csv_files import Table
from portal.open_data.licence import LICENCE, attribution
from portal.open_data.notes import FAIR, HEADS, columns_of, suspended_in_words, terms
from portal.open_data.publications import RELEASES, Edition
from portal.open_data.record import CHAPTERS, OneCouncil, Record
from portal.open_data.workbooks import Book, Notes, Sheet, sheet_name
from portal.suspended import as_data

APART = (
    "Each council before it has sheets of its own. Their figures are not added to its own,"
    " and nothing of theirs is shared out among their successors."
)
NONE_PUBLIC = "None is public."


def as_json(record: Record) -> dict[str, Any]:
    """The rows are nested as the API has them."""
    return {
        **({"note": record.note} if record.note else {}),
        "as_of": iso(london_date(record.at)),
        "licence": LICENCE,
        "attribution": attribution(),
        "editions": [RELEASES.nested(Edition(each, True)) for each in record.current],
        **({"suspended": list(map(as_data, record.suspended))} if record.suspended else {}),
        **_council_as_json(record.own),
        "predecessors": [_council_as_json(each) for each in record.predecessors],
    }


def _council_as_json(one: OneCouncil) -> dict[str, Any]:
    found: dict[str, Any] = {"council": COUNCILS.nested(one.council)}
    for chapter, rows in one.chapters:
        found[chapter.key] = [chapter.dataset.nested(row) for row in rows]
    return found


def as_book(record: Record) -> Book:
    """About it, its own sheets, those of the councils that it replaced, and what columns mean."""
    sheets, contents = sheets_of(record)
    about = Notes("About", said_of(record), ("Sheet", "What it holds", "Council"), contents)
    datasets = {chapter.dataset.slug: chapter.dataset for chapter in CHAPTERS}
    columns = Notes(
        "Columns",
        [("Columns", "What each column means, data set after data set.")],
        HEADS,
        [
            line
            for dataset in datasets.values()
            for line in (
                (dataset.title, dataset.one_row),
                *columns_of([dataset], sheets[0].table),
                (),
            )
        ],
    )
    title = f"Record of {record.council.name}"
    made_at = max(
        (each.public_at for each in record.current),
        default=london_midnight(london_date(record.at)),
    )
    return Book(title, [about, *sheets, columns], made_at, subject=record.note or title)


def sheets_of(record: Record) -> tuple[list[Sheet], list[tuple[str, str, str]]]:
    """The tables, and what the first sheet says of each; of predecessors, those with rows."""
    taken = {"about", "columns"}
    sheets: list[Sheet] = []
    contents = []
    has_closed = record.council.has_closed(london_date(record.at))
    for chapter, rows in record.own.chapters:
        if chapter.is_of_closed and not (rows or has_closed):
            continue
        name = sheet_name(chapter.title, taken)
        sheets.append(Sheet(name, Table(chapter.dataset, rows, record.note)))
        about = chapter.about if rows else f"{chapter.about} {NONE_PUBLIC}"
        contents.append((name, about, record.council.name))
    for one in record.predecessors:
        called = called_apart(one, record)
        empty = [chapter for chapter, rows in one.chapters if not (rows or chapter.is_of_closed)]
        without = [chapter.title.lower() for chapter in empty]
        if without:
            contents.append(("–", f"None is public: {', '.join(without)}.", one.council.name))
        for chapter, rows in one.chapters:
            if not rows:
                continue
            name = sheet_name(f"{chapter.short_title} of {called}", taken)
            sheets.append(Sheet(name, Table(chapter.dataset, rows, record.note)))
            contents.append((name, chapter.about, one.council.name))
    return sheets, contents


def called_apart(one: OneCouncil, record: Record) -> str:
    """Its short name, unless another in the record has the same: Somerset, and Somerset."""
    others = [each for each in (record.own, *record.predecessors) if each is not one]
    is_shared = any(each.council.short_name == one.council.short_name for each in others)
    return one.council.name if is_shared else one.council.short_name


def changes_said(record: Record) -> list[tuple[str, str]]:
    """When it opened and closed, or will, and whom it replaces; as on the day of the record."""
    council, on = record.council, london_date(record.at)
    closes = closing(council, on, council.successors.all())
    opens = opening(council, on, council.predecessors.all())
    return [
        ("Opening", opens.sentence if opens else ""),
        ("Closing", closes.sentence if closes else ""),
    ]


def said_of(record: Record) -> list[tuple[str, str]]:
    council = record.council
    _, figures = record.own.chapters[0]
    editions = "; ".join(str(row.release) for row in figures)
    none = f"No year’s figures about {council.name_in_sentence} have been published here."
    said = [
        ("Record of", council.name),
        ("Demonstration", record.note),
        ("Type", str(council.get_type_display())),
        ("Region", council.region),
        ("GSS code", council.gss_code or ""),
        *changes_said(record),
        ("Years of figures", editions or ("" if record.suspended else none)),
        *suspended_in_words(record.suspended),
        ("Councils before it", APART if record.predecessors else ""),
    ]
    address = reverse("council-record-xlsx", args=[council.slug])
    return [
        *((what, text) for what, text in said if text),
        *FAIR,
        *terms(record.at),
        ("Its page", f"{settings.SITE_URL}{council.get_absolute_url()}"),
        ("Address", f"{settings.SITE_URL}{address}"),
    ]
