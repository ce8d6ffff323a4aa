"""Paragraphs by rule: what a council's own year makes it necessary to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from complaints.charts.panel_words import with_counts
from complaints.figures.chance import Comparison
from complaints.figures.performance import Performance
from complaints.figures.sentences import headline
from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.register.names.former import as_in, renamed
from councils.register.succession_words import closing, opening
from councils.years import Year


@dataclass(frozen=True)
class CouncilFacts:
    """What the rules ask about one council's year; a letter speaks as on its own date."""

    council: Council
    year: Year
    performance: Performance
    comparison: Comparison | None
    reports_on: Sequence[date]
    successors: Sequence[Council]
    ombudsman: str
    dated_on: date

    @property
    def has_closed(self) -> bool:
        return bool(self.successors)

    @property
    def is_last(self) -> bool:
        """Whether the council closed within the year, or with its end."""
        closed = self.council.closed_on
        return closed is None or closed <= self.year.end

    @property
    def is_new(self) -> bool:
        opened = self.council.opened_on
        return opened is not None and opened in self.year


def by_rule(facts: CouncilFacts) -> list[str]:
    """The paragraphs that apply, in the order in which they are read."""
    found = (
        named_otherwise(facts),
        new(facts),
        found_of_investigations(facts),
        complied(facts),
        late(facts),
        remedies(facts),
        reports(facts),
    )
    return [each for each in found if each]


def closed(facts: CouncilFacts) -> str:
    """A closed council's letter goes to each successor; the one of its last year says it is so.

    It comes before all else: what is said of "your council" would be taken for the reader's own.
    """
    if not facts.has_closed:
        return ""
    told = closing(facts.council, facts.dated_on)
    closes = told.what if told else "closed"
    others = "the council" if len(facts.successors) == 1 else "each of the councils"
    return (
        f"{_start(facts.council)} {closes}. This {'is the last' if facts.is_last else 'is an'}"
        f" annual review letter about it, and it goes to {others} that took its place:"
        f" {listed([each.name for each in facts.successors])}. Its figures stay its own and are"
        f" not added to any other council’s. “Your council” in this letter is"
        f" {facts.council.name_in_sentence}."
    )


def named_otherwise(facts: CouncilFacts) -> str:
    """It is written to by its name of today, about a year in which it had another."""
    if not (said := renamed(as_in(facts.council, facts.year))):
        return ""
    return f"{said} “Your council” in this letter is the same council under either name."


def new(facts: CouncilFacts) -> str:
    told = opening(facts.council, facts.dated_on)
    if not facts.is_new or not told:
        return ""
    return (
        f"This is the first annual review letter to {facts.council.name_in_sentence}, which"
        f" {told.what}. Its figures are counted from that day, and there is"
        " no earlier year of its own to compare them with."
    )


def found_of_investigations(facts: CouncilFacts) -> str:
    """What was found, in the very sentence of the council's page; or that there was nothing."""
    said = headline(facts.council, facts.year, facts.performance, facts.comparison, facts.ombudsman)
    if not facts.performance.investigated and facts.performance.dealt_with:
        return (
            f"{said} An uphold rate says how many of the complaints that were investigated were"
            " upheld, so there is none for this year."
        )
    return said


def complied(facts: CouncilFacts) -> str:
    """Whether the council did what it had agreed to; plainly where it did not."""
    outcomes = facts.performance.compliance_outcomes
    rate = facts.performance.compliance_rate
    if outcomes is None:
        return ""
    if not outcomes:
        return "No compliance outcome was recorded in the year."
    missed = facts.performance.not_complied or 0
    if not missed:
        if outcomes == 1:
            return "The one case in which a compliance outcome was recorded was complied with."
        return (
            f"All {outcomes:,} cases in which a compliance outcome was recorded were complied with."
        )
    cases = "one case" if missed == 1 else f"{missed:,} cases"
    return (
        f"In {cases} of {outcomes:,} the council did not do what it had agreed to, so its"
        f" compliance rate is {with_counts(rate)}. An agreement that is not kept leaves people"
        " without the remedy that was agreed. Please look at how your council follows up what"
        " it agrees to."
    )


def late(facts: CouncilFacts) -> str:
    if not facts.performance.late:
        return ""
    outcomes = facts.performance.compliance_outcomes or 0
    if outcomes == 1:
        return "In that case the council complied late."
    cases = "one case" if facts.performance.late == 1 else f"{facts.performance.late:,} cases"
    return (
        f"In {cases} of {outcomes:,} the council complied later than it had agreed. Where a date"
        " cannot be kept, please tell us before it passes."
    )


def remedies(facts: CouncilFacts) -> str:
    rate, upheld = facts.performance.satisfactory_remedy_rate, facts.performance.upheld_in_all
    if rate.part is None or not upheld:
        return ""
    if upheld == 1:
        offered = "had already offered" if rate.part else "had not offered"
        return f"In the one upheld case the council {offered} a satisfactory remedy."
    if not rate.part:
        return (
            "In none of the upheld cases had the council offered a satisfactory remedy before the"
            " complaint reached us."
        )
    share = "" if rate.has_few else f", {rate.rounded}"
    return (
        f"In {rate.counts} upheld cases{share}, the council had already offered to put things right"
        " and we agreed with how."
    )


def reports(facts: CouncilFacts) -> str:
    """That there were public reports, and when; what they are about stands on the page.

    The decisions are of the year; a report of one may be published after it has ended.
    """
    if not facts.reports_on:
        return ""
    days = listed([_day(each) for each in dict.fromkeys(facts.reports_on)])
    if len(facts.reports_on) == 1:
        return (
            "One of the year’s decisions about your council is a public interest report. It was"
            f" published on {days}, and can be read on the council’s page of the portal."
        )
    return (
        f"{len(facts.reports_on):,} of the year’s decisions about your council are public interest"
        f" reports. They were published on {days}, and can be read on the council’s page of the"
        " portal."
    )


def _start(council: Council) -> str:
    name = council.name_in_sentence
    return name[0].upper() + name[1:]


def _day(on: date | None) -> str:
    return day_in_words(on) if on else ""
