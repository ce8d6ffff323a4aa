"""What is typed, read: words, "phrases" in quotation marks, what is not wanted after a minus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from complaints.decisions.search.common_words import COMMON
from complaints.decisions.search.synonyms import key_of, longest, synonyms
from complaints.decisions.search.words import Words, words_of
from councils.typed_words import DASHES, QUOTES

# Each has words that stand one after the other; all of the phrases of one way must be there.
Way: TypeAlias = tuple[Words, ...]

_QUOTES = str.maketrans(dict.fromkeys(QUOTES, '"'))
_PART = re.compile(rf'(?P<minus>(?<!\S)[-{DASHES}])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Clause:
    """One thing that a decision must have, or must not, in any of these ways."""

    ways: tuple[Way, ...]
    is_wanted: bool = True


@dataclass(frozen=True)
class Query:
    """All of the clauses must hold."""

    clauses: tuple[Clause, ...]

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(each for each in self.clauses if each.is_wanted)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(each for each in self.clauses if not each.is_wanted)


def read(text: str) -> Query:
    """A word of grammar narrows nothing, but in a phrase. Synonyms are further ways to say it."""
    found: list[Clause] = []
    run: list[Words] = []  # what was typed word after word, in which terms of several are found
    for part in _PART.finditer(text.translate(_QUOTES)):
        words = words_of(part["phrase"] or part["word"] or "")
        if not words or all(word in COMMON for word in words):
            continue
        if part["minus"] is None and part["phrase"] is None:
            run.append(words)
            continue
        found.extend(_clauses(run))
        run = []
        ways: tuple[Way, ...] = ((words,),)
        if part["phrase"] is None:
            ways += tuple((other,) for other in synonyms().get(key_of(words), ()))
        found.append(Clause(ways, is_wanted=part["minus"] is None))
    found.extend(_clauses(run))
    return Query(tuple(found))


def _clauses(run: list[Words]) -> Iterator[Clause]:
    """Of words typed one after the other: the longest terms that have synonyms first."""
    at = 0
    while at < len(run):
        for length in range(min(longest(), len(run) - at), 0, -1):
            part = run[at : at + length]
            joined = tuple(word for words in part for word in words)
            others = synonyms().get(key_of(joined), ())
            if others or length == 1:
                own = tuple(map(_without_possessive, part))
                yield Clause((own, *((other,) for other in others)))
                at += length
                break


def _without_possessive(words: Words) -> Words:
    """ "council's" finds "council" too; in a phrase it is as it is typed."""
    return words[:-1] if len(words) == 2 and words[-1] == "s" else words
