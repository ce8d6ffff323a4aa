"""What is read out of what somebody typed for a postcode."""

import csv

import pytest

from councils.postcodes.prefixes import OWN_TABLE
from councils.postcodes.written import Postcode, readings


def likeliest(typed):
    found = readings(typed)
    return str(found[0]) if found else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("AL1 9ZA", "AL1 9ZA"),
        ("al19za", "AL1 9ZA"),
        ("  al1   9za ", "AL1 9ZA"),
        ("a l 1 9 z a", "AL1 9ZA"),
        ("AL1-9ZA.", "AL1 9ZA"),
        ("\uff21\uff2c\uff11 9ZA", "AL1 9ZA"),  # as some keyboards of the East write it
        ("SW1A 1AA", "SW1A 1AA"),
        ("swia iaa", "SW1A 1AA"),
        ("S014 OAA", "SO14 0AA"),
        ("1P1 2AA", "IP1 2AA"),
        ("E1O 5AA", "E10 5AA"),
        ("gir 0aa", "GIR 0AA"),
        ("AL1", "AL1"),
        ("W1A", "W1A"),
        ("B1 1", "B1 1"),
        ("B11", "B11"),
        ("AL1 9", "AL1 9"),
        ("AL1 9Z", "AL1 9"),
        ("S01", "SO1"),
    ],
)
def test_what_was_typed_is_read_as_it_was_meant(typed, meant):
    assert likeliest(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "Kent", "Bath and North East Somerset", "10", "24 018 407", "2024-25", "1AA"),
        *("E10000015", "E07000240", "AL1 9CI", "AL1 XZA", "SW1A 1AA London", "A" * 100, "AL"),
        *("AL1\x00", "AL1 9ZAA", "AAA1 1AA", "Ää1 1AA", "AL01 1AA"),
    ],
)
def test_what_is_no_postcode_has_no_reading(typed):
    assert readings(typed) == []


def test_a_part_without_a_space_is_read_both_ways():
    assert [str(each) for each in readings("B11")][:1] == ["B11"]
    assert "B1 1" in [str(each) for each in readings("B11")]


def test_a_postcode_knows_its_parts():
    whole = Postcode("AL1", "9", "ZA")
    assert (whole.area, whole.sector, whole.is_whole) == ("AL", "AL1 9", True)
    part = Postcode("SW1A")
    assert (part.area, part.sector, part.is_whole) == ("SW", "SW1A", False)


def test_every_postcode_of_the_table_is_read_as_itself():
    with OWN_TABLE.open(encoding="ascii", newline="") as file:
        written = [row[0] for row in csv.reader(file)][1:]
    strange = [each for each in written[::25] if likeliest(each) != each]
    assert strange == []
