"""The cases behind a pack's counts, one by one: what was found, what was agreed, what became of it.

Each count that a committee asks about has its list: what was not complied with, what was late,
what was upheld. Of an imported year, which names no cases, there is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from textwrap import shorten

from complaints.decisions.references import unbroken
from complaints.figures.performance import Performance
from complaints.figures.sums import UPHELD_IN_ALL
from complaints.models import Decision, Recommendation, Release, ReleasedCase
from complaints.recommendations.improvements import with_status
from complaints.statistics.case_lists import CountedList
from complaints.statistics.readable_cases import CountedCases
from councils.dates import day_in_words
from councils.models import Council
from councils.years import Year
from portal.scrutiny.cases import to
from portal.scrutiny.content import Agreed, CaseList, ListedCase
from portal.scrutiny.follow_up import NO_OUTCOME
from portal.scrutiny.links import link

TITLES = {
    "not_complied": "Not complied with",
    "late": "Complied with late",
    UPHELD_IN_ALL.name: "Upheld",
}
MOST = 15  # cases of a list that are named; of more, the newest
A_LINE = 170  # letters of what a case is about
AN_IMPROVEMENT = 220
SENTENCE_ENDS = re.compile(r"(?<=[.?!]) (?=[A-Z])")


def case_lists(
    council: Council,
    release: Release,
    performance: Performance,
    releases: Collection[Year],
    at: datetime,
) -> tuple[CaseList, ...]:
    """One for each of these counts that counts anything; the cases are those of the edition."""
    counts = {
        "not_complied": performance.not_complied,
        "late": performance.late,
        UPHELD_IN_ALL.name: performance.upheld_in_all,
    }
    if release.source != Release.Source.COUNTED:
        return ()
    found = {
        name: list(newest(CountedList(release, name, council), at))
        for name in TITLES
        if counts[name]
    }
    agreed = _agreed({each.decision_id for all_ in found.values() for each in all_}, releases, at)
    return tuple(
        _listed(CountedList(release, name, council), cases, agreed, at)
        for name, cases in found.items()
    )


def newest(counted: CountedList, at: datetime) -> Iterator[ReleasedCase]:
    rows = counted.shown(at).select_related("decision__subject__category")
    rows = rows.defer("decision__statement", "decision__withheld_note")
    return iter(rows.order_by("-decision__decided_on", "-decision__reference")[:MOST])


def _agreed(
    decisions: Collection[int], releases: Collection[Year], at: datetime
) -> Mapping[tuple[int, int], list[Agreed]]:
    """What is public of it, by decision and by who agreed, asked for once."""
    rows = Recommendation.objects.public(at).filter(decision__in=decisions).order_by("number")
    found = defaultdict[tuple[int, int], list[Agreed]](list)
    for each in with_status(rows.defer("private_text"), releases, at):
        said = shorten(each.recommendation.public_summary, AN_IMPROVEMENT, placeholder=" …")
        key = (each.recommendation.decision_id, each.recommendation.council_id)
        found[key].append(Agreed(said, each.compliance_in_words or NO_OUTCOME))
    return found


def _listed(
    counted: CountedList,
    cases: Iterable[ReleasedCase],
    agreed: Mapping[tuple[int, int], list[Agreed]],
    at: datetime,
) -> CaseList:
    assert counted.council is not None
    council = counted.council
    listed = tuple(
        _case(each.decision, agreed.get((each.decision_id, council.pk), ())) for each in cases
    )
    number = counted.number(at)
    rest = number.shown - len(listed)
    all_of_them = to(counted.release, counted.name, council)
    return CaseList(
        title=TITLES[counted.name],
        opening=opening(number, len(listed)),
        named=listed,
        more=replace(all_of_them, words=f"{rest:,} more") if rest and all_of_them else None,
    )


def opening(number: CountedCases, listed: int) -> str:
    """How many are counted, can be read and are listed here, of which the newest come first."""
    cases = "1 case is" if number.counted == 1 else f"{number.counted:,} cases are"
    said = [f"{cases} counted."]
    if number.not_shown:
        cannot = "it cannot" if number.counted == 1 else f"{number.not_shown:,} of them cannot"
        said.append(f"{cannot[0].upper()}{cannot[1:]} be read.")
    if listed < number.shown:
        said.append(f"Of the {number.shown:,} that can be read the newest {listed} are listed.")
    return " ".join(said)


def beginning(text: str) -> str:
    """As many of its sentences as fit into a line or two, whole; else the first, broken off."""
    said = ""
    for sentence in SENTENCE_ENDS.split(" ".join(text.split())):
        longer = f"{said} {sentence}".strip()
        if said and len(longer) > A_LINE:
            break
        said = longer
    return shorten(said, A_LINE, placeholder=" …")


def _case(decision: Decision, agreed: Iterable[Agreed]) -> ListedCase:
    subject = str(decision.subject) if decision.subject else "no subject"
    reference = unbroken(decision.reference)
    return ListedCase(
        link=link(reference, "decision", decision.reference),
        about=f"{subject}, decided on {day_in_words(decision.decided_on)}",
        words=decision.title or beginning(decision.summary),
        agreed=tuple(agreed),
    )
