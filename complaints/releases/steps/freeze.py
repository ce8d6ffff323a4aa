"""Freezing a year: totals, categories, residents and the cases counted, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User

from complaints.decisions.steps.records import keep
from complaints.figures.days import kept
from complaints.figures.performance import COUNTS, Performance
from complaints.figures.time_taken import kept as kept_time
from complaints.models import CategoryFigures, CouncilFigures, ReceivedFigures, Release
from complaints.releases.rules.announcement import AT_LEAST_AHEAD, person_in_words
from complaints.releases.steps.frozen_cases import freeze_cases
from complaints.releases.steps.frozen_councils import FrozenCouncil, frozen_councils
from complaints.statistics.counts import counted_in, days_in, tally
from complaints.statistics.year_cases import complied_elsewhere, decided_in
from councils.dates import day_in_words, instant_in_words
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.row_counts import count_anew_after
from councils.years import Year, london_date, london_midnight


class ReleaseRefused(Refused):
    """A release that cannot be made, with the reason as a sentence."""


def make_release(
    year: Year,
    *,
    public_at: datetime,
    reason: str,
    made_at: datetime,
    by_command: bool,
    prepared_by: User | None = None,
) -> Release:
    """Counts a year from its decisions and freezes it, while no import can change them.

    With ``prepared_by`` and not by command it is a draft, which a second person approves.
    """
    with changing_public_record():
        refuse_without_cases(year)
        refuse_year(year, public_at, made_at)
        release = next_edition(
            year,
            source=Release.Source.COUNTED,
            public_at=public_at,
            reason=reason,
            made_at=made_at,
            by_command=by_command,
            prepared_by=prepared_by,
        )
        count_anew_after(freeze_cases(release))
        store_figures(release, counted_councils(release))
    return release


def refuse_without_cases(year: Year) -> None:
    if not (decided_in(year).exists() or complied_elsewhere(year).exists()):
        raise ReleaseRefused(f"There are no decisions and no outcomes in {year} to count.")


def counted_councils(release: Release) -> list[FrozenCouncil]:
    """The councils of a release, counted from the very cases that it froze."""
    frozen = frozen_councils(release.year, tally(counted_in(release), days_in(release)))
    for each in frozen:
        check_adds_up(each)
    return frozen


def publish(
    year: Year,
    frozen: Iterable[FrozenCouncil],
    *,
    source: str,
    public_at: datetime,
    reason: str,
    made_at: datetime,
    by_command: bool = True,
    prepared_by: User | None = None,
) -> Release:
    """Stores a release that adds up; to be called while the public record is being changed.

    ReleaseRefused where it does not add up, where the year is not over at its instant, where
    published figures would change without a reason, or where somebody is preparing the year.
    """
    frozen = list(frozen)
    refuse_year(year, public_at, made_at)
    for each in frozen:
        check_adds_up(each)
    release = next_edition(
        year,
        source=source,
        public_at=public_at,
        reason=reason,
        made_at=made_at,
        by_command=by_command,
        prepared_by=prepared_by,
    )
    store_figures(release, frozen)
    return release


def refuse_year(year: Year, public_at: datetime, made_at: datetime) -> None:
    """ReleaseRefused where the year is not over, or somebody is preparing it."""
    refuse_beside_a_draft(year)
    if public_at < london_midnight(year.end):
        raise ReleaseRefused(
            f"{year} ends on {day_in_words(year.last_day)}: its figures cannot be public before"
            " then."
        )
    if london_date(made_at) < year.end:
        raise ReleaseRefused(f"{year} is not over: it ends on {day_in_words(year.last_day)}.")


def next_edition(
    year: Year,
    *,
    source: str,
    public_at: datetime,
    reason: str,
    made_at: datetime,
    by_command: bool,
    prepared_by: User | None,
) -> Release:
    """The year's next edition, without its figures; a further one has its reason."""
    release = Release(
        year=year,
        edition=next_number(year, public_at, reason, " (--reason)" if by_command else ""),
        source=source,
        reason=reason.strip(),
        public_at=public_at,
        made_at=made_at,
        made_by_command=by_command,
        prepared_by=prepared_by,
    )
    done = "Counted" if source == Release.Source.COUNTED else "Imported"
    keep(release, done, prepared_by, made_at)
    return release


def next_number(year: Year, public_at: datetime, reason: str, where: str = "") -> int:
    """Of a year's next edition; ReleaseRefused where a further one lacks its reason, which is given
    ``where``, or would be public before the one that it follows."""
    newest = Release.objects.filter(year=year).order_by("-edition").first()
    if newest and not reason.strip():
        raise ReleaseRefused(
            f"{year} has edition {newest.edition} already: a further edition needs its"
            f" reason{where}."
        )
    edition = newest.edition + 1 if newest else 1
    refuse_before_another_edition(year, edition, public_at)
    return edition


