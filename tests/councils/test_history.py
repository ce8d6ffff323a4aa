"""Values of fields, as every history shows them."""

from datetime import date

import pytest

from councils.history import EMPTY, value_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, EMPTY),
        ("", EMPTY),
        (0, "0"),  # a number is there, even this one
        (True, "yes"),
        (False, "no"),
        (date(2024, 4, 1), "1 April 2024"),
        ("A text", "A text"),
    ],
)
def test_a_value_is_said_as_a_reader_would(value, words):
    assert value_in_words(value) == words
