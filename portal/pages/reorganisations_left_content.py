"""What is left to new councils: decisions, promises and how these stand; what to ask of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import shorten

from complaints.decisions.references import unbroken
from complaints.recommendations.improvements import Improvement, Status
from complaints.statistics.improvements import OPEN
from complaints.statistics.reorganised import AllLeft, Left, each_left
from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.register.reorganisations import Reorganised
from councils.years import Year, london_date
from portal.scrutiny.content import Item, Link
from portal.scrutiny.follow_up import LONGEST
from portal.scrutiny.links import link

# In the order of columns; of what has no published outcome only what is open is counted.
DAY = timedelta(days=1)
SHOWN = tuple(each for each in Status if each != Status.NOT_PUBLISHED)
MOST = 14  # improvements that are named; where there are more, links lead to all


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
class OneByOne:
    """What was agreed, each by itself: the first, and where the others are."""

    items: list[Item]
    more: int = 0
    pages: Sequence[Link] = ()  # of the councils with which they are listed
    order: str = ""  # in words
    nothing: str = "No service improvement of theirs is published."

    @property
    def more_in_words(self) -> str:
        """Before the names of pages."""
        if not self.more:
            return ""
        return f"{self.more:,} more {'is' if self.more == 1 else 'are'} listed with"


def columns() -> list[str]:
    return ["Decisions", "Improvements", *(str(each.label) for each in SHOWN)]


def inherited(found: Reorganised, left: AllLeft) -> tuple[list[Inherited], Left]:
    """For each new council, and all that was left to any of them, counted once."""
    every = {new.pk for new in found.new}
    each_own = []
    for new in found.new:
        old = [(each, left.by(each, without=every - {new.pk})) for each in found.left_to(new)]
        rows = [Row(each, its, None if each in found.old else each.closed_on) for each, its in old]
        each_own.append(Inherited(Row(new, Left.together(its for _, its in old)), rows))
    return each_own, Left.together(left.by(each) for each in found.all_left)


def one_by_one(
    found: Reorganised, left: AllLeft, releases: Collection[Year], at: datetime
) -> OneByOne:
    councils = {each.pk: each for each in found.all_left}
    total = sum(each.total for each in left.standing.values())
    first = each_left([*councils.values()], releases, at, MOST) if total else []
    more = total - len(first)
    with_whom = Council.objects.filter(pk__in=left.complying) if more else ()
    return OneByOne(
        [_item(each, councils, london_date(at)) for each in first],
        more,
        [link(each.name, "council-improvements", each.slug) for each in with_whom],
        order_in_words([each.status for each in first]),
    )


def order_in_words(shown: Sequence[Status]) -> str:
    """Of more than one; what none of them is, is not named."""
    if len(shown) < 2:
        return ""
    parts = [
        (Status.OVERDUE in shown, "what is overdue longest"),
        (Status.NOT_DUE in shown, "what is due soonest"),
        (
            any(each not in OPEN for each in shown),
            "what has its outcome, the newest decision first",
        ),
    ]
    found = [words for is_there, words in parts if is_there]
    if found[1:]:
        return f"First {', then '.join(found)}."
    return "The newest decision first." if shown[0] not in OPEN else f"First {found[0]}."


def _item(each: Improvement, councils: dict[int, Council], today: date) -> Item:
    """What was agreed, how it stands, when it is or was due, with whom it was and is now."""
    recommendation = each.recommendation
    decision = recommendation.decision
    about = councils[decision.council_id]
    subject = str(decision.subject) if decision.subject else "No subject"
    whose = _whose(each, about, today)
    return Item(
        words=shorten(recommendation.public_summary, LONGEST, placeholder=" …"),
        details=f"{each.status.label}, due by {day_in_words(recommendation.due_on)}. Agreed with"
        f" {about.name_in_sentence}. {subject}.{whose and f' {whose}'}",
        link=link(f"Decision {unbroken(decision.reference)}", "decision", decision.reference),
    )


def _whose(each: Improvement, about: Council, today: date) -> str:
    """Who is to do it by now, where it is not the council that agreed to it; or who had to."""
    recommendation, is_open = each.recommendation, each.status in OPEN
    if recommendation.council != about:
        it_is = "Now for" if is_open else "It was passed on to"
        return f"{it_is} {recommendation.council.name_in_sentence}."
    if is_open and about.closed_on and about.closed_on <= today:
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
