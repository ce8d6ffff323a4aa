"""What may have been meant where a name is written with a mistake.

With the standard library: over the names of 365 councils it takes about two milliseconds, and has
the right council first as often as what counts edits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import SequenceMatcher, get_close_matches

from councils.register.names.index import Called, Index, Spelling, pairs_of
from councils.register.names.notation import KIND_WORDS

MOST = 5
SHORTEST = 3  # letters in which a mistake can be told
SHORTEST_KIND = 5
SHORTEST_RUN = 12  # letters of a full name
SIMILAR, SURE, SURE_OF_KIND = (
    0.74,
    0.85,
    0.83,
)  # of the letters of both, those that are the same and in order
MARGIN = 0.08  # how much less similar than the most similar one others may be
# Two letters side by side, the first and the last among them, that names which are alike share.
FEWEST_PAIRS, PAIRS_IN_BOTH = 2, 0.4
MOST_WRONG_PAIRS = 3
# A name of which only the beginning, or one word, is like what was typed is less like it.
FOR_A_WORD, FOR_A_BEGINNING = 0.04, 0.06
# One with the same letters, doubled or in another order, is more like it than one with others.
FOR_SAME_LETTERS = 0.05


def without_mistaken_kinds(key: str, known: Collection[str]) -> str:
    """With "council" for "concil": words like those for a kind of council, which no place has."""
    return " ".join(
        word if word in known or len(word) < SHORTEST_KIND else _kind(word) for word in key.split()
    )


def _kind(word: str) -> str:
    near = get_close_matches(word, KIND_WORDS, 1, SURE_OF_KIND)
    is_meant = near and near[0][0] == word[0] and abs(len(near[0]) - len(word)) <= 1
    return near[0] if is_meant else word


def likely(place: str, known: Index, day: date, *, is_sure: bool = False) -> list[Called]:
    """The councils whose names are most like a folded place: none where none is much like it.

    Of those as like, the ones that are open on the day stand first. ``is_sure`` asks for more.
    """
    if len(place) < SHORTEST:
        return []
    least = SURE if is_sure else SIMILAR
    likeness: dict[Called, float] = {}
    compared = SequenceMatcher(autojunk=False)
    compared.set_seq2(place)
    pairs, letters, in_order = pairs_of(place), _letters(place), sorted(place)
    for spelling in known.spellings:
        in_both = len(pairs & spelling.pairs)
        if in_both < FEWEST_PAIRS or in_both < PAIRS_IN_BOTH * len(pairs):
            continue
        for name, less in _readings(spelling, len(place)):
            compared.set_seq1(name)
            like = compared.ratio()
            if like >= least:
                same = _letters(name) == letters or sorted(name) == in_order
                like += (FOR_SAME_LETTERS if same else 0) - less
                likeness[spelling.called] = max(likeness.get(spelling.called, 0), like)
    best = max(likeness.values(), default=0)
    near = [called for called, like in likeness.items() if like >= best - MARGIN]
    near.sort(key=lambda each: (-likeness[each], not each.is_open(day), each.order))
    return near[:MOST]


def run_together(key: str, known: Index) -> list[Called]:
    """The councils whose full name has these letters but for one, wherever the spaces are."""
    letters = key.replace(" ", "")
    if len(letters) < SHORTEST_RUN:
        return []
    near: dict[Called, int] = {}
    compared = SequenceMatcher(autojunk=False)
    compared.set_seq2(letters)
    pairs = pairs_of(letters)
    for called in known.called:
        for run, pairs_of_run in called.runs:
            # A letter that is wrong is in two pairs.
            if abs(len(run) - len(letters)) <= 1 and len(pairs - pairs_of_run) <= MOST_WRONG_PAIRS:
                compared.set_seq1(run)
                same = sum(block.size for block in compared.get_matching_blocks())
                if max(len(run), len(letters)) - same <= 1:
                    near[called] = -same
    return sorted(near, key=lambda each: (near[each], each.order))


def _readings(spelling: Spelling, length: int) -> Iterator[tuple[str, float]]:
    """What it may have been: the whole of a place or a word of one, or the beginning of a place."""
    yield spelling.name, 0 if spelling.is_whole else FOR_A_WORD
    if spelling.is_whole and len(spelling.name) > length + 1:
        yield spelling.name[:length], FOR_A_BEGINNING


def _letters(name: str) -> str:
    """Without the second of two that are the same."""
    return re.sub(r"(.)\1", r"\1", name)
