"""Columns and data sets: what each value is, said once.

JSON nests what belongs together (``uphold_rate.part``), a table lays it flat
(``uphold_rate_part``); the API's schema and the data dictionary are made from the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from councils.dates import iso


class Kind(StrEnum):
    """What sort of value a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    YEAR = "year"
    ADDRESS = "address"
    TEXTS = "texts"  # several, with | between them in a table


@dataclass(frozen=True)
class Column:
    """One value of a row: its name, what it means, how it is found.

    ``empty`` says what it means that there is none; a column that never lacks a value has no such
    words. ``allowed`` are all the values there can be, where they can be named.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Any], Any]
    empty: str = ""
    allowed: tuple[str, ...] = ()

    @property
    def allowed_in_words(self) -> str:
        """What follows its meaning, where all values there can be are named."""
        return f": {', '.join(self.allowed)}" if self.allowed else ""

    def of(self, row: Any) -> Any:
        """The value as JSON has it; None where there is none."""
        value = self.value(row)
        return value if value is None or self._plain is None else self._plain(value)

    @cached_property
    def _plain(self) -> Callable[[Any], Any] | None:
        return PLAIN.get(self.kind)


@dataclass(frozen=True)
class Part:
    """Columns that belong together, such as a rate with its two counts; None where it is not."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    within: Callable[[Any], Any]

    def of(self, row: Any) -> dict[str, Any]:
        found = self.within(row)
        if found is None:
            return dict.fromkeys(column.name for column in self.columns)
        return {column.name: column.of(found) for column in self.columns}


@dataclass(frozen=True)
class FlatColumn:
    """A column as a table has it: its whole name, and the path to it in JSON."""

    name: str
    path: tuple[str, ...]
    column: Column
    meaning: str

    @property
    def is_list(self) -> bool:
        return self.column.kind == Kind.TEXTS


@dataclass(frozen=True)
class Dataset:
    """What one row is, what names it, and its columns in their order.

    ``refers`` names the data sets whose key a column holds.
    """

    slug: str
    title: str
    one_row: str
    fields: tuple[Column | Part, ...]
    key: tuple[str, ...]
    refers: dict[str, str] = field(default_factory=dict)

    @property
    def short_title(self) -> str:
        """Where there is room for little."""
        return self.slug.replace("-", " ").capitalize()

    @property
    def names(self) -> list[str]:
        """Of the fields as JSON has them."""
        return [each.name for each in self.fields]

    @cached_property
    def flat(self) -> tuple[FlatColumn, ...]:
        """The columns as a table has them."""
        return tuple(flattened(self.fields))

    def chosen(self, names: Collection[str]) -> Sequence[Column | Part]:
        """Its fields, or those of them that are named."""
        return [each for each in self.fields if not names or each.name in names]

    def nested(self, row: Any, fields: Sequence[Column | Part] = ()) -> dict[str, Any]:
        """A row as JSON has it."""
        return {each.name: each.of(row) for each in fields or self.fields}

    def cells(self, row: Any, fields: Sequence[Column | Part] = ()) -> list[Any]:
        """A row as a table has it: plain values, None where there is none."""
        found: list[Any] = []
        for each in fields or self.fields:
            if isinstance(each, Part):
                found.extend(each.of(row).values())
            else:
                found.append(each.of(row))
        return found


def flattened(fields: Iterable[Column | Part]) -> Iterator[FlatColumn]:
    """The columns that a table has of some fields."""
    for each in fields:
        if isinstance(each, Column):
            yield FlatColumn(each.name, (each.name,), each, each.meaning)
            continue
        for column in each.columns:
            meaning = f"{each.meaning}. {column.meaning}"
            path = (each.name, column.name)
            yield FlatColumn("_".join(path), path, column, meaning)


PLAIN: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: lambda text: text or None,
    Kind.ADDRESS: lambda address: address or None,
    Kind.YEAR: str,
    Kind.DATE: iso,
    Kind.INSTANT: iso,
    Kind.TEXTS: list,
}
