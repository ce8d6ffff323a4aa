"""Putting a council's scrutiny pack together from public figures, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from complaints.figures.sentences import complaints, headline
from complaints.figures.sums import ASSESSED_AND_CLOSED
from complaints.models import Release, Suspension, YearNote
from complaints.recommendations.made_elsewhere import made_elsewhere
from complaints.statistics.failed_cases import failed_of
from complaints.statistics.own_revisions import own_revisions
from councils.dates import day_in_words, instant_in_words
from councils.models import Council
from councils.years import Year
from letters.composing.letters import MADE_UP
from portal.counted_once import Once, anew
from portal.open_data.licence import LICENCE
from portal.pages.council_years_content import trend_of
from portal.scrutiny.cases import with_cases
from portal.scrutiny.closed import questions_after_closing
from portal.scrutiny.content import Before, Link, Pack
from portal.scrutiny.facts import Facts
from portal.scrutiny.figures import measures, subjects, trend
from portal.scrutiny.follow_up import follow_up
from portal.scrutiny.links import link
from portal.scrutiny.listed_cases import case_lists
from portal.scrutiny.notices import missing, notices, replaced, revised
from portal.scrutiny.over_years import over_years
from portal.scrutiny.questions import asked_before, questions
from portal.scrutiny.record import record_of
from portal.scrutiny.words import overdue_in_words


def scrutiny_pack(
    council: Council,
    year: Year,
    releases: Mapping[Year, Release],
    at: datetime,
    *,
    cited: bool = False,
    demonstration: bool = False,
    suspended: Iterable[Suspension] = (),
    once: Once = anew,
) -> Pack | None:
    """The pack of a year; None where the council has no figures in it. Later years are left out.

    It has the name that the council had in the year, and says since when it is called otherwise.
    Of the year itself ``releases`` may hold an earlier public edition, which is ``cited``. The
    council comes with what ``with_overdue_cases`` and ``with_letters`` know of it.
    """
    notes = list(YearNote.objects.public(at))
    breaks = {note.year for note in notes if note.breaks_comparison}
    found = record_of(council, year, releases, at, breaks, once)
    if found is None:
        return None
    of_today, release, facts = council, releases[year], found.facts
    council = facts.council
    row, compared, history, ombudsman = found.row, found.compared, found.history, facts.ombudsman
    failed = failed_of(release, council, at) if row.performance.not_complied else []
    revisions = own_revisions(council, year, at) if release.revises else []
    elsewhere = made_elsewhere(council, at, year)
    said_of_overdue = overdue_cases(facts)
    told, chance = measures(compared, row, council, ombudsman)
    pack = Pack(
        headline=headline(council, year, row.performance, facts.uphold, ombudsman),
        dealt_with=dealt_with(facts),
        notices=(
            *notices(council, row, year, facts.reorganisation, facts.today),
            *revised(council, revisions, release.edition),
            *missing(council, year, suspended),
        ),
        measures=told,
        chance=chance,
        trend=trend(trend_of(history, council, breaks)),
        subjects=subjects(
            *(facts.by_category, council, year, row.performance, facts.category_coverage)
        ),
        follow_up=follow_up(
            *(council, year, row.performance, found.agreed, found.reports),
            *(ombudsman, said_of_overdue),
            failed=[each.decision for each in failed],
            elsewhere=elsewhere.sentence if elsewhere else "",
        ),
        notes=tuple(f"{note.year}: {note.text}" for note in notes if note.year in history.own),
        questions=questions_after_closing(facts) if facts.has_closed else questions(facts),
        before=None if facts.has_closed else before(of_today, facts, releases, at, breaks, once),
        over_years=over_years(history, council, breaks),
        case_lists=case_lists(council, release, row.performance, releases, at),
        **frame(council, release, at, cited=cited, demonstration=demonstration),
    )
    return with_cases(pack, council, release, releases, facts.by_category, overdue=facts.overdue)


def before(
    council: Council,
    now: Facts,
    releases: Mapping[Year, Release],
    at: datetime,
    breaks: set[Year],
    once: Once,
) -> Before | None:
    """What the year before prompted; None where it is not public, or has no such council."""
    year = now.year.previous
    found = record_of(council, year, releases, at, breaks, once) if year in releases else None
    if found is None:
        return None
    release = releases[year]
    return Before(
        year=str(year),
        source=f"From the figures of {year}, edition {release.edition}, as they stand on"
        f" {day_in_words(at)}; what is overdue is asked above.",
        asked=asked_before(found.facts, now),
    )


def frame(
    council: Council, release: Release, at: datetime, *, cited: bool, demonstration: bool
) -> dict[str, Any]:
    """What stands around the figures: names, edition, dates, addresses."""
    year, name = release.year, settings.OMBUDSMAN["name"]
    query = {"edition": release.edition} if cited else None
    # Beside the edition of its figures stands the address that keeps them.
    kept = {"edition": release.edition}
    page = link("This pack", "scrutiny-pack", council.slug, year, query=kept)
    return {
        "title": f"Scrutiny pack: {council.name}, {year}",
        "council": council.name,
        "slug": council.slug,
        "kind": council.get_type_display(),
        "year": str(year),
        "edition": release.edition,
        "sender": name,
        "mark": MADE_UP if demonstration else "",
        "replaced": replaced(release),
        "letter": letter(council, year),
        "chosen": link("How these questions are chosen", "methods", fragment="questions"),
        "about": (
            f"Figures: edition {release.edition}, published on"
            f" {instant_in_words(release.public_at)}. Made on"
            f" {day_in_words(at)} from what was public then.",
            f"Source: {name}. Available under the {LICENCE['title']}, except where stated"
            " otherwise. Every complaint decided in the year is counted, whether or not its"
            " decision is published. Averages are of councils of the same type together.",
        ),
        "page": page,
        "pdf": link("PDF", "scrutiny-pack-pdf", council.slug, year, query=query),
        "documents": tuple(
            link(form, f"scrutiny-pack-{form.lower()}", council.slug, year, query=query)
            for form in ("DOCX", "ODT")
        ),
        "council_page": link(council.name, "council-year", council.slug, year, query=query),
    }


def letter(council: Council, year: Year) -> Link | None:
    """The letter of the year, where it is public."""
    if not council.has_letter:
        return None
    return link(f"Annual review letter {year.end.year}", "letter", council.slug, year)


CLOSED = ASSESSED_AND_CLOSED.words


def dealt_with(facts: Facts) -> str:
    """How the investigations lie within everything that was decided."""
    found = facts.performance
    if not found.dealt_with:
        return ""
    if not found.investigated:  # the finding has said how many there were in all
        if found.dealt_with == 1:
            was = f"not for the {facts.ombudsman}" if found.not_for_us else CLOSED
            return f"It was {was}."
        return (
            f"Of these: {found.not_for_us:,} not for the {facts.ombudsman},"
            f" {found.assessed_and_closed:,} {CLOSED}."
        )
    return (
        f"Dealt with in all: {complaints(found.dealt_with)}; {found.not_for_us:,} not for the"
        f" {facts.ombudsman}, {found.assessed_and_closed:,} {CLOSED},"
        f" {found.investigated:,} investigated."
    )


def overdue_cases(facts: Facts) -> str:
    """All that the public is told of what is overdue: how many cases."""
    if not facts.overdue:
        return ""
    council = facts.council
    name = "the council" if council.now_called else council.name_in_sentence  # today it has another
    return (
        f"On {day_in_words(facts.today)}, {overdue_in_words(facts.overdue)}: something that {name}"
        " has to do was due, and no outcome is recorded yet."
    )
