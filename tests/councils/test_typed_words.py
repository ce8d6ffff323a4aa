"""One reading of what is typed, whatever draws its apostrophes and quotation marks."""

import pytest

from councils.models import Council
from councils.typed_words import APOSTROPHES, straight, typed_words, ways, with_words
from tests import factories


def test_apostrophes_are_one_and_quotation_marks_are_none():
    assert straight("the council\u2019s \u201ccare plan\u201d") == "the council's  care plan "


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("fallen  tree", ["fallen", "tree"]),
        ("\u201cfallen tree\u201d.", ["fallen", "tree"]),
        ("\u2018fallen tree,\u2019 (2024)", ["fallen", "tree", "2024"]),
        ("council\u2019s", ["council's"]),
        ("s.117 \u00a31,500", ["s.117", "\u00a31,500"]),
        ("?", ["?"]),
        ('"', ['"']),
        (" ", []),
    ],
)
def test_what_stands_round_a_word_is_passed_over(typed, words):
    assert typed_words(typed) == words


def test_a_word_is_looked_for_with_every_apostrophe():
    assert ways("tree") == ["tree"]
    assert set(ways("council's")) == {f"council{mark}s" for mark in APOSTROPHES}
    assert len(ways("o'neill's")) == 4  # each of the two as either of the two commonest
    assert len(ways("a'b'c'd'e")) == 8


@pytest.mark.django_db
@pytest.mark.parametrize("kept", APOSTROPHES)
@pytest.mark.parametrize("typed", APOSTROPHES)
def test_each_apostrophe_finds_each(kept, typed):
    found = factories.council(f"King{kept}s Lynn", slug="kings-lynn")
    factories.council("Kingston")
    rows = with_words(Council.objects.all(), f"king{typed}s", "name", "region")
    assert list(rows) == [found]
