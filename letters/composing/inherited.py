"""What the first letter to a new council says of those that it replaced, and of what they left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from complaints.recommendations.improvements import Status
from complaints.statistics.improvements import OPEN
from complaints.statistics.taken_over import TakenOver
from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.register.succession import Successions, by_name
from councils.years import Year
from letters.composing.content import Block


@dataclass(frozen=True)
class Replaced:
    """Councils that closed on a day, and the one that took their place."""

    on: date
    new: Council
    old: Sequence[Council]


@dataclass(frozen=True)
class Inheritance:
    """What a council has from others in its first year; nothing of theirs is added to its own.

    ``changes`` are its own first, then those of the councils that it replaced. ``others`` are the
    further successors of a council, by its key. ``read_on`` is the day on which this is public.
    """

    council: Council
    year: Year
    changes: Sequence[Replaced]
    others: Mapping[int, Sequence[Council]]
    taken_over: TakenOver
    read_on: date
    address: Callable[[Council], str]

    @property
    def is_of_one(self) -> bool:
        return sum(len(each.old) for each in self.changes) == 1


def changes_before(council: Council, known: Successions, until: date) -> list[Replaced]:
    """Whom a council replaced by a day, and whom these had replaced; the newest change first."""
    found, seen, further = [], {council}, [council]
    while further:
        new = further.pop(0)
        days: dict[date, list[Council]] = {}
        for old in known.before[new]:
            if old.closed_on and old.closed_on <= until and old not in seen:
                days.setdefault(old.closed_on, []).append(old)
        for on, councils in sorted(days.items(), reverse=True):
            found.append(Replaced(on, new, by_name(councils)))
            seen.update(councils)
            further += councils
    return found


def inherited(facts: Inheritance) -> list[Block]:
    """Nothing where the council replaced nobody."""
    if not facts.changes:
        return []
    return [*_replaced(facts), Block(" ".join(_figures(facts))), *_improvements(facts)]


def _replaced(facts: Inheritance) -> Iterator[Block]:
    """Who they were, since when they are no more, and where their records are."""
    for change in facts.changes:
        day, one = day_in_words(change.on), len(change.old) == 1
        if change.new == facts.council:
            record = "this council, whose record stays" if one else "these councils, whose records"
            stays = "" if one else " stay"
            yield Block(f"On {day} your council replaced {record}{stays} on the portal:")
        else:
            name = change.new.name_in_sentence
            these = "this council" if one else "these councils"
            yield Block(f"{name[0].upper()}{name[1:]} had itself replaced {these} on {day}:")
        yield Block(points=[f"{each.name}: {facts.address(each)}" for each in change.old])
        for each in change.old:
            if others := [new for new in facts.others.get(each.pk, ()) if new != change.new]:
                names = listed(new.name for new in others)
                yield Block(f"{each.name} was replaced by {names} as well.")


def _figures(facts: Inheritance) -> Iterator[str]:
    year, opened = facts.year, facts.council.opened_on
    if facts.is_of_one:
        yield "Its figures stay its own. They are not added to those of your council."
    else:
        yield "Their figures stay their own. They are not added to those of your council."
    if opened and opened > year.start:
        yield (
            f"Your council’s figures of {year} do not cover the whole year: they begin on"
            f" {day_in_words(opened)}, when it opened."
        )
        return
    yield f"Your council’s figures of {year} cover the whole year."
    if opened and opened < year.start:
        yield f"There are no earlier figures of your council on the portal than those of {year}."


def _improvements(facts: Inheritance) -> Iterator[Block]:
    """As the public reads of them on the day on which the letter is public, and no more."""
    left, day = facts.taken_over, day_in_words(facts.read_on)
    them = "it" if facts.is_of_one else "them"
    if left.total:
        shows = _counted(left.total)
        yield Block(f"On {day} the portal shows {shows} that you took over from {them}:")
        yield Block(points=[_stands(status, days) for status, days in left.due.items()])
    else:
        yield Block(f"On {day} the portal shows no service improvement taken over from {them}.")
    for council, number in left.unsettled.items():
        yield Block(
            f"It is not settled yet which council makes {_counted(number)} that"
            f" {council.name_in_sentence} had agreed to."
        )


def _counted(improvements: int) -> str:
    if improvements == 1:
        return "one service improvement"
    return f"{improvements:,} service improvements"


def _stands(status: Status, days: Sequence[date]) -> str:
    """How many stand so; of those that are open also by when they are, or were, due."""
    said = f"{len(days):,} {status.label.lower()}"
    if status not in OPEN:
        return said
    if days[0] == days[-1]:
        return f"{said}, due by {day_in_words(days[0])}"
    return f"{said}, due between {day_in_words(days[0])} and {day_in_words(days[-1])}"
