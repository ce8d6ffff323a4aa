from datetime import date

import pytest

from councils.files.cells import Alike, at_most, day, listed, one_of, plain, whole_number, yes_or_no
from councils.models import Council


@pytest.mark.parametrize(
    "text",
    [
        *("2025-03-04", "04/03/2025", "4 Mar 2025", "04 mar 2025", "4 March 2025", "04 MARCH 2025"),
        *("4-Mar-25", "04-Mar-2025", "04-mar-25", "4-March-2025"),
    ],
)
def test_a_date_is_written_in_four_ways(text):
    assert day(text) == date(2025, 3, 4)


def test_two_digits_of_a_year_are_those_from_1950_to_2049():
    found = [day(f"1-Apr-{year}").year for year in ("00", "25", "49", "50", "74", "99")]
    assert found == [2000, 2025, 2049, 1950, 1974, 1999]


@pytest.mark.parametrize("text", ["45730", "45730.0", "27120", "45730.3958333"])
def test_the_number_that_a_spreadsheet_keeps_for_a_date_is_named(text):
    with pytest.raises(Alike) as error:
        day(text)
    assert str(error.value) == (
        f"{text!r} is the number that a spreadsheet keeps for a date: format the column as a date,"
        " and save it again"
    )
    assert error.value.rule == str(error.value).partition(" ")[2]


def test_september_has_a_short_name_of_four_letters_too():
    assert day("1 Sept 2024") == day("1 Sep 2024") == date(2024, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "4/3/2025",
        "03/14/2025",
        "14/3/25",
        "14.03.2025",
        "2025/03/14",
        "20250314",
        "4573",
        "14 Mar 25",
        "14/Mar/25",
        "14-Mar-125",
        "14-Mar 2025",
        "30-Feb-25",
        "Mar 14 2025",
        "14 Mär 2025",
        "2025-02-29",
        "2025-03-14 09:30",
        "٢٠٢٥-٠٣-١٤",
    ],
)
def test_nothing_else_is_a_date(text):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the message is compared
        day(text)
    assert str(error.value) == (
        f"{text!r} is not a date: write it as 2025-03-14, 14/03/2025 or 14 Mar 2025"
    )


def test_a_slipped_year_is_refused():
    with pytest.raises(ValueError, match="'0203-03-14' does not lie in the years 1900 to 2999"):
        day("0203-03-14")


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("1,234", 1_234), ("1,234,567", 1_234_567), ("12.0", 12)],
)
def test_whole_numbers(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["-1", "1.5", "1,23", "1 234", "1e3", "twelve", "٣", "12,34,567"])
def test_what_is_no_whole_number(text):
    with pytest.raises(ValueError, match="is not a whole number"):
        whole_number(text)


@pytest.mark.parametrize("text", ["76¹", "76 [note 2]", "76 [r]", "76¹²", "76 [1, 2]"])
def test_what_leads_from_a_number_to_its_note_is_passed_over(text):
    assert whole_number(text) == 76


@pytest.mark.parametrize("text", ["76*", "76 (2)", "¹", "[1]"])
def test_what_may_say_more_of_a_number_is_not(text):
    with pytest.raises(Alike, match="is not a whole number"):
        whole_number(text)


@pytest.mark.parametrize("text", ["..", "-", "–", "*", ":", "[x]", "[z]", "N/A", "Not applicable"])
def test_a_sign_that_there_is_no_number_is_named_where_one_is_needed(text):
    with pytest.raises(Alike) as error:
        whole_number(text)
    assert str(error.value) == (
        f"{text!r} says that there is no number, and this column needs one: 0 where there was none"
    )


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#Name?", "#NUM!"])
def test_an_error_of_a_spreadsheet_is_named(text):
    with pytest.raises(Alike) as error:
        whole_number(text)
    assert str(error.value) == (
        f"{text!r} is an error of the spreadsheet: mend its formula, or write what it should give"
    )


def test_a_number_that_no_database_holds():
    with pytest.raises(ValueError, match="'2147483648' is too large"):
        whole_number("2147483648")


def test_yes_and_no():
    assert [yes_or_no(text) for text in ("Yes", "y", "TRUE", "1")] == [True] * 4
    assert [yes_or_no(text) for text in ("No", "n", "false", "0")] == [False] * 4
    with pytest.raises(ValueError, match="'maybe' is neither yes nor no"):
        yes_or_no("maybe")


def test_a_list_is_separated_by_bars():
    assert listed("Shepway | The Shepway District||") == ["Shepway", "The Shepway District"]


def test_a_choice_by_value_label_or_another_word():
    read = one_of(Council.Type, {"Metropolitan": Council.Type.METROPOLITAN})
    assert [read(text) for text in ("london_borough", "London Borough", "LONDON-BOROUGH")] == [
        "london_borough"
    ] * 3
    assert read("metropolitan") == read("Metropolitan ¹") == "metropolitan_district"
    assert read("County [note 2]") == read("county*") == "county"
    with pytest.raises(ValueError, match="'parish' is not allowed here: write one of county, dist"):
        read("parish")


def test_text_that_is_too_long():
    assert at_most(3)("abc") == "abc"
    with pytest.raises(ValueError, match="has 1,001 characters; 1,000 are allowed"):
        at_most(1_000)("x" * 1_001)


def test_headings_are_compared_by_their_letters_and_digits():
    assert plain(" Decided-On ") == plain("decided_on") == plain("DECIDED  ON") == "decided_on"
    assert plain("Uphold rate (%)") == "uphold_rate"
