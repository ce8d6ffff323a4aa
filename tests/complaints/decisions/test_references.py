"""24 018 407, however it is written."""

import random

import pytest
from django.urls import Resolver404, resolve, reverse

from complaints.decisions.references import ReferenceConverter, looked_for, parsed, shown, unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("24 018 407", "24018407"),
        ("24-018-407", "24018407"),
        ("24018407", "24018407"),
        (" 24 018 407 ", "24018407"),
        ("16 010 636c", "16010636c"),
        ("16010636C", "16010636c"),
        ("9001234", "09001234"),  # a spreadsheet took the leading zero away
        ("1", "00000001"),
    ],
)
def test_how_it_is_kept(text, kept):
    assert parsed(text) == kept


@pytest.mark.parametrize(
    "text",
    ["", "abc", "24 018 4071", "240184071", "24 018 407cc", "24.018.407", "24 018 40", "c16010636",
     "٢٤٠١٨٤٠٧"],
)  # fmt: skip
def test_what_is_no_reference(text):
    with pytest.raises(ValueError, match="write it as 24 018 407"):
        parsed(text)


def test_how_it_is_shown():
    assert (shown("24018407"), shown("16010636c")) == ("24 018 407", "16 010 636c")


def test_it_stays_in_one_line():
    assert unbroken("16010636c") == "16\u00a0010\u00a0636c"


def test_every_reference_is_itself_again():
    chance, converter = random.Random(1), ReferenceConverter()
    for _ in range(500):
        kept = f"{chance.randrange(10**8):08}{chance.choice(('', 'a', 'k'))}"
        assert parsed(shown(kept)) == parsed(converter.to_url(kept)) == kept
        assert converter.to_python(converter.to_url(kept)) == kept


def test_its_address():
    assert reverse("decision", args=["16010636c"]) == "/decisions/16-010-636c/"
    assert resolve("/decisions/24-018-407/").kwargs == {"reference": "24018407"}
    for other in ("24018407", "24 018 407", "24-018 407"):
        assert resolve(f"/decisions/{other}/").kwargs == {"reference": "24018407"}
    assert resolve("/decisions/16 010 636C/").kwargs == {"reference": "16010636c"}
    for other in ("4018407", "24-018-4071", "24--018-407", "24-018-407cc"):
        with pytest.raises(Resolver404):
            resolve(f"/decisions/{other}/")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("24 018 407", "24018407"),
        ("24-018-407", "24018407"),
        ("16010636C", "16010636c"),
        ("\u201c24 018 407\u201d", "24018407"),
        ("'24-018-407'.", "24018407"),
        ("24 018 407.", "24018407"),
        ("24.018.407", "24018407"),
        ("24\u2013018\u2011407", "24018407"),
        ("ref 24 018 407", "24018407"),
        ("Ref: 24-018-407", "24018407"),
        ("REF.24018407a", "24018407a"),
        ("reference: \u201824 018 407\u2019,", "24018407"),
        ("Your ref. no. (24 018 407)", "24018407"),
        ("Complaint reference number 24 018 407", "24018407"),
        ("#24018407", "24018407"),
        ("2024", None),
        ("2024 2025", None),
        ("21.05.2025", None),
        ("reference", None),
        ("the number of 24018407", None),
        ("refuse 24 018 407", None),
        ("12 weeks", None),
        ("0300 061 0614", None),
    ],
)
def test_what_is_typed_to_find_a_decision(typed, found):
    assert looked_for(typed) == found
