"""Which other service improvements are the same as one: by subject, kind of change and words.

Two are the same where their decisions have the same sub-category, both are the same kind of change,
and at least half of the telling words of the two together stand in both. Words are compared
without regard to case, marks and a plural s; what every summary says tells nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from complaints.decisions.references import in_address, parsed
from complaints.models import Recommendation
from councils.typed_words import straight

_SAID_BY_ALL = (
    "a about agreed all also an and any are as at be been before by can council councils did do"
    " does each ensure every for from given has have how if in into is it its make making may"
    " needed new no not of on or other our out relevant same should so staff sure than that the"
    " their them there these they this those through to up was were what when where which who"
    " why will with within would"
)
NOT_TELLING = frozenset(re.findall("[a-z]+", _SAID_BY_ALL))


@lru_cache(maxsize=20_000)
def telling_words(text: str) -> frozenset[str]:
    """The words that two summaries are compared by."""
    plain = re.sub(r"'s?\b", "", straight(text).casefold())
    words = {word for word in re.findall(r"[^\W_]+", plain) if word not in NOT_TELLING}
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def say_the_same(one: str, other: str) -> bool:
    """Whether at least half of the telling words of two summaries stand in both."""
    first, second = telling_words(one), telling_words(other)
    return 2 * len(first & second) >= len(first | second) > 0


@dataclass(frozen=True)
class Candidate:
    """A public improvement of a subject and a kind of change."""

    pk: int
    council_id: int
    summary: str


class Similar:
    """Those that are the same as some improvements; one query for any number of them."""

    def __init__(self, rows: Iterable[Recommendation], at: datetime) -> None:
        self._of: dict[tuple[int | None, str], list[Candidate]] = defaultdict(list)
        subjects: dict[str, set[int]] = defaultdict(set)
        for row in rows:
            if row.decision.subject_id:
                subjects[row.change].add(row.decision.subject_id)
        wanted = Q(pk__in=())
        for change, of_it in subjects.items():
            wanted |= Q(change=change, its_subject__in=of_it)
        found = Recommendation.objects.public(at).filter(wanted).order_by("pk")
        for subject, change, pk, council, summary in found.values_list(
            "decision__subject_id", "change", "pk", "council_id", "public_summary"
        ):
            self._of[subject, change].append(Candidate(pk, council, summary))

    def to(self, row: Recommendation) -> list[Candidate]:
        """Those of other councils that are the same as this one."""
        return [
            each
            for each in self._of.get((row.decision.subject_id, row.change), ())
            if each.council_id != row.council_id and say_the_same(each.summary, row.public_summary)
        ]

    def councils(self, row: Recommendation) -> int:
        """How many other councils agreed to the same."""
        return len({each.council_id for each in self.to(row)})


def address_part(row: Recommendation) -> str:
    """As it is named in an address: 24-018-407.2 is the second of a decision's recommendations."""
    return f"{in_address(row.decision.reference)}.{row.number}"


def named(text: str, at: datetime) -> Recommendation | None:
    """The public improvement that an address names; None where there is none."""
    reference, _, number = text.rpartition(".")
    try:
        wanted = parsed(reference)
    except ValueError:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        return None
    return (
        Recommendation.objects.public(at)
        .filter(decision__reference=wanted, number=int(number))
        .select_related("council", "decision__subject__category")
        .defer("decision__statement", "private_text")
        .first()
    )
