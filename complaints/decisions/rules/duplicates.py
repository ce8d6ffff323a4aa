"""Whether a decision that is entered may be one that is there already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher

from complaints.decisions.references import shown
from complaints.models import Decision
from councils.dates import day_in_words
from councils.doubts import Doubt

NEAR = timedelta(days=14)  # between the days of the two
ALIKE = 0.9  # of two texts, from which on they are taken for one
COMPARED = 1_000  # characters of each
MOST = 200  # decisions of one council in those days: more than any has
LAST_DIGIT = 7  # its place
LIKE_REFERENCE = "its reference differs from this one in one place"
LIKE_TEXT = "its text is nearly the same"
SHORTEST = 40  # characters: shorter texts are alike by chance


def about_duplicates(decision: Decision) -> Iterator[Doubt]:
    """Of the same council and nearly the same day: with nearly the same reference, or text."""
    near = Decision.objects.filter(
        council=decision.council_id,
        decided_on__gte=decision.decided_on - NEAR,
        decided_on__lte=decision.decided_on + NEAR,
    )
    near = near.without_void().exclude(pk=decision.pk)
    rows = near.order_by("-decided_on", "-reference")[:MOST]
    for reference, decided_on, *texts in rows.values_list(
        *("reference", "decided_on", "summary", "statement")
    ):
        if differ_in_one_place(decision.reference, reference):
            why = LIKE_REFERENCE
        elif any(map(are_alike, (decision.summary, decision.statement), texts)):
            why = LIKE_TEXT
        else:
            continue
        yield may_be(reference, decided_on, why)


def may_be(reference: str, decided_on: date, why: str) -> Doubt:
    """That what is entered may be a case that is there already."""
    return Doubt(
        "reference",
        f"{shown(reference)} about the same council was decided on {day_in_words(decided_on)},"
        f" and {why}: it may be this case.",
    )


def differ_in_one_place(one: str, other: str) -> bool:
    """One digit is another, or two that stand side by side are exchanged.

    Numbers that follow one another differ in their last digit and are two cases: that is no doubt.
    """
    if len(one) != len(other) or one[:8] == other[:8]:
        return False
    places = [place for place in range(len(one)) if one[place] != other[place]]
    if len(places) == 1:
        return places[0] < LAST_DIGIT
    first, last = places[0], places[-1]
    exchanged = other[:first] + other[last] + other[first] + other[last + 1 :]
    return last == first + 1 and one == exchanged


def are_alike(one: str, other: str) -> bool:
    one, other = one[:COMPARED], other[:COMPARED]
    if min(len(one), len(other)) < SHORTEST:
        return False
    compared = SequenceMatcher(None, one, other, autojunk=False)
    quick = min(compared.real_quick_ratio(), compared.quick_ratio())
    return quick >= ALIKE and compared.ratio() >= ALIKE
