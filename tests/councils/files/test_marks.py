import pytest

from councils.files.marks import is_broken, raised, says_nothing, without_marks, without_notes


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Kent [note 2]",
            "Kent ¹",
            "Kent¹²",
            "Kent*",
            "Kent †",
            "Kent [1]",
            "Kent (2)",
            "Kent[a]",
        ),
        *("Kent [Note 1] [2]", "Kent [notes 1, 12]", "Kent (note 3)", "Kentᵃ", "Kent [footnote 1]"),
    ],
)
def test_what_leads_to_a_footnote_is_taken_off_a_name(text):
    assert without_marks(text) == "Kent"


@pytest.mark.parametrize(
    "text", ["Uphold rate (%)", "Kent (Unitary)", "Area (sq km)", "[note 1] Kent", "Kent 2"]
)
def test_what_belongs_to_a_name_stays(text):
    assert without_marks(text) == text


def test_a_figure_keeps_what_may_say_more_than_a_note():
    assert [without_notes(text) for text in ("7¹", "7 [r]", "7*", "7 (2)")] == [
        "7",
        "7",
        "7*",
        "7 (2)",
    ]


def test_digits_and_single_letters_are_raised():
    assert [raised(text) for text in ("12", "a", "nd", "q", "*")] == ["¹²", "ᵃ", "nd", "q", "*"]


@pytest.mark.parametrize(
    "text", ["..", "-", "—", "*", ":", "[x]", "[Z]", "N/A", "Not applicable", "#N/A"]
)
def test_signs_that_there_is_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["", "0", "nil", "none", "#DIV/0!", "#REF!", "x"])
def test_what_is_no_such_sign(text):
    assert not says_nothing(text)


def test_errors_of_a_spreadsheet():
    assert is_broken("#DIV/0!")
    assert is_broken("#Name?")
    assert not is_broken("#1")
    assert not is_broken("DIV/0!")
