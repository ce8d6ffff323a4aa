"""Cases that were not complied with, where no improvement that the public reads of was not.

Whether a council complied is counted in cases, and a case has what was agreed for one person too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from complaints.models import Category, Recommendation, Release, ReleasedCase, Subject
from complaints.recommendations.improvements import Improvement, Status, with_status
from complaints.recommendations.whole_cases import FOR_ONE_PERSON, where_it_fell_short
from complaints.statistics.improvements import ImprovementTotals
from complaints.statistics.readable_cases import compliance_to_read
from complaints.subjects.addresses import about
from councils.models import Council
from councils.years import Year

NOT_COMPLIED = ReleasedCase.Compliance.NOT_COMPLIED


@dataclass(frozen=True)
class FailedCases:
    """``counted`` by the figures of public years; ``shown`` are those that can be read.

    ``for_one_person``: in each of them it was what had been agreed for one person.
    """

    counted: int
    shown: int
    for_one_person: bool


def failed_beside(
    totals: ImprovementTotals,
    at: datetime,
    releases: Mapping[Year, Release],
    council: Council | None = None,
    subject: Category | Subject | None = None,
) -> FailedCases | None:
    """Of one council or of all; None where the improvements tell of a failure, or none was."""
    if totals.today.of(Status.NOT_COMPLIED):
        return None
    keys = _keys(releases.values(), council)
    if not keys:
        return None
    cases = compliance_to_read(releases.values(), at).filter(pk__in=keys)
    if subject is not None:  # of what is withheld no subject is told
        cases = cases.filter(about(subject, "decision__subject"))
    shown = list(cases)
    if not shown and (council is None or subject is not None):
        return None
    return FailedCases(len(keys), len(shown), _are_for_one_person(shown, releases, at))


def failed_of(release: Release, council: Council, at: datetime) -> list[ReleasedCase]:
    """The cases of a council that an edition counted as not complied with and that can be read."""
    cases = compliance_to_read([release], at).filter(pk__in=_keys([release], council))
    return list(cases.order_by("-decision__decided_on", "decision__reference"))


def _keys(releases: Iterable[Release], council: Council | None) -> list[int]:
    """By their own keys: SQLite would look through every public decision first."""
    found = ReleasedCase.objects.filter(release__in=releases, compliance=NOT_COMPLIED)
    found = found.filter(council=council) if council is not None else found
    return list(found.order_by().values_list("pk", flat=True))


def _are_for_one_person(
    cases: Sequence[ReleasedCase], releases: Mapping[Year, Release], at: datetime
) -> bool:
    """What was agreed in them is asked for once, however many there are."""
    if not cases:
        return False
    rows = Recommendation.objects.standing(at).filter(decision__in=[e.decision_id for e in cases])
    agreed = defaultdict[tuple[int, int], list[Improvement]](list)
    for each in with_status(rows.defer("private_text").order_by(), releases, at):
        of = each.recommendation
        agreed[of.decision_id, of.council_id].append(each)
    return all(
        where_it_fell_short(NOT_COMPLIED, (), agreed[each.decision_id, each.council_id])
        == FOR_ONE_PERSON
        for each in cases
    )
