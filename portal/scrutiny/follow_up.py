"""Side two of a pack: what was agreed, whether it was done, and public reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from textwrap import shorten, wrap
from typing import TypeVar

from complaints.decisions.references import unbroken
from complaints.figures.performance import Performance
from complaints.figures.sentences import compliance
from complaints.models import Decision, ReleasedCase
from complaints.recommendations.improvements import Improvement
from complaints.statistics.improvements import ImprovementCounts
from councils.dates import instant_in_words
from councils.models import Council
from councils.years import Year
from portal.scrutiny.content import Count, FollowUp, Item, Link, Listed
from portal.scrutiny.links import link
from portal.scrutiny.words import became

T = TypeVar("T")
LINE = 100  # letters in a line of the printed list
LINES_OF_IMPROVEMENTS, LINES_OF_REPORTS = 11, 5
LONGEST = 300  # letters of one item; the rest is on its own page
FIRST = (ReleasedCase.Compliance.NOT_COMPLIED, ReleasedCase.Compliance.LATE)
MOST_FAILED = 2  # cases that are named; the count leads to all
LINES_OF_CASES = 2  # what these take on paper, and what is said of overdue ones
NO_OUTCOME = "no outcome published"


def follow_up(
    council: Council,
    year: Year,
    performance: Performance,
    improvements: Sequence[Improvement],
    reports: Sequence[Decision],
    ombudsman: str,
    overdue: str,
    failed: Sequence[Decision] = (),
    elsewhere: str = "",
) -> FollowUp:
    """``overdue`` is a sentence, empty where no case is overdue.

    ``failed`` are the decisions that can be read of cases that were not complied with;
    ``elsewhere`` is a sentence too, on improvements that others have to make.
    """
    said = said_of(performance)
    of_year = f"Outcomes recorded in {year}: " if performance.compliance_outcomes else ""
    return FollowUp(
        compliance=(f"{of_year}{said}", overdue) if overdue else (said,),
        failed=tuple(_named(each) for each in failed[:MOST_FAILED]),
        not_named=not_named(performance.not_complied or 0, len(failed)) if failed else "",
        outcomes=outcomes(performance),
        improvements=first_of(
            sorted(improvements, key=_worth_asking_first),
            _improvement,
            LINES_OF_IMPROVEMENTS - LINES_OF_CASES * (bool(failed) + bool(overdue)),
            link("", "council-improvements", council.slug, query={"year": year}),
        ),
        summary=_all_said(
            summary(ImprovementCounts.of(improvements), year), elsewhere, improvements
        ),
        reports=first_of(
            reports,
            _report,
            LINES_OF_REPORTS,
            link(
                "",
                "decisions",
                query={"council": council.slug, "kind": "report", "year": year},
            ),
        ),
        no_reports=f"No public interest report about {council.name_in_sentence} decided in {year}"
        f" has been published by the {ombudsman}.",
    )


def said_of(performance: Performance) -> str:
    """Whether what was agreed was done, in cases."""
    if performance.compliance_outcomes is None:
        return "Compliance was not published for this year."
    return compliance(performance) or "No compliance outcome was recorded in the year."


def not_named(counted: int, shown: int) -> str:
    """How many cases that were not complied with have no name here: "2 more, 1 is not shown"."""
    more, hidden = max(shown - MOST_FAILED, 0), counted - shown
    is_hidden = f"{hidden:,} {'is' if hidden == 1 else 'are'} not shown"
    found = [f"{more:,} more" if more else "", is_hidden if hidden > 0 else ""]
    return ", ".join(filter(None, found))


def outcomes(performance: Performance) -> tuple[Count, ...]:
    """The cases whose outcome was recorded in the year; none where there were none."""
    if not performance.compliance_outcomes:
        return ()
    counts = {
        "On time": performance.on_time,
        "Late": performance.late,
        "Not complied with": performance.not_complied,
        "Cases in all": performance.compliance_outcomes,
    }
    return tuple(Count(name, f"{number:,}") for name, number in counts.items())


def _all_said(own: str, elsewhere: str, improvements: Sequence[Improvement]) -> str:
    return " ".join(filter(None, (own if improvements or not elsewhere else "", elsewhere)))


def summary(found: ImprovementCounts, year: Year) -> str:
    """How many improvements are published, and of how many it is public what became of them."""
    if not found.published:
        return f"No service improvement agreed in decisions of {year} is published."
    are = "improvement is" if found.published == 1 else "improvements are"
    return (
        f"{found.published:,} {are} published from decisions of {year}: {became(found)}. They are"
        " counted one by one; compliance is counted in cases."
    )


def first_of(
    everything: Sequence[T], item: Callable[[T], Item], most_lines: int, rest: Link
) -> Listed:
    """The first that fit into so many lines, at least one; where there are others, how many."""
    items: list[Item] = []
    for each in everything:
        made = item(each)
        if items and lines_of([*items, made]) > most_lines:
            break
        items.append(made)
    others = everything[len(items) :]
    return Listed(tuple(items), replace(rest, words=f"{len(others):,} more") if others else None)


def lines_of(items: Iterable[Item]) -> int:
    """How many lines these take on paper, their details one each."""
    return sum(len(wrap(each.words, LINE)) + 1 for each in items)


def _worth_asking_first(improvement: Improvement) -> int:
    """Those not complied with, then those done late, then the others as they come."""
    return FIRST.index(improvement.compliance) if improvement.compliance in FIRST else len(FIRST)


def _improvement(each: Improvement) -> Item:
    decision = each.recommendation.decision
    subject = str(decision.subject) if decision.subject else "no subject"
    about = each.recommendation.decided_about
    of = f" Decided about {about.name_in_sentence}." if about else ""
    return Item(
        words=shorten(each.recommendation.public_summary, LONGEST, placeholder=" …"),
        details=f"{subject}.{of} {(each.compliance_in_words or NO_OUTCOME).capitalize()}.",
        link=_to(decision),
    )


def _report(decision: Decision) -> Item:
    assert decision.announced_at is not None  # a public report has its moment
    return Item(
        words=decision.title,
        details=f"Published {instant_in_words(decision.announced_at)}.",
        link=_to(decision),
    )


def _named(decision: Decision) -> Link:
    """As in "24 018 407 (Housing › Homelessness)"."""
    subject = str(decision.subject) if decision.subject else "no subject"
    reference = unbroken(decision.reference)
    return link(f"{reference} ({subject})", "decision", decision.reference)


def _to(decision: Decision) -> Link:
    reference = unbroken(decision.reference)
    return link(f"Decision {reference}", "decision", decision.reference)
