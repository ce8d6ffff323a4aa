"""What became of what councils agreed to in one decision, as far as it is public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from complaints.models import Decision, Recommendation, Release, ReleasedCase
from complaints.statistics.readable_cases import compliance_to_read
from councils.models import Council
from councils.years import Year, london_date

COUNTED = {
    ReleasedCase.Compliance.ON_TIME: "The council complied on time",
    ReleasedCase.Compliance.LATE: "The council complied late",
    ReleasedCase.Compliance.NOT_COMPLIED: "The council did not comply",
}
OVERDUE = (
    "Overdue: something that the council had agreed to do was due, and no outcome is recorded yet."
)
NOT_DUE = "Not all of it is due yet."
NOT_PUBLISHED = (
    "Not published yet: an outcome is published with the figures of the year in which it is"
    " recorded."
)


@dataclass(frozen=True)
class BecameOf:
    """One thing that is told of the agreement of one council.

    ``compliance`` and ``year``: as the released figures of that year counted the case.
    """

    council: Council
    words: str
    compliance: str = ""
    year: Year | None = None


def became_of(
    decision: Decision,
    agreed: Iterable[Recommendation],
    releases: Mapping[Year, Release],
    at: datetime,
) -> list[BecameOf]:
    """Of each council that agreed to something; ``agreed`` is what the public reads of that.

    The compliance of a case is public with the figures of the year in which it was recorded, so
    until then nothing here depends on it, but that what has an outcome is not overdue.
    """
    return became_of_each([decision], {decision.pk: list(agreed)}, releases, at)[decision.pk]


def became_of_each(
    decisions: Sequence[Decision],
    agreed: Mapping[int, Sequence[Recommendation]],
    releases: Mapping[Year, Release],
    at: datetime,
) -> dict[int, list[BecameOf]]:
    """The same of several decisions, by key, in two queries."""
    counted = defaultdict[int, list[ReleasedCase]](list)
    # By their own keys: SQLite would look through every public decision first.
    cases = ReleasedCase.objects.filter(decision__in=decisions).order_by().exclude(compliance="")
    keys = list(cases.values_list("pk", flat=True))
    if keys:
        told = compliance_to_read(releases.values(), at).filter(pk__in=keys)
        for each in told.select_related(None).select_related("release", "council"):
            counted[each.decision_id].append(each)
    today = london_date(at)
    return {
        each.pk: list(_became(counted[each.pk], agreed.get(each.pk, ()), today))
        for each in decisions
    }


def _became(
    counted: Iterable[ReleasedCase], agreed: Iterable[Recommendation], today: date
) -> Iterator[BecameOf]:
    told = set[Council]()
    for each in counted:
        told.add(each.council)
        yield BecameOf(
            each.council,
            f"{COUNTED[ReleasedCase.Compliance(each.compliance)]}, as the figures of"
            f" {each.release.year} counted it.",
            each.compliance,
            each.release.year,
        )
    by_council = attrgetter("council.name", "council")
    for (_, council), rows in groupby(
        sorted(agreed, key=attrgetter("council.name", "council.pk")), key=by_council
    ):
        if words := _state(list(rows), today, is_told=council in told):
            yield BecameOf(council, words)


def _state(agreed: Sequence[Recommendation], today: date, *, is_told: bool) -> str:
    if any(each.due_on < today and not each.outcome for each in agreed):
        return OVERDUE
    if is_told:
        return ""
    return NOT_DUE if any(each.due_on >= today for each in agreed) else NOT_PUBLISHED
