"""A rehearsal in words: what is to be seen to, totals, then each council before and on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from councils.dates import day_in_words
from councils.lists import beginning, listed
from councils.models import Council
from portal.open_data.csv_files import csv_line
from portal.rehearsal.pictures import Seen
from portal.rehearsal.problems import Problem, counted, in_place, problems, waits
from portal.rehearsal.steps import Rehearsal

NAMED = 5  # councils of which something is so; the rest is counted, and in the file
COLUMNS = (
    *("slug", "council", "type", "what_happens"),
    *("name_before", "name_after", "code_before", "code_after", "county_before", "county_after"),
    *("page_before", "page_after", "says_before", "says_after"),
    *("lists_before", "lists_after", "drawn_before", "drawn_after"),
    *("open_cases", "open_recommendations", "due_from_then_on"),
    *("complies_before", "complies_after", "letters_before", "letters_after"),
    *("postcode", "postcode_before", "postcode_after"),
    *("feed", "figures", "problems"),
)


def lines(found: Rehearsal) -> Iterator[str]:
    to_see_to = list(problems(found))
    yield f"{day_in_words(found.on)}, gone through in a copy of the database, which is gone again."
    yield ""
    if to_see_to:
        yield f"TO SEE TO: {counted(len(to_see_to), 'thing')}"
        yield from map(_said, to_see_to)
    else:
        yield "NOTHING TO SEE TO"
    yield ""
    yield "IN ALL"
    yield from (f"- {each}" for each in totals(found))
    yield ""
    yield f"EACH COUNCIL: the last second before, then {day_in_words(found.on)}"
    for slug in found.after.seen:
        yield from _council(found, found.before.seen[slug], found.after.seen[slug])


def _said(problem: Problem) -> str:
    names = beginning((each.name for each in problem.councils), NAMED)
    number = f"{counted(len(problem.councils), 'council')}: {names}. " if names else ""
    return f"- {number}{problem.sentence}"


def totals(found: Rehearsal) -> Iterator[str]:
    kinds = [
        f"{Council.Type(kind).plural} {before} → {found.open_after[kind]}"
        for kind, before in found.open_before.items()
    ]
    yield f"Open councils: {'; '.join(kinds)}."
    yield f"{counted(len(found.after.seen), 'council')} concerned."
    alone = [each for each in found.after.seen.values() if not in_place(found, each)]
    yield f"{counted(len(alone), 'council')} closed without anybody in the place."
    every = [case for cases in found.open_cases.values() for case in cases]
    moved, waiting = [each for each in every if each.has_moved], list(waits(found, every))
    recommendations = sum(each.agreed for each in (*moved, *waiting))
    yield (
        f"{counted(len(moved) + len(waiting), 'open case')} with"
        f" {counted(recommendations, 'recommendation')} of councils that close: {len(moved):,} go"
        f" to their successor, {len(waiting):,} wait for somebody to name one of several."
    )
    how = [each for _, each in found.residents]
    yield (
        f"Residents of {counted(len(how), 'new council')}: {how.count('known')} known,"
        f" {how.count('summed')} added up, {how.count('')} unknown."
    )
    lacking = {each.slug: len(each.councils) for each in found.lacking}
    yield (
        f"Missing: contacts of {lacking.get('contact', 0)}, codes of {lacking.get('code', 0)},"
        f" boundaries of {lacking.get('boundary', 0)}."
    )
    yield (
        f"{counted(found.figures_compared, 'set')} of figures compared,"
        f" {len(found.figures_that_moved):,} changed."
    )
    if found.other_days:
        days = listed(map(day_in_words, found.other_days))
        yield f"More is announced, for {days}: what comes before this day was gone through too."


def _council(found: Rehearsal, before: Seen, after: Seen) -> Iterator[str]:
    yield ""
    yield f"{after.council.name}: {_happens(found, after) or 'has the place of others'}"
    for label, was, now in (
        ("page", _page(before), _page(after)),
        ("says", before.says, after.says),
        ("lists", listed(before.lists), listed(after.lists)),
        ("map", _drawn(before), _drawn(after)),
        ("letters to", _names(before.letters_to), _names(after.letters_to)),
        (before.postcode, _names(before.served_by), _names(after.served_by)),
        ("code", before.council.gss_code or "", after.council.gss_code or ""),
    ):
        if was or now:
            yield f"  {label}: {was or 'none'}" + (f" → {now or 'none'}" if was != now else "")
    yield f"  feed: {counted(after.feed or 0, 'entry', 'entries')}"
    if cases := found.open_cases.get(after.council.slug):
        rows = sum(each.agreed for each in cases)
        who = _complies(found, after)
        yield (
            f"  open: {counted(len(cases), 'case')}, {counted(rows, 'recommendation')};"
            f" has to comply: {before.council.name}"
            + (f" → {who}" if who != before.council.name else "")
        )


def _complies(found: Rehearsal, seen: Seen) -> str:
    """Whom its open cases name now; where they wait, those of which one is to be named."""
    cases = found.open_cases[seen.council.slug]
    if any(waits(found, cases)):
        return f"to be named: {_names(in_place(found, seen), 'or')}"
    return listed(dict.fromkeys(each.after for each in cases))


def _page(seen: Seen) -> str:
    return (
        f"{seen.page} to {seen.year or seen.page.leads_to}"
        if seen.page.leads_to
        else (str(seen.page))
    )


def _drawn(seen: Seen) -> str:
    return "drawn" if seen.is_drawn else "not drawn"


def _names(councils: Iterable[Council], last: str = "and") -> str:
    return listed((each.name for each in councils), last)


def _happens(found: Rehearsal, seen: Seen) -> str:
    return "; ".join(found.happens[seen.council.slug])


def csv_text(found: Rehearsal) -> bytes:
    """A row for each council, with a byte order mark for Excel."""
    wrong: dict[str, list[str]] = {}
    for problem in problems(found):
        for council in problem.councils:
            wrong.setdefault(council.slug, []).append(problem.sentence)
    moved = {each[2] for each in found.figures_that_moved}
    text = csv_line(COLUMNS)
    for slug, after in found.after.seen.items():
        said = " ".join(wrong.get(slug, ()))
        text += csv_line(_cells(found, found.before.seen[slug], after, slug in moved, said))
    return text.encode("utf-8-sig")


def _cells(
    found: Rehearsal, before: Seen, after: Seen, has_moved: bool, problems_said: str
) -> list[Any]:
    cases = found.open_cases.get(after.council.slug, [])
    both = (before, after)
    councils = (before.council, after.council)
    return [
        *(after.council.slug, after.council.name, after.council.type, _happens(found, after)),
        *(each.name for each in councils),
        *(each.gss_code or "" for each in councils),
        *(each.county.name if each.county else "" for each in councils),
        *map(_page, both),
        *(each.says for each in both),
        *("; ".join(each.lists) for each in both),
        *("yes" if each.is_drawn else "no" for each in both),
        *(len(cases), sum(each.agreed for each in cases)),
        sum(each.due_on >= found.on for each in cases),
        *((before.council.name, _complies(found, after)) if cases else ("", "")),
        *(_names(each.letters_to) for each in both),
        *(before.postcode, *(_names(each.served_by) for each in both)),
        after.feed,
        "changed" if has_moved else "unchanged",
        problems_said,
    ]
