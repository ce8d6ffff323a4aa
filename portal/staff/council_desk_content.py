"""What is open at one council, section by section: cases, what it owes, letters, contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from complaints.decisions.rules.state import label
from complaints.decisions.screens.owned import DECISION
from complaints.models import Decision, ErrorReport, Recommendation, Release
from complaints.recommendations.screens.facts import due_in_words, state
from complaints.recommendations.steps.records import named
from complaints.releases.rules.drift import drift
from councils.dates import day_in_words, instant_in_words
from councils.models import Contact, Council
from councils.ownership.kinds import key_of
from councils.ownership.screens.owners import owners_of
from councils.people import name_of
from councils.years import london_date
from letters.letters.screens.list import STATES
from letters.models import Challenge, Letter, Message

FIRST = 25  # of each section; its list has the rest


@dataclass(frozen=True)
class Section:
    """A table: its first column leads to the record of each row."""

    slug: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, tuple[Any, ...]]]  # the address of a record, and the words of a row
    nothing: str
    count: int = 0
    more: str = ""  # the address of the list that has all of them
    note: str = ""

    @property
    def how_many(self) -> int:
        return self.count or len(self.rows)


def change_page(row: Any) -> str:
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def list_of(model: str, council: Council, **chosen: str) -> str:
    """A list of staff's, narrowed to the council by its name."""
    address = reverse(f"admin:{model}_changelist")
    return f"{address}?{urlencode({'q': council.name} | chosen)}"


def desk(council: Council, user: Any, at: datetime) -> Iterator[Section]:
    """Each section that this person may read, in a fixed number of queries."""
    yield cases(council, at)
    yield recommendations(council, at)
    yield reports(council)
    if user.has_perm("letters.view_letter"):
        yield challenges(council)
        yield letters(council, at)
    if user.has_perm("councils.view_contact"):
        yield contacts(council)
    if user.has_perm("complaints.view_release"):
        yield differences(council, at)


def _owner(owned: dict[str, Any], row: Any) -> str:
    found = owned.get(key_of(row))
    return name_of(found.owner) if found else "nobody"


def cases(council: Council, at: datetime) -> Section:
    """Those whose text or withholding waits for somebody, or which are under review or said to
    be entered in error."""
    of_council = Decision.objects.filter(council=council).defer("statement", "summary")
    waiting = DECISION.waits(of_council, at).order_by("decided_on", "reference")
    rows = list(waiting.select_related("voiding").prefetch_related("reviews")[:FIRST])
    owned = owners_of(rows)
    return Section(
        "cases",
        "Decisions that wait for somebody",
        ("Reference", "Decided", "Outcome", "Stands", "Looked after by"),
        [
            (
                change_page(row),
                (
                    *(str(row), day_in_words(row.decided_on), row.get_outcome_display()),
                    *(_standing(row, at), _owner(owned, row)),
                ),
            )
            for row in rows
        ],
        "No text or withholding waits, and no review is under way.",
        waiting.count(),
        list_of("complaints_decision", council),
    )


def _standing(decision: Decision, at: datetime) -> str:
    if hasattr(decision, "voiding"):
        return "Said to be entered in error"
    reviewed = any(each.ended_at is None for each in decision.reviews.all())
    return "Under review" if reviewed else label(decision, at)


def recommendations(council: Council, at: datetime) -> Section:
    today = london_date(at)
    owed = Recommendation.objects.filter(council=council).outstanding()
    rows = list(owed.select_related("decision").order_by("due_on", "pk")[:FIRST])
    owned = owners_of(rows)
    late = owed.overdue(today).count()
    return Section(
        "recommendations",
        "What the council has still to do",
        ("Recommendation", "Kind", "Due on", "Stands", "Looked after by"),
        [
            (
                change_page(row),
                (
                    *(named(row), row.get_kind_display(), day_in_words(row.due_on)),
                    *(due_in_words(row, today) or state(row), _owner(owned, row)),
                ),
            )
            for row in rows
        ],
        "Nothing is outstanding.",
        owed.count(),
        list_of("complaints_recommendation", council, state="outstanding"),
        f"{late:,} of them overdue." if late else "",
    )


def reports(council: Council) -> Section:
    about = Q(council=council) | Q(decision__council=council)
    open_ = ErrorReport.objects.open().filter(about).select_related("decision")
    return Section(
        "reports",
        "Reports from readers that nobody has answered",
        ("Report", "About", "Reported"),
        [
            (
                change_page(row),
                (
                    row.get_kind_display(),
                    str(row.decision or "the council’s page"),
                    instant_in_words(row.reported_at),
                ),
            )
            for row in open_[:FIRST]
        ],
        "None is open.",
        open_.count(),
    )


def challenges(council: Council) -> Section:
    said = Challenge.objects.filter(early_sight__message__letter__council=council)
    rows = said.select_related("early_sight__message__letter__council", "answered_by")
    return Section(
        "challenges",
        "What the council said is wrong",
        ("Said on", "About", "Stands"),
        [
            (
                change_page(row),
                (
                    day_in_words(row.made_at),
                    str(row.early_sight.message.letter),
                    row.get_result_display() or "Open",
                ),
            )
            for row in rows.order_by("-made_at")[:FIRST]
        ],
        "It said nothing.",
        said.count(),
    )


def letters(council: Council, at: datetime) -> Section:
    rows = Letter.objects.filter(council=council).for_list().prefetch_related("messages")
    return Section(
        "letters",
        "Letters",
        ("Letter", "Dated", "Stands", "E-mail"),
        [
            (
                change_page(row),
                (
                    f"{row.year}{f', issue {row.issue}' if row.is_reissue else ''}",
                    *(day_in_words(row.dated_on), STATES[row.state(at)], _mails(row)),
                ),
            )
            for row in rows.order_by("-year", "-issue")[:FIRST]
        ],
        "None was written.",
        0,
        list_of("letters_letter", council, year="all"),
    )


def _mails(letter: Letter) -> str:
    return "; ".join(
        f"{each.stands_as}{f': {each.problem}' if each.state == Message.State.FAILED else ''}"
        for each in letter.messages.all()
    )


def contacts(council: Council) -> Section:
    rows = Contact.objects.filter(council=council)
    return Section(
        "contacts",
        "Contacts",
        ("Who", "Name", "E-mail", "Came back"),
        [
            (
                change_page(each),
                (each.get_role_display(), each.name, each.email, each.refused_because),
            )
            for each in rows
        ],
        "There is none: no letter can be sent.",
    )


def differences(council: Council, at: datetime) -> Section:
    """Of the newest edition of each public year that was counted here, the newest year first."""
    editions = Release.objects.published(at).order_by("-year", "-edition")
    newest = {each.year: each for each in reversed(editions)}
    counted = [each for each in newest.values() if each.source != Release.Source.IMPORTED]
    rows = []
    for release in sorted(counted, key=lambda each: each.year, reverse=True)[:1]:
        number = len(drift(release).about(council))
        cases = "1 case" if number == 1 else f"{number:,} cases"
        address = reverse("admin:complaints_release_drift", args=[release.pk])
        row = (str(release), cases if number else "nothing")
        rows.append((f"{address}?council={council.slug}", row))
    return Section(
        "differences",
        "What has changed since the newest year was counted",
        ("Figures", "Differs"),
        rows,
        "No public year was counted here.",
    )
