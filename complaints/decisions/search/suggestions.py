"""Did you mean: for words that nothing has, the nearest that something public has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from django.db import connection
from django.db.models import QuerySet

from complaints.decisions.search.common_words import COMMON
from complaints.decisions.search.matches import matching
from complaints.decisions.search.queries import read
from complaints.decisions.search.synonyms import synonyms
from complaints.models import Decision, Subject

SHORTEST = 4  # letters of a word that may be misspelt
NEAR = 0.74  # of 1, as difflib compares
TRIED = 3  # of the nearest words
_WORD = re.compile(r"[^\W\d_]+")


def did_you_mean(text: str, rows: QuerySet[Decision]) -> str:
    """What is typed with its unknown words replaced, if that finds any of the rows; else nothing.

    ``rows`` are public: what only hidden decisions have is never offered.
    """
    rows = rows.order_by()
    corrected = text
    for word in dict.fromkeys(_WORD.findall(text)):
        if len(word) < SHORTEST or word.lower() in COMMON or _finds(word, rows):
            continue
        near = (each for each in nearest(word.lower()) if _finds(each, rows))
        if found := next(near, None):
            corrected = re.sub(rf"\b{re.escape(word)}\b", found, corrected)
    return corrected if corrected != text and _finds(corrected, rows) else ""


def nearest(word: str) -> list[str]:
    """The words of the index that are written nearly so, the nearest first."""
    known = {each for each in _known(word) if abs(len(each) - len(word)) <= 2}
    return get_close_matches(word, known - {word}, n=TRIED, cutoff=NEAR)


def _known(word: str) -> Iterable[str]:
    """Of titles and summaries those with the same first letter; of subjects and terms all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT term FROM complaints_decision_vocabulary WHERE term >= %s AND term < %s",
            [word[0], chr(ord(word[0]) + 1)],
        )
        yield from (term for (term,) in cursor.fetchall())
    for names in Subject.objects.order_by().values_list("heading", "name"):
        yield from _WORD.findall(" ".join(names).lower())
    for key in synonyms():
        yield from key


def _finds(text: str, rows: QuerySet[Decision]) -> bool:
    query = read(text)
    return bool(query.wanted) and matching(rows, query).exists()
