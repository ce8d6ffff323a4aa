"""What cannot be: changes of the register that contradict it, or each other.

Asked of the register as it would be. Only what is announced is asked about: what has been so for
years is no fault of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from councils.dates import day_in_words
from councils.lists import listed
from councils.models import AnnouncedChange, Council
from councils.register.changes.plan import Action, Plan
from councils.register.names.notation import folded


class Contradiction(NamedTuple):
    """What is wrong with a change, and the column of it that says so."""

    change: AnnouncedChange
    column: str
    sentence: str


def contradictions(plan: Plan) -> Iterator[Contradiction]:
    """Every contradiction of what is still to come, and of what is new."""
    names = names_in_time(plan)
    for change in plan.announced:
        if change.pk is None or change.takes_effect_on > plan.today:
            for column, sentence in RULES[change.action](plan, change):
                yield Contradiction(change, column, sentence)
            for sentence in _called_alike(plan, change, names):
                yield Contradiction(change, "name", sentence)


Found = Iterator[tuple[str, str]]


def _opens(plan: Plan, change: AnnouncedChange) -> Found:
    council, on = change.council, change.takes_effect_on
    if council.closed_on and council.closed_on <= on:
        yield "takes_effect_on", f"{council} would close before it opens"
    yield from _code_is_its_own(plan, council, council.gss_code)
    yield from _lies_in_a_county(council, council.county, on)


def _closes(plan: Plan, change: AnnouncedChange) -> Found:
    council, on = change.council, change.takes_effect_on
    if council.opened_on and council.opened_on >= on:
        yield "takes_effect_on", f"{council} opens on {day_in_words(council.opened_on)}"
    if council.is_compared and not plan.after(council):
        yield (
            "council",
            f"nobody would have its place from {day_in_words(on)}: say who succeeds {council}",
        )
    left = [
        each
        for each in plan.districts(council)
        if each.existed_on(on) and not _moves(plan, each, by=on)
    ]
    if left:
        names = listed(each.name for each in left[:3])
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        yield "council", f"would leave districts without their county: {names}{more}"


def _moves(plan: Plan, district: Council, *, by: date) -> bool:
    """Whether it lies in another county by a day."""
    return any(
        each.action == Action.RECODE and each.county and each.takes_effect_on <= by
        for each in plan.announced
        if each.council == district
    )


def _succeeds(plan: Plan, change: AnnouncedChange) -> Found:
    council, new, on = change.council, change.successor, change.takes_effect_on
    assert new is not None
    if council.closed_on != on:
        closes = (
            f"closes on {day_in_words(council.closed_on)}" if council.closed_on else "stays open"
        )
        yield "council", f"{council} {closes}: it is succeeded on the day on which it closes"
    if new.slug not in plan.councils:
        yield "successor", f"{new} would not exist"
    elif new.opened_on and new.opened_on > on:
        opens = day_in_words(new.opened_on)
        yield "successor", f"{new} is not open on {day_in_words(on)}: it opens on {opens}"
    elif new.closed_on and new.closed_on <= on:
        closes = day_in_words(new.closed_on)
        yield "successor", f"{new} is not open on {day_in_words(on)}: it closes on {closes}"


def _exists(change: AnnouncedChange) -> Found:
    council, on = change.council, change.takes_effect_on
    if not council.existed_on(on):
        yield "takes_effect_on", f"{council} does not exist on {day_in_words(on)}"


def _is_renamed(plan: Plan, change: AnnouncedChange) -> Found:
    yield from _exists(change)


def _is_recoded(plan: Plan, change: AnnouncedChange) -> Found:
    yield from _exists(change)
    yield from _code_is_its_own(plan, change.council, change.gss_code)
    yield from _lies_in_a_county(change.council, change.county, change.takes_effect_on)


def _code_is_its_own(plan: Plan, council: Council, code: str | None) -> Found:
    owner = plan.codes.get(code or "")
    if owner is not None and owner.slug != council.slug:
        yield "gss_code", f"{code} belongs to {owner}"
    for each in plan.announced:
        same = each.action == Action.RECODE and each.gss_code == code
        if code and same and each.council.slug != council.slug:
            yield "gss_code", f"{code} is to be that of {each.council}"


def _lies_in_a_county(council: Council, county: Council | None, on: date) -> Found:
    if county is None:
        return
    if council.type != Council.Type.DISTRICT:
        yield "county", "only a district lies in a county"
    elif county.type != Council.Type.COUNTY:
        yield "county", f"{county} is not a county council"
    elif not county.existed_on(on):
        yield "county", f"{county} does not exist on {day_in_words(on)}"


Called = tuple[Council, date, date]  # from when until when a council has a name


def names_in_time(plan: Plan) -> dict[str, list[Called]]:
    """Who has each name, as ``folded``, and in which days."""
    found: dict[str, list[Called]] = {}
    for council in plan.councils.values():
        names = plan.names(council)
        ends = [*(since for since, _ in names[1:]), council.closed_on or date.max]
        for (since, name), until in zip(names, ends, strict=True):
            since = max(since, council.opened_on or date.min)
            until = min(until, council.closed_on or date.max)
            found.setdefault(folded(name), []).append((council, since, until))
    return found


def _called_alike(
    plan: Plan, change: AnnouncedChange, names: dict[str, list[Called]]
) -> Iterator[str]:
    """Two councils of one name at one time: one that opens, or is renamed, and another."""
    if change.action not in (Action.OPEN, Action.RENAME):
        return
    name = change.name if change.action == Action.RENAME else change.council.name
    own = [each for each in names.get(folded(name), ()) if each[0].slug == change.council.slug]
    for council, since, until in names.get(folded(name), ()):
        if council.slug == change.council.slug:
            continue
        if any(since < end and begin < until for _, begin, end in own):
            yield (
                f"{council} has this name from then on"
                if since > plan.today
                else (f"{council} has this name")
            )


RULES: dict[str, Callable[[Plan, AnnouncedChange], Found]] = {
    Action.OPEN: _opens,
    Action.CLOSE: _closes,
    Action.SUCCEED: _succeeds,
    Action.RENAME: _is_renamed,
    Action.RECODE: _is_recoded,
}
