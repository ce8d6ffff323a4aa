"""What staff should see to before the day comes, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from councils.lists import listed
from councils.models import Council
from councils.register.succession_words import names_in_words
from portal.rehearsal.pictures import FILE, LIST, OPEN, Seen
from portal.rehearsal.steps import OpenCase, Rehearsal


@dataclass(frozen=True)
class Problem:
    """One sort of thing, and the councils of which it is so; none where it is of all."""

    sentence: str
    councils: tuple[Council, ...] = ()


def problems(found: Rehearsal) -> Iterator[Problem]:
    """The gravest first."""
    yield from _figures(found)
    yield from _grouped(found, OF_EACH)
    gone = len(found.before.whole_feed) - len(found.after.whole_feed)
    if gone > 0:
        yield Problem(f"The feed of all councils loses {gone} entries.")
    for lack in found.lacking:
        yield Problem(f"There is {lack.title}. {lack.what_follows}", lack.councils)
    if waiting := [each for cases in found.open_cases.values() for each in waits(found, cases)]:
        number = counted(len(waiting), "open case")
        yield Problem(
            f"Several councils would have their place: in each of {number}, name the one that has"
            " to comply.",
            tuple(dict.fromkeys(each.council for each in waiting)),
        )


def waits(found: Rehearsal, cases: Iterable[OpenCase]) -> Iterator[OpenCase]:
    """Those that stay with a council that has closed, until somebody says whose they are."""
    for each in cases:
        if not each.has_moved and not found.after.seen[each.council.slug].council.existed_on(
            found.on
        ):
            yield each


def _figures(found: Rehearsal) -> Iterator[Problem]:
    if moved := found.figures_that_moved:
        which = listed(" ".join(each) for each in moved[:5])
        more = f" and {len(moved) - 5:,} more" if len(moved) > 5 else ""
        yield Problem(f"Figures of years that are over would change: {which}{more}.")


Rule = Callable[[Rehearsal, Seen], str]


def _grouped(found: Rehearsal, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    for rule in rules:
        said: dict[str, list[Council]] = {}
        for seen in found.after.seen.values():
            if sentence := rule(found, seen):
                said.setdefault(sentence, []).append(seen.council)
        for sentence, councils in said.items():
            yield Problem(sentence, tuple(councils))


def in_place(found: Rehearsal, seen: Seen) -> list[Council]:
    """Who does on the day what the council has to do: itself, or those that have its place."""
    if seen.council.existed_on(found.on):
        return [seen.council]
    return seen.reorganisation.in_its_place


def counted(number: int, noun: str, several: str = "") -> str:
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"


def _nobody(found: Rehearsal, seen: Seen) -> str:
    if seen.council.is_compared and not in_place(found, seen):
        return "It closes, and nobody has its place."
    return ""


def _page(found: Rehearsal, seen: Seen) -> str:
    page = seen.shown
    if page.is_there:
        return ""
    why = f" ({page.wrong})" if page.wrong else ""
    return f"Its page cannot be read: it answers {page.status}{why}."


def _told(found: Rehearsal, seen: Seen) -> str:
    text = " ".join(seen.shown.text.split())
    lacking = [
        each.what
        for each in seen.told
        if each.what not in text or not all(escape(one.name) in text for one in each.councils)
    ]
    if lacking and seen.shown.is_there:
        return f"Its page does not say that it {listed(lacking)}, with all the councils."
    return ""


def _lists(found: Rehearsal, seen: Seen) -> str:
    is_open = seen.council.existed_on(found.on)
    lacking = [
        name for name in (LIST, FILE, *([OPEN] if is_open else [])) if name not in seen.lists
    ]
    if lacking:
        return f"It is missing in {listed(lacking)}."
    if not is_open and OPEN in seen.lists:
        return f"It does not exist, and is in {OPEN}."
    return ""


def _letters(found: Rehearsal, seen: Seen) -> str:
    closed = [each for each in seen.letters_to if not each.existed_on(found.on)]
    return f"A letter about it would go to {names_in_words(closed)}." if closed else ""


def _postcode(found: Rehearsal, seen: Seen) -> str:
    if seen.postcode and not seen.served_by:
        return f"The postcode {seen.postcode} leads to no council."
    closed = [each for each in seen.served_by if not each.existed_on(found.on)]
    if closed:
        return f"The postcode {seen.postcode} leads to {names_in_words(closed)}."
    return ""


OF_EACH: tuple[Rule, ...] = (_nobody, _page, _told, _lists, _letters, _postcode)
