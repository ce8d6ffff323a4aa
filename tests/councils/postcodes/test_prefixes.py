"""The portal's own table of postcodes, searched as a file."""

import csv
from bisect import bisect_left

import pytest

from councils.postcodes.prefixes import OWN_TABLE, Prefixes, own_prefixes
from councils.postcodes.written import Postcode, readings


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "prefixes.csv"
    file.write_text(
        "postcode,gss_code\nAB1,E1\nAB1 2,E2\nAB1 2CD,E3\nAB1 3ZZ,\nAB11,E4\nAB12,\nAB12 1,E5\n"
    )
    return Prefixes(file)


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        (("AB1", "2", "CD"), "E3"),
        (("AB1", "2", "CE"), "E2"),
        (("AB1", "4", "CD"), "E1"),
        (("AB1", "3", "ZZ"), ""),
        (("AB11", "2", "CD"), "E4"),
        (("AB12", "1", "AA"), "E5"),
        (("AB12", "2", "AA"), ""),
        (("AB13", "2", "AA"), None),
        (("AA1", "2", "AA"), None),
        (("ZZ9", "9", "ZZ"), None),
    ],
)
def test_the_longest_prefix_decides(table, postcode, code):
    assert table.code_of(Postcode(*postcode)) == code


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        (("AB1",), {"E1", "E2", "E3", ""}),
        (("AB1", "2"), {"E2", "E3"}),
        (("AB1", "4"), {"E1"}),
        (("AB11",), {"E4"}),
        (("AB12",), {"", "E5"}),
        (("AB9",), set()),
    ],
)
def test_a_part_has_the_codes_of_all_that_begins_with_it(table, part, codes):
    assert table.codes_within(Postcode(*part)) == codes


def test_every_code_that_is_named_is_told(table):
    assert table.codes() == {"E1", "E2", "E3", "E4", "E5"}


def test_the_own_table_is_sorted_and_each_outward_code_has_its_line():
    with OWN_TABLE.open(encoding="ascii", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    keys = [key for key, _ in rows]
    assert len(keys) == 100_506
    assert keys == sorted(set(keys))
    outward = {key for key in keys if " " not in key}
    assert {key.split(" ")[0] for key in keys} == outward
    assert b"\r" not in OWN_TABLE.read_bytes()


def test_what_is_searched_is_what_stands_there():
    """Against the plain way: the longest prefix of all in a list."""
    with OWN_TABLE.open(encoding="ascii", newline="") as file:
        rows = dict(list(csv.reader(file))[1:])
    keys = sorted(rows)
    assert keys[bisect_left(keys, "BA1 1AB")] >= "BA1 1AB"
    for typed in ("BA1 1AB", "AL1 9ZA", "AL1 3JE", "YO95 1AA", "AL1 1AA", "TD12 4FH", "TD12 9AA"):
        [postcode, *_] = readings(typed)
        prefixes = (str(postcode), postcode.sector, postcode.outward)
        plain = next((rows[each] for each in prefixes if each in rows), None)
        assert own_prefixes().code_of(postcode) == plain
