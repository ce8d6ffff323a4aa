"""Tables as Parquet: each column of its own type and with its meaning, for programs that read many.

https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import IO, Any

from portal.open_data.columns import FlatColumn, Kind
from portal.open_data.csv_files import NOTE, Table

PARQUET = "application/vnd.apache.parquet"
ROWS_TOGETHER = 20_000  # what a reader takes in at a time, and what is held in memory here
READ: dict[Kind, Callable[[str], Any]] = {
    Kind.DATE: date.fromisoformat,
    Kind.INSTANT: datetime.fromisoformat,
}


def write_parquet(table: Table, about: Mapping[str, str], file: IO[bytes]) -> None:
    """Some thousands of rows at a time, whatever their number; ``about`` is said of the whole."""
    # Half a tenth of a second and 40 MB that most of the portal's processes never need.
    from pyarrow import RecordBatch, array
    from pyarrow.parquet import ParquetWriter

    schema = _schema(table, about)
    kinds = [each.column.kind for each in table.columns]
    kinds += [Kind.TEXT] * (len(schema) - len(kinds))  # a note is text
    lines = table.lines()
    with ParquetWriter(file, schema, compression="zstd") as writer:
        while together := list(islice(lines, ROWS_TOGETHER)):
            columns = zip(kinds, zip(*together, strict=True), schema.types, strict=True)
            arrays = [array(_values(kind, cells), of) for kind, cells, of in columns]
            writer.write_batch(RecordBatch.from_arrays(arrays, schema=schema))


def _schema(table: Table, about: Mapping[str, str]) -> Any:
    import pyarrow

    types = {
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.BOOLEAN: pyarrow.bool_(),
        Kind.DATE: pyarrow.date32(),
        Kind.INSTANT: pyarrow.timestamp("us", tz="UTC"),
        Kind.TEXTS: pyarrow.list_(pyarrow.string()),
    }
    fields = [
        pyarrow.field(
            each.name,
            types.get(each.column.kind, pyarrow.string()),
            nullable=bool(each.column.empty),
            metadata={"description": _meaning(each)},
        )
        for each in table.columns
    ]
    if NOTE in table.heads:
        fields.append(pyarrow.field(NOTE, pyarrow.string(), nullable=False))
    return pyarrow.schema(fields, dict(about))


def _meaning(found: FlatColumn) -> str:
    empty = found.column.empty
    return f"{found.meaning}. Empty: {empty}" if empty else f"{found.meaning}."


def _values(kind: Kind, cells: tuple[Any, ...]) -> Iterator[Any] | tuple[Any, ...]:
    read = READ.get(kind)
    return (None if each is None else read(each) for each in cells) if read else cells
