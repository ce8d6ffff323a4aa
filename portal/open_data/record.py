"""A council's whole record, for those who hold it to account: everything public about it at once.

The councils that it replaced come after it, each for itself: nothing is apportioned or added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from complaints.models import Decision, Recommendation, Release, Suspension
from complaints.recommendations.improvements import with_status
from complaints.statistics.readable_cases import compliance_to_read
from councils.models import Council
from councils.register.succession import Successions
from councils.years import Year, london_date
from letters.letters.issues import letters_for_data
from portal.open_data.bodies import all_councils
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS
from portal.open_data.columns import Dataset
from portal.open_data.counted_cases import COMPLIANCE
from portal.open_data.performance import PERFORMANCE, performance_rows
from portal.open_data.publications import LETTERS


@dataclass(frozen=True)
class Scope:
    """What is public at an instant, and about which councils it is asked."""

    at: datetime
    current: Mapping[Year, Release]
    keys: Collection[int]


@dataclass(frozen=True)
class Chapter:
    """One part of every council's record: its name in JSON, its title, what its rows are."""

    key: str
    title: str
    short_title: str
    dataset: Dataset
    about: str
    rows: Callable[[Scope], Iterable[Any]]
    council_of: Callable[[Any], int]
    is_of_closed: bool = False  # said to be empty only of councils that have closed


def _decisions(scope: Scope) -> Any:
    found = Decision.objects.public(scope.at).filter(council__in=scope.keys)
    return found.for_data().newest_first()


def _reports(scope: Scope) -> Any:
    return _decisions(scope).filter(kind=Decision.Kind.REPORT)


def _improvements(scope: Scope) -> Any:
    found = Recommendation.objects.public(scope.at).filter(council__in=scope.keys)
    return with_status(found.for_data().newest_first(), scope.current, scope.at)


def _passed_on(scope: Scope) -> Any:
    """What others have to make of councils that closed; what one in the record has to make stands
    with that one alone, so that nothing is counted twice."""
    found = Recommendation.objects.public(scope.at).filter(
        decision__council__in=scope.keys, decision__council__closed_on__lte=london_date(scope.at)
    )
    passed_on = found.exclude(council__in=scope.keys).for_data().newest_first()
    return with_status(passed_on, scope.current, scope.at)


def _compliance(scope: Scope) -> Any:
    found = compliance_to_read(list(scope.current.values()), scope.at)
    return found.filter(council__in=scope.keys)


CHAPTERS = (
    Chapter(
        "figures",
        "Figures",
        "Figures",
        PERFORMANCE,
        "Its figures in each public year, current editions, beside those of similar councils.",
        lambda scope: performance_rows(scope.current.values(), scope.keys),
        attrgetter("council.pk"),
    ),
    Chapter(
        "decisions",
        "Decisions",
        "Decisions",
        DECISIONS,
        "Every decision about it that is shown, reports among them.",
        _decisions,
        attrgetter("council_id"),
    ),
    Chapter(
        "reports",
        "Reports",
        "Reports",
        DECISIONS,
        "Of those decisions, the public interest reports.",
        _reports,
        attrgetter("council_id"),
    ),
    Chapter(
        "service_improvements",
        "Service improvements",
        "Improvements",
        SERVICE_IMPROVEMENTS,
        "What it has to change, and what became of it.",
        _improvements,
        attrgetter("recommendation.council_id"),
    ),
    Chapter(
        "passed_on",
        "Passed on",
        "Passed on",
        SERVICE_IMPROVEMENTS,
        "What other councils have to change after decisions about it, since it closed: the column"
        " council says which. These are in the records of those councils too: count them there.",
        _passed_on,
        attrgetter("recommendation.decision.council_id"),
        is_of_closed=True,
    ),
    Chapter(
        "compliance",
        "Compliance",
        "Compliance",
        COMPLIANCE,
        "Cases whose compliance its figures counted, and that are shown.",
        _compliance,
        attrgetter("council_id"),
    ),
    Chapter(
        "letters",
        "Letters",
        "Letters",
        LETTERS,
        "Every public issue of the annual review letter about it.",
        lambda scope: letters_for_data(scope.at).filter(council__in=scope.keys),
        attrgetter("council_id"),
    ),
)


@dataclass(frozen=True)
class OneCouncil:
    """One council's own chapters, each with its rows."""

    council: Council
    chapters: list[tuple[Chapter, list[Any]]]


@dataclass(frozen=True)
class Record:
    """A council, the councils it replaced along chains, and the editions that figures are from."""

    own: OneCouncil
    predecessors: list[OneCouncil]
    current: list[Release]
    at: datetime
    note: str
    suspended: Sequence[Suspension] = ()

    @property
    def council(self) -> Council:
        return self.own.council

    @property
    def file_name(self) -> str:
        return f"{self.council.slug}-record"


def record_of(
    council: Council,
    current: Mapping[Year, Release],
    at: datetime,
    note: str,
    suspended: Sequence[Suspension] = (),
) -> Record:
    """Everything that is public of a council at an instant, in a fixed number of queries."""
    keys = [council.pk, *(each.pk for each in Successions().all_before(council))]
    councils = {each.pk: each for each in all_councils().filter(pk__in=keys)}
    scope = Scope(at, current, keys)
    by_council: dict[int, list[tuple[Chapter, list[Any]]]] = defaultdict(list)
    for chapter in CHAPTERS:
        rows: dict[int, list[Any]] = defaultdict(list)
        for row in chapter.rows(scope):
            rows[chapter.council_of(row)].append(row)
        for key in keys:
            by_council[key].append((chapter, rows[key]))
    own, *predecessors = [OneCouncil(councils[key], by_council[key]) for key in keys]
    return Record(own, predecessors, list(current.values()), at, note, suspended)