def refuse_beside_a_draft(year: Year) -> None:
    """ReleaseRefused while a draft of the year is open: one edition is prepared at a time."""
    drafts = Release.objects.in_preparation().filter(year=year)
    for draft in drafts.select_related("prepared_by"):
        raise ReleaseRefused(
            f"{year} is being prepared already: edition {draft.edition} was counted by"
            f" {person_in_words(draft.prepared_by)} on {instant_in_words(draft.made_at)}."
            " It is approved or discarded first."
        )


def refuse_before_another_edition(year: Year, edition: int, public_at: datetime) -> None:
    """ReleaseRefused where an edition would be public before one that it follows."""
    later = Release.objects.filter(
        year=year, edition__lt=edition, withdrawn_at=None, public_at__gt=public_at
    )
    if before := later.order_by("-public_at").first():
        raise ReleaseRefused(
            f"Edition {before.edition} of {year} is public from"
            f" {instant_in_words(before.public_at)}: a further edition cannot be earlier."
        )


def refuse_what_lags(year: Year, public_at: datetime, at: datetime) -> None:
    """ReleaseRefused for an instant, given by a command, that what caches hold would lag behind.

    A year that nobody has seen may be public from an instant that has passed: that is history.
    """
    if public_at > at + AT_LEAST_AHEAD:
        return
    instant = instant_in_words(public_at)
    if public_at > at:
        raise ReleaseRefused(f"{instant} is less than two minutes away: set a later instant.")
    if Release.objects.published(at).filter(year=year).exists():
        raise ReleaseRefused(
            f"{year} is public already, and {instant} has passed: a further edition becomes public"
            " two minutes ahead or later, so that everybody reads it from the same second."
        )


def check_adds_up(frozen: FrozenCouncil) -> None:
    """ReleaseRefused where categories do not add up to the total, each count by itself."""
    if not frozen.categories:
        return
    together = Performance.total(frozen.categories.values())
    for name in COUNTS:
        total, parts = getattr(frozen.performance, name), getattr(together, name)
        if parts is not None and total != parts:
            raise ReleaseRefused(
                f"{frozen.council}: {name} is {total}, but its categories add up to {parts}."
            )


def store_figures(release: Release, frozen: Sequence[FrozenCouncil]) -> None:
    """Keeps the figures of each council, and whether they differ from the edition before."""
    before_it = edition_before(release)
    before = counts_in(before_it) if before_it else None
    figures = CouncilFigures.objects.bulk_create(
        [
            CouncilFigures(
                release=release,
                council=each.council,
                county_id=each.council.county_id,
                existed=each.existed,
                was_revised=before is not None
                and before.get(each.council.pk) != counts_of(each.performance),
                residents=each.residents,
                residents_year=each.residents_year,
                residents_summed=each.residents_summed,
                received=each.received.in_all if each.received else None,
                days=kept(each.performance.days),
                **kept_time(each.time_taken),
                **each.published,
                **counts_of(each.performance),
            )
            for each in frozen
        ],
        batch_size=500,
    )
    CategoryFigures.objects.bulk_create(
        [
            CategoryFigures(figures=row, category_id=category, **counts_of(performance))
            for row, each in zip(figures, frozen, strict=True)
            for category, performance in each.categories.items()
        ],
        batch_size=500,
    )
    ReceivedFigures.objects.bulk_create(
        [
            ReceivedFigures(figures=row, category_id=category, received=number)
            for row, each in zip(figures, frozen, strict=True)
            if each.received
            for category, number in each.received.by_category.items()
        ],
        batch_size=500,
    )


def edition_before(release: Release) -> Release | None:
    """The newest edition before it that was not withdrawn; None where it revises nothing.

    An edition that was withdrawn never was public, so a second edition may be the first to be.
    """
    before: Release | None = (
        Release.objects.filter(year=release.year, edition__lt=release.edition, withdrawn_at=None)
        .order_by("-edition")
        .first()
    )
    return before


def counts_in(release: Release) -> dict[int, dict[str, int | None]]:
    """Each council's counts, by its key.

    Residents are no counts: a later estimate revises nothing that was said about complaints.
    """
    rows = CouncilFigures.objects.filter(release=release).values_list("council_id", *COUNTS)
    return {council: dict(zip(COUNTS, counts, strict=True)) for council, *counts in rows}


def counts_of(performance: Performance) -> dict[str, int | None]:
    return {name: getattr(performance, name) for name in COUNTS}
