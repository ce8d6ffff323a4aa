"""Which characters can be printed, how one that cannot is named, and what stands in its place."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from councils.printable import check, plainest, substituted, validate_printable

ORDINARY = "“Council’s” – 60–69% … £5, €6 ½ café\n\tSiân Ŵyn\u2011Jones →\n\nवसुधा \u200d"


def said(text):
    with pytest.raises(ValueError, match="cannot be printed") as refused:
        check(text)
    return str(refused.value)


def test_what_can_be_printed_is_left_as_it_is():
    assert check(ORDINARY) is ORDINARY
    assert substituted(ORDINARY) == ORDINARY
    assert check("") == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "We agreed:\n\uf0b7 apologise",
            "U+F0B7 (a sign of a private font, as bullets pasted from Word are) in line 2:"
            " write • instead",
        ),
        (
            "Thank you for all of this 😀",
            "U+1F600 (grinning face) in line 1 after “all of this”: delete it",
        ),
        (
            "One\u2028two",
            "U+2028 (a line break of another kind) in line 1 after “One”:"
            " delete it and start a new line",
        ),
        ("\ufeffOne", "U+FEFF (an invisible sign) in line 1: delete it"),
        ("One\x07", "U+0007 (an invisible sign) in line 1 after “One”: delete it"),
        ("\ufffe", "U+FFFE (no character) in line 1: delete it"),
    ],
)
def test_a_character_is_named_with_its_place(text, message):
    assert said(text) == f"It has what cannot be printed: {message}."


def test_of_many_the_first_three_are_named():
    message = said("😀" * 9)
    assert message.count("U+1F600") == 3
    assert message.endswith("delete it, and more.")
    assert "more" not in said("😀" * 3)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\uf0b7 a", "• a"),
        ("a\x85b\u2029c\x0bd", "a\nb\nc\nd"),
        ("a\ufeffb\x00c", "abc"),
        ("😀 \ue123", "□ □"),
    ],
)
def test_what_stands_in_its_place(text, printed):
    assert substituted(text) == printed
    assert check(printed) == printed


def test_the_plainest_form_has_letters_of_europe_alone():
    assert plainest("Łódź বাং 😀\n") == "Łódź □□□ □\n"


def test_as_a_validator_it_says_the_same():
    validate_printable(ORDINARY)
    with pytest.raises(ValidationError, match=r"U\+F0B7"):
        validate_printable("\uf0b7")


def test_every_letter_of_living_scripts_of_england_can_be_printed():
    """Each assigned letter and sign of these blocks, but for what came into Unicode since 2010."""
    blocks = [
        (0x0900, 0x0B7F),
        (0x0600, 0x06FF),
        (0x05D0, 0x05EA),
        (0x0370, 0x04FF),
        (0x1E00, 0x1EFF),
    ]
    missing = [
        chr(code)
        for first, last in blocks
        for code in range(first, last + 1)
        if unicodedata.category(chr(code))[0] in "LMN" and substituted(chr(code)) != chr(code)
    ]
    assert len(missing) < 30, missing
