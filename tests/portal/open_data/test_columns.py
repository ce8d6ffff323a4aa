"""One definition, laid flat for tables and nested for JSON."""

from datetime import UTC, date, datetime
from operator import attrgetter
from types import SimpleNamespace

import pytest

from councils.years import Year
from portal.open_data.columns import Column, Dataset, Kind, Part, flattened

SHARE = Part(
    "share",
    "A share",
    (
        Column("part", Kind.INTEGER, "Above the line", attrgetter("part"), "Nothing is known."),
        Column("text", Kind.TEXT, "As it is shown", attrgetter("text"), "Nothing is known."),
    ),
    attrgetter("share"),
)
THINGS = Dataset(
    slug="things",
    title="Things",
    one_row="One row is one thing.",
    key=("name",),
    fields=(
        Column("name", Kind.TEXT, "Its name", attrgetter("name")),
        SHARE,
        Column("names", Kind.TEXTS, "Other names", attrgetter("names")),
    ),
)
ONE = SimpleNamespace(name="One", share=SimpleNamespace(part=0, text="0 of 3"), names=["Uno", "Un"])


def test_a_row_is_nested_for_json_and_flat_for_a_table():
    assert THINGS.nested(ONE) == {
        "name": "One",
        "share": {"part": 0, "text": "0 of 3"},
        "names": ["Uno", "Un"],
    }
    assert [each.name for each in THINGS.flat] == ["name", "share_part", "share_text", "names"]
    assert THINGS.cells(ONE) == ["One", 0, "0 of 3", ["Uno", "Un"]]
    assert THINGS.flat[1].path == ("share", "part")
    assert THINGS.flat[1].meaning == "A share. Above the line"


def test_a_part_that_is_not_there_has_its_columns_all_the_same():
    alone = SimpleNamespace(name="One", share=None, names=[])
    assert THINGS.nested(alone)["share"] == {"part": None, "text": None}
    assert THINGS.cells(alone) == ["One", None, None, []]


def test_some_fields_are_chosen_in_the_order_of_the_data_set():
    chosen = THINGS.chosen(["names", "name"])
    assert THINGS.nested(ONE, chosen) == {"name": "One", "names": ["Uno", "Un"]}
    assert [each.name for each in flattened(chosen)] == ["name", "names"]
    assert THINGS.chosen([]) == list(THINGS.fields)


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [
        (Kind.TEXT, "", None),
        (Kind.INTEGER, 0, 0),
        (Kind.BOOLEAN, False, False),
        (Kind.NUMBER, None, None),
        (Kind.YEAR, Year(2024), "2024-25"),
        (Kind.DATE, date(2024, 6, 3), "2024-06-03"),
        # Half past eight in the summer of London is half past nine on its clocks.
        (Kind.INSTANT, datetime(2025, 5, 21, 8, 30, tzinfo=UTC), "2025-05-21T09:30:00+01:00"),
        (Kind.TEXTS, ("a", "b"), ["a", "b"]),
    ],
)
def test_values_are_plain(kind, value, plain):
    column = Column("value", kind, "A value", attrgetter("value"))
    assert column.of(SimpleNamespace(value=value)) == plain
