"""What is left to new councils: decisions, promises and how these stand; what to ask of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import shorten

from complaints.decisions.references import unbroken
from complaints.models import Recommendation
from complaints.recommendations.improvements import Improvement, Status
from complaints.statistics.improvements import OPEN
from complaints.statistics.reorganised import Left, left_by, still_open
from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.register.reorganisations import Reorganised
from councils.years import Year, london_date
from portal.scrutiny.content import Item
from portal.scrutiny.follow_up import LONGEST, lines_of
from portal.scrutiny.links import link

# In the order of columns; of what has no published outcome only what is open is counted.
DAY = timedelta(days=1)
SHOWN = tuple(each for each in Status if each != Status.NOT_PUBLISHED)
MOST, LINES = 8, 16  # open improvements that are named, in so many lines; the table counts all


@dataclass(frozen=True)
class Row:
    """What one council left, or several together; ``until``: since when it is closed, if before."""

    council: Council
    left: Left
    until: date | None = None

    @property
    def name(self) -> str:
        until = f", until {day_in_words(self.until - DAY)}" if self.until else ""
        return f"{self.council.name}{until}"

    @property
    def named(self) -> list[tuple[str, int]]:
        """Each number under the name of its column."""
        standing = self.left.standing
        numbers = (self.left.published, standing.total, *(standing.of(each) for each in SHOWN))
        return list(zip(columns(), numbers, strict=True))


@dataclass(frozen=True)
class Inherited:
    """What is left to one new council, by those that it replaces and all together."""

    together: Row
    rows: list[Row]


@dataclass(frozen=True)
class StillToDo:
    """What is overdue or not due yet: the first of it, and how much more there is."""

    items: list[Item]
    more: int
    nothing: str = "Of what can be read, nothing is overdue and nothing is still to fall due."

    @property
    def more_in_words(self) -> str:
        if not self.more:
            return ""
        are = "more is" if self.more == 1 else "more are"
        return f"{self.more:,} {are} on the councils’ own pages of service improvements."


def columns() -> list[str]:
    return ["Decisions", "Improvements", *(str(each.label) for each in SHOWN)]


def inherited(
    found: Reorganised, releases: Collection[Year], at: datetime
) -> tuple[list[Inherited], Left]:
    """For each new council, and all that was left to any of them, counted once; two queries."""
    left = left_by(found.all_left, releases, at)
    every = {new.pk for new in found.new}
    each_own = []
    for new in found.new:
        old = [(each, left.by(each, without=every - {new.pk})) for each in found.left_to(new)]
        rows = [Row(each, its, None if each in found.old else each.closed_on) for each, its in old]
        each_own.append(Inherited(Row(new, Left.together(its for _, its in old)), rows))
    return each_own, Left.together(left.by(each) for each in found.all_left)


def still_to_do(
    found: Reorganised, left: Left, releases: Collection[Year], at: datetime
) -> StillToDo:
    councils = {each.pk: each for each in found.all_left}
    today = london_date(at)
    first = still_open([*councils.values()], releases, at, MOST)
    made = [_item(each, councils, today) for each in first]
    items = [each for at, each in enumerate(made) if not at or lines_of(made[: at + 1]) <= LINES]
    return StillToDo(items, sum(left.standing.of(each) for each in OPEN) - len(items))


def _item(each: Improvement, councils: dict[int, Council], today: date) -> Item:
    recommendation = each.recommendation
    decision = recommendation.decision
    reference = unbroken(decision.reference)
    about = councils[decision.council_id]
    subject = str(decision.subject) if decision.subject else "No subject"
    whose = _whose(recommendation, about, today)
    return Item(
        words=shorten(recommendation.public_summary, LONGEST, placeholder=" …"),
        details=f"{each.status.label}. {about.name}. {subject}.{whose and f' {whose}'}",
        link=link(f"Decision {reference}", "decision", decision.reference),
    )


def _whose(recommendation: Recommendation, about: Council, today: date) -> str:
    """Who is to do it by now, where it is not the council that the decision is about."""
    if recommendation.council != about:
        return f"Now for {recommendation.council.name_in_sentence}."
    if about.closed_on and about.closed_on <= today:
        return "Who is to do it now is not recorded."
    return ""


def questions(found: Reorganised, left: Left, today: date, *, has_own_years: bool) -> list[str]:
    """What the first scrutiny committee of a new council may ask: open, and blaming nobody."""
    is_over = found.has_happened(today)
    is_one = len(found.old) == 1
    those = "the council that" if is_one else "the councils that"
    old = f"{those} {'closed' if is_over else 'closes' if is_one else 'close'}"
    had = "had" if is_over else ("has" if len(found.old) == 1 else "have")
    new = "council" if len(found.new) == 1 else "councils"
    overdue, failed = (left.standing.of(each) for each in (Status.OVERDUE, Status.NOT_COMPLIED))
    shared = [each.name for each in found.old if len(found.after[each.pk]) > 1]
    asked = [
        f"Who keeps the list of what {old} {had} agreed to change, and who sees to what is open?"
    ]
    if overdue:
        number = "One improvement is" if overdue == 1 else f"{overdue:,} improvements are"
        asked.append(f"{number} overdue. What is still to be done, by when, and by whom?")
    if shared:
        asked.append(
            f"Which of the new councils {'does' if is_over else 'will do'} what {listed(shared)}"
            f" {'had' if is_over else 'has' if len(shared) == 1 else 'have'} agreed to?"
        )
    if failed:
        number = "One improvement was" if failed == 1 else f"{failed:,} improvements were"
        asked.append(f"{number} not complied with. What stood in the way, and what holds now?")
    asked += [
        "How will residents learn whom to complain to, and where a complaint that is under way goes"
        " on?",
        f"Which lessons from complaints about {old} {'went' if is_over else 'go'} into how the new"
        " services are set up?",
        f"Which of what was found about {old} shows in the new {new}’ own years too?".replace(
            "council’", "council’s"
        )
        if has_own_years
        else f"From when will figures show how the new {new}"
        f" {'does' if len(found.new) == 1 else 'do'}, and what is looked at until then?",
    ]
    return asked
