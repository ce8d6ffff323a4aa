"""Recording whether a council did what it agreed to do, and correcting what was recorded wrongly.

What changes something is called while ``councils.public_record.changing_public_record`` is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from complaints.decisions.rules.contradictions import said, wrong_with_outcome
from complaints.decisions.rules.doubts import about_outcome
from complaints.decisions.steps.records import User
from complaints.models import Recommendation
from complaints.recommendations.steps.records import (
    named,
    needed_reason,
    read_again,
    read_one,
    recorder,
    store,
    why_not_open,
)
from complaints.statistics.readable_cases import overdue_at
from councils.dates import day_in_words
from councils.doubts import NO_ANSWER, Answer, Doubt, Doubted, with_answer
from councils.models import Council
from councils.people import name_of
from councils.refusals import Refused
from councils.years import london_date

COMPLIED = str(Recommendation.Outcome.COMPLIED)
NOT_COMPLIED = str(Recommendation.Outcome.NOT_COMPLIED)
WORDS = {COMPLIED: "complied with", NOT_COMPLIED: "not complied with", "": "open"}


@dataclass(frozen=True)
class NewOutcome:
    """What is to be recorded of one recommendation.

    ``seen`` is the outcome that whoever records it had before them; None where it is not known.
    """

    recommendation_id: int
    outcome: str
    done_on: date | None = None
    seen: str | None = None


class RowsRefused(Refused):
    """Nothing was recorded: what is wrong with which recommendations, by their keys."""

    def __init__(self, wrong: dict[int, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = wrong


def why_not_recorded(recommendation: Recommendation) -> str:
    """Why no outcome can be recorded of it; empty where one can."""
    if recommendation.outcome == COMPLIED:
        return f"{_as_recorded(recommendation)} If that is a mistake, a reviewer can correct it."
    return why_not_open(recommendation)


class RowsDoubted(RowsRefused):
    """Nothing was recorded: what is unlikely of which recommendations, which nobody answered."""

    def __init__(self, doubts: dict[int, list[Doubt]]) -> None:
        self.doubts = [each for found in doubts.values() for each in found]
        super().__init__(
            {key: " ".join(each.sentence for each in found) for key, found in doubts.items()}
        )


def record_outcome(
    rows: Iterable[NewOutcome], *, by: User, at: datetime, answer: Answer = NO_ANSWER
) -> list[Recommendation]:
    """Records outcomes, all of them or none; gives the recommendations as they are then.

    Recorded on the date in London at ``at``, whenever it was done. Complied with needs the day on
    which it was done, from the decision to today; not complied with has none, and its first day
    stays whatever follows. Call it while the public record is held. RowsRefused names each wrong
    row: one that has ended, is complied with already, or is no longer as it was seen; RowsDoubted
    where something is unlikely and ``answer`` does not say why it is right.
    """
    today, chosen = london_date(at), {row.recommendation_id: row for row in rows}
    stored = read_again(chosen)
    wrong = {
        key: f"One recommendation (number {key} in the list) has been deleted meanwhile."
        for key in chosen
        if key not in stored
    }
    for key, recommendation in stored.items():
        if found := _wrong(recommendation, chosen[key], today):
            wrong[key] = found
    if wrong:
        raise RowsRefused(wrong)
    unlikely = {key: list(_doubts(row, chosen[key], today)) for key, row in stored.items()}
    answers = _settled(unlikely, answer)
    for key, recommendation in stored.items():
        recommendation.outcome = chosen[key].outcome
        recommendation.done_on = chosen[key].done_on
        recommendation.recorded_on = today
        recommendation.keep_first_failure()
    for kept in dict.fromkeys(answers.values()):
        together = [row for key, row in stored.items() if answers[key] == kept]
        store(together, with_answer("Outcome recorded", kept), by, at)
    return list(stored.values())


def in_the_way(
    stored: dict[int, Recommendation], chosen: dict[int, NewOutcome], today: date
) -> dict[int, str]:
    """Why what is chosen is not recorded without a further word: it is wrong, or unlikely."""
    found = {}
    for key, row in stored.items():
        doubts = " ".join(each.sentence for each in _doubts(row, chosen[key], today))
        if said := _wrong(row, chosen[key], today) or doubts:
            found[key] = said
    return found


def _doubts(recommendation: Recommendation, new: NewOutcome, today: date) -> Iterator[Doubt]:
    name = named(recommendation)
    for each in about_outcome(
        new.outcome, new.done_on, due_on=recommendation.due_on, recorded_on=today
    ):
        yield Doubt("", f"{name}: {each.sentence}")


def _settled(unlikely: dict[int, list[Doubt]], answer: Answer) -> dict[int, str]:
    """What is kept of each, by key."""
    wrong, answers = {}, {}
    for key, doubts in unlikely.items():
        try:
            answers[key] = answer.settle(doubts)
        except Doubted as doubted:
            wrong[key] = doubted.doubts
    if wrong:
        raise RowsDoubted(wrong)
    return answers


def record_each(
    rows: Iterable[NewOutcome], *, by: User, at: datetime, answer: Answer = NO_ANSWER
) -> tuple[list[Recommendation], dict[int, str]]:
    """Records those outcomes that can be; with what is wrong with the others, by their keys.

    RowsDoubted, and nothing recorded, while something unlikely of those that can be is unanswered.
    """
    every = list(rows)
    try:
        return record_outcome(every, by=by, at=at, answer=answer), {}
    except RowsDoubted:
        raise
    except RowsRefused as refused:
        right = [row for row in every if row.recommendation_id not in refused.wrong]
        found = record_outcome(right, by=by, at=at, answer=answer) if right else []
        return found, refused.wrong


def _wrong(recommendation: Recommendation, new: NewOutcome, today: date) -> str:
    name, decided_on = named(recommendation), recommendation.decision.decided_on
    if new.seen is not None and new.seen != recommendation.outcome:
        before = WORDS.get(new.seen, "something else")
        return f"{_as_recorded(recommendation)} It was {before} when you opened the page."
    if cannot := why_not_recorded(recommendation):
        return cannot
    if new.outcome not in (COMPLIED, NOT_COMPLIED):
        return f"{name}: Say whether it was complied with."
    if new.outcome == recommendation.outcome:
        return _as_recorded(recommendation)
    if recommendation.recorded_on and recommendation.recorded_on > today:
        day = day_in_words(recommendation.recorded_on)
        return f"{name} was recorded on {day}, which is after today."
    if new.outcome == COMPLIED and new.done_on is None:
        return f"{name}: {said('complied_has_the_day_it_was_done')}"
    typed = Recommendation(outcome=new.outcome, done_on=new.done_on, council=recommendation.council)
    wrong = wrong_with_outcome(typed, decided_on=decided_on, today=today)
    return " ".join(f"{name}: {sentence}" for _, sentence in wrong)


def _as_recorded(recommendation: Recommendation) -> str:
    name = named(recommendation)
    if not recommendation.outcome or recommendation.recorded_on is None:
        return f"{name} has no outcome any more: what was recorded has been corrected."
    done = f", done on {day_in_words(recommendation.done_on)}" if recommendation.done_on else ""
    return (
        f"{name} is recorded already as {WORDS[recommendation.outcome]}{done}, by"
        f" {name_of(recorder(recommendation))} on {day_in_words(recommendation.recorded_on)}."
    )


def why_not_corrected(
    recommendation: Recommendation, by: User, *, failure_only: bool = False
) -> str:
    """Why somebody cannot correct what was recorded of it; empty where they can."""
    if ended := why_not_open(recommendation):
        return ended
    name = named(recommendation)
    if not recommendation.outcome:
        return f"{name} has no outcome that could be a mistake."
    if failure_only and (cannot := why_no_failure_to_correct(recommendation)):
        return cannot
    if recorder(recommendation, of_failure=failure_only) == by:
        return f"{name} was recorded by you: somebody else corrects it."
    return ""


def why_no_failure_to_correct(recommendation: Recommendation) -> str:
    """Why no failure came before it complied; empty where one did, and could be a mistake."""
    if recommendation.outcome == COMPLIED and recommendation.first_not_complied_on:
        return ""
    return f"{named(recommendation)} has no earlier failure that could be a mistake."


def correct_mistake(
    recommendation: Recommendation,
    reason: str,
    *,
    failure_only: bool = False,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Recommendation:
    """Takes back an outcome that was recorded by mistake; somebody else does it than recorded it.

    It is then as it was before: open, or, where an earlier failure stands, not complied with since
    then. With ``failure_only`` the failure was the mistake: being complied with stands as it was
    recorded, and only the failure goes. What was recorded stays in the history, with the reason.
    ``seen`` is its decision's revision as it was read. Call it while the public record is held;
    Refused where it cannot be.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_corrected(row, by, failure_only=failure_only):
        raise Refused(cannot)
    reason = needed_reason(row, reason)
    if failure_only:
        row.first_not_complied_on = None
    elif row.outcome == COMPLIED and row.first_not_complied_on:
        row.outcome, row.done_on = NOT_COMPLIED, None
        row.recorded_on = row.first_not_complied_on
    else:
        row.outcome, row.done_on = "", None
        row.recorded_on = row.first_not_complied_on = None
    store([row], f"Mistake: {reason}", by, at)
    return row


def with_overdue_cases(councils: QuerySet[Council], at: datetime) -> QuerySet[Council]:
    """Councils with ``overdue_cases``, how many are overdue at an instant.

    A case is a decision, however many of its recommendations to this council are overdue. Only
    decisions shown at that instant count: that they were upheld is public already, so the number
    tells nothing of those that are withheld or not shown yet, nor of a year not released.
    """
    overdue = (
        overdue_at(at)
        .filter(council=OuterRef("pk"), recorded_on=None)  # which its index ends with
        .order_by()
        .values("council")
        .annotate(cases=Count("decision", distinct=True))
    )
    cases = Coalesce(Subquery(overdue.values("cases")), 0)
    return councils.annotate(overdue_cases=cases)  # type: ignore[no-redef]  # declared there
