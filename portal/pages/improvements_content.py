"""What the pages of service improvements show: how they stand, how many, each with its like."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from complaints.models import Category, Recommendation, Release, ReleasedCase, Subject
from complaints.recommendations.filters import ImprovementFilter
from complaints.recommendations.improvements import MARKS, Improvement, Status, with_status
from complaints.recommendations.made_elsewhere import made_elsewhere
from complaints.recommendations.similar import Similar, address_part
from complaints.statistics.failed_cases import FailedCases, failed_beside
from complaints.statistics.improvements import ImprovementTotals, improvement_totals
from complaints.subjects import addresses
from councils.models import Council, PublicRecord
from councils.register.succession_words import replacing
from councils.years import Year, london_date
from portal.counted_once import counted_once
from portal.pages.kept_rows_content import KeptImprovements
from portal.pagination import TurnedPage, page_or_404

PER_PAGE = 25


@dataclass(frozen=True)
class BarPart:
    """Those that stand so: how many, after how many others in the bar, and where their list is."""

    status: Status
    count: int
    after: int
    address: str

    @property
    def mark(self) -> str:
        return MARKS[self.status]

    @property
    def words(self) -> str:
        """What is counted in cases elsewhere names what is counted here."""
        label = self.status.label.lower()
        if self.status not in (Status.OVERDUE, Status.NOT_COMPLIED):
            return str(label)
        return f"{'improvement' if self.count == 1 else 'improvements'} {label}"


@dataclass(frozen=True)
class CasesBeside:
    """That cases were not complied with, though the bar tells of no improvement that was not."""

    words: str
    rest: str
    address: str  # of their list; empty where none of them can be read

    @classmethod
    def of(
        cls, found: FailedCases, council: Council | None, subject: Category | Subject | None
    ) -> CasesBeside:
        number = found.shown or found.counted
        words = "one case was" if number == 1 else f"{number:,} cases were"
        words = f"{words} not complied with"
        if not found.shown:
            hidden = "a decision that is" if number == 1 else "decisions that are"
            return cls(words, f", in {hidden} not shown here.", "")
        asked: dict[str, str] = {"compliance": ReleasedCase.Compliance.NOT_COMPLIED}
        if council:
            asked["council"] = council.slug
        if subject:
            asked["category" if isinstance(subject, Category) else "subject"] = subject.slug
        rest = (
            ", in what was agreed for one person. That is no service improvement, so it is not"
            " counted here."
            if found.for_one_person
            else ". A case has everything that was agreed in it, shown here or not."
        )
        return cls(words, rest, f"{reverse('decisions')}?{urlencode(asked)}")


@dataclass(frozen=True)
class StatusBar:
    """What ``improvements/_bar.html`` draws and tells: a part for each status that is told."""

    title: str
    parts: tuple[BarPart, ...]
    total: int
    beside: CasesBeside | None

    @property
    def overdue(self) -> int:
        return sum(each.count for each in self.parts if each.status == Status.OVERDUE)

    @property
    def description(self) -> str:
        """The same in words."""
        told = ", ".join(f"{part.count:,} {part.words}" for part in self.parts)
        return f"{self.title}: {told}."


@dataclass(frozen=True)
class ListedImprovement:
    """An improvement in a list; ``others`` is how many other councils agreed to the same."""

    improvement: Improvement
    others: int = 0

    @property
    def recommendation(self) -> Recommendation:
        return self.improvement.recommendation

    @property
    def status(self) -> Status:
        return self.improvement.status

    @property
    def mark(self) -> str:
        return self.improvement.mark

    @property
    def is_open(self) -> bool:
        """Whether the day it is due says something."""
        return self.status in (Status.OVERDUE, Status.NOT_DUE)

    @property
    def to_others(self) -> str:
        query = urlencode({"like": address_part(self.recommendation)})
        return f"{reverse('improvements')}?{query}"


@dataclass(frozen=True)
class ImprovementList:
    """A page of a filtered list; ``number`` of all that fit, None where that is not to be told."""

    chosen: ImprovementFilter
    page: TurnedPage
    rows: list[ListedImprovement]
    number: int | None

    @property
    def councils(self) -> int:
        return len({each.recommendation.council_id for each in self.rows})


def improvement_list(
    council: Council | None,
    data: Any,
    at: datetime,
    releases: Collection[Year],
    record: PublicRecord,
) -> ImprovementList:
    """A page of those of one council, or of all; NoSuchPage beyond the end."""
    chosen = ImprovementFilter.of(council, data, at, releases)
    page = page_or_404(KeptImprovements(chosen, record), data.get("page"), PER_PAGE)
    rows = listed(page.rows, at, releases, record)
    return ImprovementList(chosen, page, rows, number_of(chosen, releases, record))


def listed(
    rows: Collection[Recommendation],
    at: datetime,
    releases: Collection[Year],
    record: PublicRecord,
) -> list[ListedImprovement]:
    """Each with how it stands and how many others agreed to the same."""

    def others() -> list[int]:
        similar = Similar(rows, at)
        return [similar.councils(each) for each in rows]

    numbers = counted_once(record, at, others, "similar", *(each.pk for each in rows))
    known = with_status(rows, releases, at)
    return [ListedImprovement(*each) for each in zip(known, numbers, strict=True)]


def totals_of(
    at: datetime,
    releases: Collection[Year],
    record: PublicRecord,
    council: Council | None = None,
    subject: Category | Subject | None = None,
) -> ImprovementTotals:
    """How all of them stand, of one council or of all, of one subject or of all."""
    about = addresses.about(subject, "its_subject") if subject else None
    what = ("improvements", *map(str, releases), council and council.pk, subject and subject.slug)
    count = partial(improvement_totals, at, releases, council, about)
    return counted_once(record, at, count, *what)


def number_of(
    chosen: ImprovementFilter, releases: Collection[Year], record: PublicRecord
) -> int | None:
    """How many fit; of a year that is not released only what is open, or what is the same.

    How many a council had agreed to in it would be a figure of that year.
    """
    if chosen.unreadable:
        return None
    asked = chosen.form.cleaned_data
    is_told = asked["status"] and asked["status"] != Status.NOT_PUBLISHED
    if is_told or asked["like"] or asked["year"] in releases:
        return len(KeptImprovements(chosen, record))
    return None


def bar_of(
    totals: ImprovementTotals,
    title: str,
    at: datetime,
    releases: Mapping[Year, Release],
    record: PublicRecord,
    council: Council | None = None,
    subject: Category | Subject | None = None,
) -> StatusBar:
    """How all of them stand today, each part with the list of it."""
    page = (
        reverse("council-improvements", args=[council.slug]) if council else reverse("improvements")
    )
    query = {"subject": subject.slug} if subject else {}
    parts, after = [], 0
    for status, count in totals.today.each:
        if status != Status.NOT_PUBLISHED:
            address = f"{page}?{urlencode({**query, 'status': status})}#list"
            parts.append(BarPart(status, count, after, address))
            after += count
    what = ("failed", *map(str, releases), council and council.pk, subject and subject.slug)
    find = partial(failed_beside, totals, at, releases, council, subject)
    failed = counted_once(record, at, find, *what) if after else None
    beside = CasesBeside.of(failed, council, subject) if failed else None
    return StatusBar(title, tuple(parts), after, beside)


def page_of_council(asked: QueryDict) -> str:
    """The page of the council that is chosen, with whatever else is; empty where none is.

    It begins at its beginning.
    """
    slug = asked.get("council")
    council = Council.objects.filter(slug=slug).first() if slug else None
    if council is None:
        return ""
    page = reverse("council-improvements", args=[council.slug])
    others = {
        name: value for name, value in asked.items() if value and name not in ("council", "page")
    }
    return f"{page}?{urlencode(others)}" if others else page


def improvements_page(
    council: Council | None,
    data: Any,
    at: datetime,
    releases: Mapping[Year, Release],
    record: PublicRecord,
) -> dict[str, Any]:
    """How they stand, by year and kind of change, and a page of the list.

    What is above the list is of the subject that is asked for, and of no other part of a query.
    """
    asked = data.copy()
    if council:
        asked["council"] = council.slug
    found = improvement_list(council, asked, at, releases, record)
    slug = found.chosen.form.cleaned_data.get("subject") if not found.chosen.unreadable else ""
    subject = addresses.named(slug) if slug else None
    totals = totals_of(at, releases, record, council, subject)
    of = f" about {subject}" if subject else ""
    who = council.name if council else "all councils"
    return {
        "council": council,
        "found": found,
        "filter": found.chosen,
        "page": found.page,
        "subject": subject,
        "totals": totals,
        "statuses": Status,
        "bar": bar_of(
            totals,
            f"Service improvements of {who}{of}, as they stand today",
            at,
            releases,
            record,
            council,
            subject,
        ),
        "elsewhere": made_elsewhere(council, at) if council else None,
        "opening": replacing(council, london_date(at)) if council else None,
        "years": list(releases),
        "is_narrowed": any(
            data.get(name)
            for name in ("year", "change", "status", "due_after", "due_before", "like")
        ),
    }
