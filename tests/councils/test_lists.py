"""Lists in words."""

import pytest

from councils.lists import beginning, listed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["Kent"], "Kent"),
        (["Kent", "Medway"], "Kent and Medway"),
        (iter(["Kent", "Medway", "Essex"]), "Kent, Medway and Essex"),
    ],
)
def test_the_last_is_joined_with_and(words, said):
    assert listed(words) == said


def test_another_word_may_join_them():
    assert listed(["Kent", "Medway", "Essex"], "or") == "Kent, Medway or Essex"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, ""), (1, "0"), (2, "0, 1"), (3, "0, 1 and 1 more"), (1_234, "0, 1 and 1,232 more")],
)
def test_of_many_the_first_are_named_and_the_others_counted(number, said):
    assert beginning(map(str, range(number)), 2) == said
