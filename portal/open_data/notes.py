"""What is said of a file in the file: what it holds, of which edition, on what terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from complaints.models import Release, Suspension
from complaints.releases.steps.suspension import in_words
from councils.dates import day_in_words, instant_in_words
from councils.years import london_date, london_midnight
from portal.open_data.catalogue import Catalogue, DataFile
from portal.open_data.columns import Dataset
from portal.open_data.csv_files import Table
from portal.open_data.dictionary import entries
from portal.open_data.licence import LICENCE, attribution, citation
from portal.open_data.package import TITLE
from portal.open_data.workbooks import Book, Notes, Sheet

HEADS = ("Column", "Meaning", "Kind", "What empty means", "Allowed values")
FAIR = (
    ("Empty cells", "An empty cell is never zero: the column’s meaning says what it means."),
    ("What is not shown", "It still counts: a list of cases can be shorter than the figure."),
    ("Few cases", "With fewer than ten cases a percentage says little: use the counts."),
    ("Adding up", "Percentages can’t be averaged: add up the counts, then divide."),
)


def book(file: DataFile, table: Table, at: datetime) -> Book:
    """A file of the catalogue as a workbook: its rows, and a sheet of notes."""
    notes = Notes("Notes", said_of(file, table.note, at), HEADS, columns_of([file.dataset], table))
    sheet = Sheet(file.dataset.short_title, table)
    return Book(
        file.title, [sheet, notes], made_at(file, at), subject=table.note or file.dataset.one_row
    )


def made_at(file: DataFile, at: datetime) -> datetime:
    """When its newest figures became public; of what belongs to no year, the day."""
    editions = [file.release] if file.release else file.current
    return max((each.public_at for each in editions), default=london_midnight(london_date(at)))


def said_of(file: DataFile, note: str, at: datetime) -> list[tuple[str, str]]:
    release = file.release
    edition = editions_in_words(release) if release else []
    return [
        ("File", file.title),
        *([("Demonstration", note)] if note else []),
        ("Rows", file.dataset.one_row),
        *edition,
        *([("Editions", "; ".join(map(str, file.current)))] if file.current else []),
        *suspended_in_words(file.suspended),
        *FAIR,
        *terms(at),
        ("Address", file.address("xlsx")),
    ]


def said_of_all(catalogue: Catalogue, note: str) -> list[tuple[str, str]]:
    """The same of everything together."""
    current = list(catalogue.current.values())
    return [
        ("Title", TITLE),
        *([("Demonstration", note)] if note else []),
        ("Editions", "; ".join(map(str, current)) or "No year is public yet."),
        *suspended_in_words(catalogue.suspended),
        *FAIR,
        *terms(catalogue.at),
        ("Address", f"{settings.SITE_URL}{reverse('data')}"),
    ]


def editions_in_words(release: Release) -> list[tuple[str, str]]:
    said = [
        ("Edition", f"{citation(release)}."),
        ("Made from", str(release.get_source_display())),
        ("Public since", instant_in_words(release.public_at)),
    ]
    if release.reason:
        said.append(("Why it was revised", release.reason))
    if later := release.replaced_by:
        since = instant_in_words(later.public_at)
        said.append(("Replaced by", f"Edition {later.edition}, on {since}"))
    return said


def suspended_in_words(suspended: Iterable[Suspension]) -> list[tuple[str, str]]:
    """What is missing, since when and why."""
    return [("Suspended", in_words(each)) for each in suspended]


def terms(at: datetime) -> list[tuple[str, str]]:
    methods = f"{settings.SITE_URL}{reverse('methods')}"
    return [
        ("As it was on", day_in_words(at)),
        ("Licence", f"{LICENCE['title']}, {LICENCE['path']}"),
        ("Say", attribution()),
        ("How it is worked out", methods),
    ]


def columns_of(datasets: Iterable[Dataset], table: Table | None = None) -> list[Sequence[str]]:
    """What the columns of some data sets mean, one line for each."""
    return [
        (
            entry.found.name,
            entry.found.meaning,
            entry.kind_in_words,
            entry.column.empty,
            ", ".join(entry.column.allowed),
        )
        for dataset in datasets
        for entry in entries(dataset, bool(table and table.note))
    ]
