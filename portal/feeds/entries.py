"""What a feed says: an entry for each thing that became public, its instant, and what is gone.

An entry is known by what it is about (``decision/24018407``), never by where it is found: that
may change, and an entry known by another name would be told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.urls import reverse

from complaints.decisions.former_references import known_as
from complaints.decisions.newly_public import Gone, newest_shown, newly_gone
from complaints.decisions.public import shown_since
from complaints.models import Decision, Release, Suspension
from complaints.statistics.own_revisions import OwnEdition, OwnRevision, own_editions, what_changed
from complaints.statistics.revisions import revised
from councils.dates import day_in_words, instant_in_words, utc
from councils.models import Council
from councils.register.names.former import as_in, as_on
from councils.years import london_date, london_midnight
from letters.letters.issues import newest_letters, newest_together
from portal.feeds.entry import Entry
from portal.feeds.letters import letter_entry, letters_entry
from portal.feeds.reorganisations import reorganisation_entries

# How many of each kind a feed holds: no kind may push another out. On a release's day the letters
# would, and a large council's decisions in any week.
STATEMENTS, REPORTS, LETTERS, EDITIONS, GONE = 60, 20, 20, 20, 100
REORGANISATIONS = 20


@dataclass(frozen=True)
class Followed:
    """The newest entries, and the decisions that are gone."""

    entries: list[Entry]
    gone: list[Gone]
    updated: datetime


def everything(at: datetime, ombudsman: str) -> Followed:
    """What became public last about all councils; the letters of one instant are one entry."""
    together, alone = newest_together(at, LETTERS)
    letters = chain(map(letters_entry, together), (letter_entry(each, ombudsman) for each in alone))
    editions = chain(
        release_entries(Release.objects.public(at)),
        suspension_entries(Suspension.objects.begun(at), at),
    )
    return _followed(at, editions, letters)


def about(council: Council, at: datetime, ombudsman: str) -> Followed:
    """What became public last about one council, and its own letters."""
    newest = newest_letters(at, LETTERS, council)
    letters = (letter_entry(each, ombudsman) for each in newest)
    own = (each for each in Suspension.objects.begun(at) if council.existed_in(each.year))
    editions = chain(own_entries(council, own_editions(council, at)), suspension_entries(own, at))
    return _followed(at, editions, letters, council)


def _followed(
    at: datetime,
    editions: Iterable[Entry],
    letters: Iterable[Entry],
    council: Council | None = None,
) -> Followed:
    """A release stands before the letters that became public with it."""
    statements = newest_shown(at, Decision.Kind.STATEMENT, STATEMENTS, council)
    reports = newest_shown(at, Decision.Kind.REPORT, REPORTS, council)
    gone = newly_gone(at, GONE, council)
    shown = [*statements, *reports]
    names = known_as(shown)
    decisions = [decision_entry(each, names[each.pk]) for each in shown]
    changes = reorganisation_entries(at, council)
    kinds = (
        *(_newest(editions, EDITIONS), decisions, _newest(letters, LETTERS)),
        _newest(changes, REORGANISATIONS),
    )
    entries = _newest(chain(*kinds))
    instants = [*(each.updated for each in entries), *(each.at for each in gone)]
    return Followed(entries, gone, max(instants, default=london_midnight(london_date(at))))


def _newest(entries: Iterable[Entry], limit: int | None = None) -> list[Entry]:
    return sorted(entries, key=lambda each: each.updated, reverse=True)[:limit]


def decision_entry(decision: Decision, known_by: str) -> Entry:
    since, council = shown_since(decision), as_on(decision.council, decision.decided_on)
    outcome = decision.get_outcome_display().lower()
    if decision.kind == Decision.Kind.REPORT:
        title = f"Public interest report: {decision.title} ({council.name}, {decision}, {outcome})"
    else:
        title = f"{council.name}: decision {decision}, {outcome}"
    subject = f" Subject: {decision.subject}." if decision.subject else ""
    return Entry(
        ident=f"decision/{known_by}",
        published=since,
        updated=since,
        title=title,
        summary=f"Decided on {day_in_words(decision.decided_on)}.{subject} {decision.summary}",
        link=decision.get_absolute_url(),
        terms=(decision.kind, decision.outcome, council.slug),
    )


def release_entries(public: Iterable[Release]) -> Iterator[Entry]:
    """Each public edition: the first of a year publishes it, each later one revises another."""
    public = list(public)
    before = {after.pk: earlier for earlier, after in revised(public)}
    for each in public:
        ident = f"release/{each.year}/edition-{each.edition}"
        if (was := before.get(each.pk)) is None:
            yield Entry(
                ident,
                *(each.public_at, each.public_at),
                title=f"Statistics for {each.year}",
                summary=f"The figures for {each.year} are published.",
                link=f"{reverse('home')}?year={each.year}",
                terms=("release", str(each.year)),
            )
        else:
            yield Entry(
                ident,
                *(each.public_at, each.public_at),
                title=f"Statistics for {each.year} revised: edition {each.edition}",
                summary=f"It replaces edition {was.edition}, public since"
                f" {instant_in_words(was.public_at)}. Reason: {each.reason}",
                link=f"{reverse('revisions')}?year={each.year}&edition={each.edition}",
                terms=("revision", str(each.year)),
            )


def suspension_entries(begun: Iterable[Suspension], at: datetime) -> Iterator[Entry]:
    """That figures were suspended, and that they are shown again: one entry, which changes."""
    for each in begun:
        lifted_at = each.lifted_at if each.lifted_at and each.lifted_at <= at else None
        words = f"The figures of {each.year} were suspended on"
        words += f" {instant_in_words(each.since)}: {each.reason}"
        again = f" They are shown again from {instant_in_words(lifted_at)}:" if lifted_at else ""
        yield Entry(
            ident=f"suspension/{each.year}/{utc(each.since)}",
            published=each.since,
            updated=lifted_at or each.since,
            title=f"Statistics for {each.year} {'shown again' if lifted_at else 'suspended'}",
            summary=f"{words}{again and f'{again} {each.lifting_reason}'}",
            link=f"{reverse('revisions')}#suspended",
            terms=("suspension", str(each.year)),
        )


def own_entries(council: Council, editions: Iterable[OwnEdition]) -> Iterator[Entry]:
    """The editions in which a council has figures, or had them in the one before."""
    for each in editions:
        if not each.has_figures and not (each.revision and each.revision.before):
            continue
        then = as_in(council, each.year)
        ident = f"release/{each.year}/edition-{each.edition}/{council.slug}"
        dates = (each.public_at, each.public_at)
        if each.revision is None:
            yield Entry(
                ident,
                *dates,
                title=f"{then.name}: statistics for {each.year}",
                summary=f"The figures about {then.name_in_sentence} for {each.year} are published.",
                link=reverse("council-year", args=[council.slug, each.year]),
                terms=("release", str(each.year), council.slug),
            )
        else:
            link = f"{reverse('revisions')}?year={each.year}&edition={each.edition}"
            changed = each.revision.changed
            yield Entry(
                ident,
                *dates,
                title=f"{then.name}: statistics for {each.year} revised, own figures"
                f" {'changed' if changed else 'unchanged'}",
                summary=f"{_what_changed(then, each, each.revision)} Reason: {each.reason}",
                link=f"{link}&council={council.slug}" if changed else link,
                terms=("revision", str(each.year), council.slug),
            )


def _what_changed(council: Council, edition: OwnEdition, revision: OwnRevision) -> str:
    """As the council's page says it; of a council that had no figures, or has none, only that."""
    name = council.name_in_sentence
    if not edition.has_figures:
        said = f"there are no figures about {name} any more"
    elif revision.before is None:
        said = f"there are figures about {name}; in the edition that it replaces there were none"
    else:
        said = what_changed(council, revision)
    return f"Edition {edition.edition} of {edition.year}: {said}."
