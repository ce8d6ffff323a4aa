"""Councils' own check of their counts: asked, answered, and what they question settled.

None of it is public. What a council is sent has no text of a decision, and of what is withheld
only the reference and the outcome.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from complaints.decisions.references import shown
from complaints.figures.performance import COUNTS
from complaints.figures.time_taken import COLUMNS as TIME_TAKEN
from complaints.models import CouncilFigures, CountCheck, Release, ReleasedCase
from complaints.statistics.changes import LABELS
from councils.dates import day_in_words, iso
from councils.models import Council
from councils.refusals import Refused
from councils.years import london_date

BESIDE = ("received", *TIME_TAKEN)  # told where it is published
WORDS = {
    "on_time": "complied on time",
    "late": "complied late",
    **{name: LABELS[name] for name in BESIDE},
}


@dataclass(frozen=True)
class Standing:
    """How many councils of a release were asked, and what they said."""

    councils: int
    asked: int
    agreed: int
    questioned: int
    settled: int
    to_ask_again: int

    @property
    def not_answered(self) -> int:
        return self.asked - self.agreed - self.questioned

    @property
    def open_questions(self) -> int:
        return self.questioned - self.settled

    @property
    def not_asked(self) -> int:
        return self.councils - self.asked


def standing(release: Release) -> Standing:
    checks = list(CountCheck.objects.filter(release=release))
    questioned = [each for each in checks if each.answer == CountCheck.Answer.QUESTIONED]
    return Standing(
        CouncilFigures.objects.filter(release=release).count(),
        len(checks),
        sum(each.answer == CountCheck.Answer.AGREED for each in checks),
        len(questioned),
        sum(each.settled for each in questioned),
        sum(must_be_asked_again(each) for each in checks),
    )


def must_be_asked_again(check: CountCheck) -> bool:
    """Whether the figures were counted again since, and this council's counts changed."""
    return check.counts_changed_at is not None


def ask(
    release: Release, councils: Iterable[Council], answer_by: date, *, by: User, at: datetime
) -> int:
    """Records that councils are asked; how many. Those asked already are left as they are.

    Refused for a release that is approved, a day that has passed, or a council that has no counts.
    """
    with transaction.atomic():
        release = Release.objects.select_for_update().get(pk=release.pk)
        if release.state(at) not in ("draft", "submitted"):
            raise Refused("Councils are asked before a release is approved.")
        if answer_by < london_date(at):
            raise Refused(f"{day_in_words(answer_by)} has passed: give a later day to answer by.")
        counted = set(
            CouncilFigures.objects.filter(release=release).values_list("council", flat=True)
        )
        checks = {each.council_id: each for each in CountCheck.objects.filter(release=release)}
        asked = 0
        for council in councils:
            if council.pk not in counted:
                raise Refused(f"{council} has no counts in {release}.")
            check = checks.setdefault(council.pk, CountCheck(release=release, council=council))
            if check.pk and not must_be_asked_again(check):
                continue
            check.asked_at, check.asked_by, check.answer_by = at, by, answer_by
            check.counts_changed_at = None
            check.save()
            asked += 1
        return asked


def answer(check: CountCheck, answer: str, note: str, *, by: User, at: datetime) -> None:
    """Records what a council said. Refused where it questions its counts and nobody says what."""
    with transaction.atomic():
        check = CountCheck.objects.select_for_update().get(pk=check.pk)
        if must_be_asked_again(check):
            raise Refused("Its counts changed since it was asked: ask it again first.")
        if answer not in CountCheck.Answer.values:
            raise Refused("Say whether the council agrees or questions its counts.")
        if answer == CountCheck.Answer.QUESTIONED and not note.strip():
            raise Refused("Say what the council questions.")
        check.answer, check.note, check.settled = answer, note.strip(), False
        check.answered_at, check.recorded_by = at, by
        check.save()


def settle(check: CountCheck, note: str, *, by: User, at: datetime) -> None:
    """Records that what a council questioned has been answered or put right, and how."""
    with transaction.atomic():
        check = CountCheck.objects.select_for_update().get(pk=check.pk)
        if check.answer != CountCheck.Answer.QUESTIONED or check.settled:
            raise Refused("There is no open question to settle.")
        if not note.strip():
            raise Refused("Say how it was settled.")
        check.settled, check.recorded_by = True, by
        check.note = f"{check.note}\nSettled on {day_in_words(at)}: {note.strip()}"
        check.save()


def counts_changed(release: Release, councils: Collection[int], at: datetime) -> None:
    """Takes back the answers of councils whose counts changed: they are asked again."""
    asked = CountCheck.objects.select_for_update().filter(release=release, council__in=councils)
    for check in asked:
        check.counts_changed_at = check.counts_changed_at or at
        check.answer, check.answered_at, check.settled = "", None, False
        check.save()


def rows_to_check(release: Release, council: Council) -> list[list[str]]:
    """What a council is sent, as rows of a table: its counts, then each case that was counted."""
    cases = (
        ReleasedCase.objects.filter(release=release, council=council)
        .select_related("decision", "category")
        .defer("decision__statement", "decision__summary")
        .order_by("decision__decided_on", "decision__reference")
    )
    heading = ["reference", "decided on", "outcome", "category", "satisfactory remedy"]
    counts = [[name, str(count)] for name, count in counts_to_check(release, council)]
    return [*counts, [], [*heading, "compliance"], *map(_case, cases)]


def _case(case: ReleasedCase) -> list[str]:
    reference, outcome = shown(case.decision.reference), case.get_outcome_display()
    if case.decision.withheld_reason:
        return [reference, "", outcome, "", "", ""]
    return [
        reference,
        iso(case.decision.decided_on),
        outcome or "decided in another year",
        str(case.category or "not broken down"),
        "yes" if case.satisfactory_remedy else "",
        case.get_compliance_display(),
    ]


def text_to_send(release: Release, council: Council, check: CountCheck | None) -> str:
    """The e-mail that goes with the file, to be copied."""
    counts = [
        f"{name}: {count:,}" if count != "" else f"{name}: "
        for name, count in counts_to_check(release, council)
    ]
    until = f" by {day_in_words(check.answer_by)}" if check else ""
    return "\n".join(
        (
            f"Please check what we counted about {council.name_in_sentence} in {release.year},"
            " before it is published.",
            "",
            *counts,
            "",
            f"The cases that were counted are in the file attached. Please say{until} whether you"
            " agree, or which case you question and why. These figures are not public yet: please"
            " do not pass them on.",
        )
    )


def counts_to_check(release: Release, council: Council) -> list[tuple[str, int | str]]:
    """A council's counts and residents with their names; empty where there is none."""
    figures = CouncilFigures.objects.get(release=release, council=council)
    beside = [name for name in BESIDE if getattr(figures, name) is not None]
    found = [(name, getattr(figures, name)) for name in (*COUNTS, *beside, "residents")]
    return [
        (WORDS.get(name, name.replace("_", " ")), "" if count is None else count)
        for name, count in found
    ]
