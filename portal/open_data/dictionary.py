"""The data dictionary: every column of every data set, made from what gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from portal.open_data.columns import Column, Dataset, FlatColumn, Kind
from portal.open_data.csv_files import NOTE
from portal.open_data.datasets import DATASETS

KINDS = {
    Kind.TEXT: "Text",
    Kind.INTEGER: "A whole number",
    Kind.NUMBER: "A number with decimals",
    Kind.BOOLEAN: "true or false",
    Kind.DATE: "A day, such as 2025-05-21",
    Kind.INSTANT: "A moment on London’s clocks, such as 2025-05-21T09:30:00+01:00",
    Kind.YEAR: "A reporting year, 1 April to 31 March, such as 2024-25",
    Kind.ADDRESS: "A web address",
    Kind.TEXTS: "Texts, in a table with | between them",
}


@dataclass(frozen=True)
class Entry:
    """A row: one column of one data set, as a table has it."""

    dataset: Dataset
    found: FlatColumn

    @property
    def column(self) -> Column:
        return self.found.column

    @property
    def kind_in_words(self) -> str:
        return KINDS[self.column.kind]

    @property
    def empty_in_words(self) -> str:
        """What it means that there is no value, or that there always is one."""
        never = "There are none." if self.column.kind == Kind.TEXTS else "Never."
        return self.column.empty or never

    @property
    def in_json(self) -> str:
        return ".".join(self.found.path)


DICTIONARY = Dataset(
    slug="dictionary",
    title="Data dictionary",
    one_row="One row is one column of one data set.",
    key=("dataset", "column"),
    fields=(
        Column("dataset", Kind.TEXT, "The data set", attrgetter("dataset.slug")),
        Column("column", Kind.TEXT, "The column, as a table names it", attrgetter("found.name")),
        Column("in_json", Kind.TEXT, "The way to the same value in JSON", attrgetter("in_json")),
        Column(
            "kind",
            Kind.TEXT,
            "What sort of value it holds",
            attrgetter("column.kind"),
            allowed=tuple(Kind),
        ),
        Column("meaning", Kind.TEXT, "What it means", attrgetter("found.meaning")),
        Column(
            "empty",
            Kind.TEXT,
            "What it means that there is no value",
            attrgetter("column.empty"),
            "It always has a value, or is an empty list.",
        ),
        Column(
            "allowed",
            Kind.TEXTS,
            "All values that there can be, where they can be named",
            attrgetter("column.allowed"),
        ),
    ),
)
NOTE_COLUMN = Column(
    NOTE, Kind.TEXT, "That the figures are made up: this is a demonstration", lambda row: row
)


def dictionary(demonstration: bool = False) -> Iterator[Entry]:
    """Every column, those of this dictionary included; with the note, where each row has one."""
    for dataset in (*DATASETS.values(), DICTIONARY):
        yield from entries(dataset, demonstration)


def entries(dataset: Dataset, demonstration: bool = False) -> Iterable[Entry]:
    note = FlatColumn(NOTE, (NOTE,), NOTE_COLUMN, NOTE_COLUMN.meaning)
    columns = (*dataset.flat, note) if demonstration else dataset.flat
    return [Entry(dataset, column) for column in columns]


def described(demonstration: bool = False) -> list[tuple[Dataset, Iterable[Entry]]]:
    """Each data set with its columns."""
    return [(each, entries(each, demonstration)) for each in DATASETS.values()]
