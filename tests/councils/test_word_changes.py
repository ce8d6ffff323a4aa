"""Two texts compared word by word."""

import pytest

from councils.word_changes import ADDED, LEFT_OUT, REMOVED, SAME, Piece, word_changes


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in word_changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("The same.", "The same.", []),
        ("", "New words.", [(ADDED, "New words.")]),
        ("Old words.", "", [(REMOVED, "Old words.")]),
        (
            "We upheld Mrs B's complaint.",
            "We partly upheld Mrs B's complaint.",
            [(SAME, "We"), (ADDED, " partly"), (SAME, " upheld Mrs B's complaint.")],
        ),
        (
            "It pays £500 to her.",
            "It pays £50 to her.",
            [(SAME, "It pays "), (REMOVED, "£500"), (ADDED, "£50"), (SAME, " to her.")],
        ),
    ],
)
def test_what_was_added_and_removed(old, new, pieces):
    assert told(old, new) == pieces


def test_a_paragraph_that_stayed_is_not_compared_and_most_of_it_left_out():
    long = " ".join(f"w{number}" for number in range(100))
    found = word_changes(f"{long}\n\nShort.", f"{long}\n\nShorter.")
    assert [each.kind for each in found] == [LEFT_OUT, SAME, REMOVED, ADDED]
    assert found[0].text == "88 words unchanged"
    assert found[1].text.split() == [f"w{number}" for number in range(88, 100)]


def test_what_lies_between_two_changes_is_kept_at_both_ends():
    between = " ".join(f"w{number}" for number in range(60))
    found = word_changes(f"a {between} b", f"c {between} d")
    assert [each.kind for each in found] == [
        *(REMOVED, ADDED, SAME, LEFT_OUT, SAME, REMOVED, ADDED),
    ]
    assert found[3] == Piece(LEFT_OUT, "36 words unchanged")


@pytest.mark.parametrize(("old", "new"), [("a b c", "a c d"), ("x\ny\n", "y\nz\n"), ("a", "a\n")])
def test_the_pieces_make_both_texts_again(old, new):
    pieces = word_changes(old, new)
    assert "".join(each.text for each in pieces if each.kind != ADDED) == old
    assert "".join(each.text for each in pieces if each.kind != REMOVED) == new
