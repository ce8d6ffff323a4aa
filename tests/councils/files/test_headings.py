"""What the places of a heading are called."""

import pytest

from councils.files.headings import grouped, is_title, numbered

KNOWN = {"Authority": "authority", "Upheld": "upheld", "Remedies: late": "late"}


@pytest.mark.parametrize(
    ("upper", "lower", "headings"),
    [
        (
            ["Authority", "Investigated", "", "Total"],
            ["", "Not upheld", "Upheld", ""],
            ["Authority", "Not upheld", "Upheld", "Total"],
        ),
        (
            ["", "Upheld", "", "Not upheld", ""],
            ["Authority", "Number", "%", "Number", "%"],
            ["Authority", "Upheld: Number", "Upheld: %", "Not upheld: Number", "Not upheld: %"],
        ),
        (["", "Remedies", ""], ["Authority", "late", "on time"], None),
        (["A", "", "B"], ["", "", "x"], ["A", "", "x"]),
        (["G"], ["x", "x"], ["G: x", "G: x"]),
    ],
)
def test_two_rows_are_one_heading(upper, lower, headings):
    expected = headings or ["Authority", "Remedies: late", "on time"]
    assert grouped(upper, lower, KNOWN.get) == expected


def test_a_heading_that_is_there_twice_has_two_names():
    assert numbered(["Number", "", "number", "%", "", "Number"]) == [
        *("Number", "", "number (2)", "%", "", "Number (3)"),
    ]


def test_a_title_says_one_thing_at_the_beginning():
    assert is_title(["Decided 2023-24", "", ""])
    assert not is_title(["", "Group"])
    assert not is_title(["Authority", "Group"])
    assert not is_title([])
