"""Making a release of the statistics that an ombudsman published for a year.

Nothing is invented: what a file does not have is *not published*, categories must add up to the
council's total, and sums and rates that a file has are checked against its counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.performance import COUNTS, Performance
from complaints.models import Release
from complaints.releases.importing.bodies import Bodies
from complaints.releases.importing.comparison import compared
from complaints.releases.importing.lines import Line
from complaints.releases.importing.notes import notes_on, some
from complaints.releases.importing.rows import WHOLE, AnnualReader, Part
from complaints.releases.rules.announcement import refuse_instant
from complaints.releases.steps.freeze import ReleaseRefused, publish, refuse_what_lags
from complaints.releases.steps.frozen_councils import UNKNOWN, FrozenCouncil, Used, residents_for
from complaints.releases.steps.preparation import refuse_beside_an_announced
from complaints.statistics.received import received_in
from councils.bulk_history import create_with_history
from councils.files.changes import Changes
from councils.files.choices import NONE_MADE, Choices
from councils.files.loads import SHELL, Account, load_file
from councils.lists import listed
from councils.models import Council
from councils.progress import Progress, silent
from councils.public_record import changing_public_record, refuse_on_demonstration
from councils.years import Year

Estimates = dict[int, Used]


def import_annual_statistics(
    year: Year,
    paths: Sequence[Path],
    *,
    public_at: datetime,
    at: datetime,
    reason: str = "",
    leave_out: bool = False,
    beside_announced: bool = False,
    choices: Choices = NONE_MADE,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads one or two files; FileRefused or Refused, and nothing written, where it can't.

    Where the newest edition of the year has the same figures already, no other is made. Councils
    that it has are left out only with ``leave_out``. On a user's account the release is a draft,
    which somebody else approves; from the shell it is approved. Bodies that the register does not
    know are added to it as other bodies where ``choices`` say so, with the release or not at all.
    """

    if account.by:
        refuse_instant(year, public_at, at)
        refuse_beside_an_announced(year, at)

    def release(frozen: list[FrozenCouncil], bodies: Bodies) -> None:
        kept = [each.council for each in frozen]
        new = [body for body in bodies.new.values() if body in kept]
        names = listed(path.name for path in paths)
        create_with_history(new, reason=f"import of {names}"[:100], at=at, by=account.by)
        if not account.by:
            refuse_what_lags(year, public_at, at)
            if not beside_announced:
                refuse_beside_an_announced(year, at, unless="--beside-announced")
        publish(
            year,
            frozen,
            source=str(Release.Source.IMPORTED),
            public_at=public_at,
            reason=reason,
            made_at=at,
            by_command=account.by is None,
            prepared_by=account.by,
        )

    def work(write: bool) -> Changes:
        reader = AnnualReader(year, paths, watch, "Loading" if write else "Checking", choices)
        frozen = _frozen(reader)
        changes, left_out = compared(year, frozen, account.listed)
        if left_out and not leave_out:
            what_to_do = "say so when you upload them" if account.by else "give --leave-out"
            raise ReleaseRefused(
                f"the newest edition of {year} has figures that these files leave out:"
                f" {some(left_out, 20)} ({len(left_out):,} in all);"
                f" if that is meant, {what_to_do}"
            )
        changes.notes += notes_on(reader, frozen, has_residents=_has_residents(reader))
        changes.leave_out(*reader.rest)
        if write:
            release(frozen, reader.bodies)
        elif dry_run and changes:
            _try_and_undo(lambda: release(frozen, reader.bodies))
        return changes

    return load_file(
        paths,
        "annual statistics",
        work,
        at=at,
        dry_run=dry_run,
        check_record=refuse_on_demonstration,
        account=account,
    )


def _try_and_undo(release: Callable[[], None]) -> None:
    """So that a dry run is refused wherever the release itself would be."""
    with transaction.atomic():
        with changing_public_record():
            release()
        transaction.set_rollback(True)


def _frozen(reader: AnnualReader) -> list[FrozenCouncil]:
    """What is to be kept of each council; what does not add up is noted with its rows."""
    councils: dict[str, dict[Part, Line]] = defaultdict(dict)
    for (slug, part), line in reader.lines().items():
        councils[slug][part] = line
    estimates = {} if _has_residents(reader) else residents_for(reader.year)
    frozen = {
        slug: _frozen_council(reader.councils[slug], parts, reader.year, estimates)
        for slug, parts in councils.items()
    }
    well = reader.settle(slug for slug, each in frozen.items() if each)
    received = received_in(reader.year)
    return [
        replace(each, received=received.get(each.council.pk))
        for slug, each in frozen.items()
        if each and slug in well
    ]


def _frozen_council(
    council: Council, parts: dict[Part, Line], year: Year, estimates: Estimates
) -> FrozenCouncil | None:
    counted = {part: line.performance() for part, line in parts.items()}
    whole = parts.get(WHOLE)
    if whole is None:
        first = next(iter(parts.values()))
        first.wrong("category", f"{council} has categories, but no row for its total")
    categories = {
        part: counts
        for part, counts in counted.items()
        if not isinstance(part, str) and counts is not None
    }
    performance = counted.get(WHOLE)
    if whole is None or performance is None or len(categories) < len(parts) - 1:
        return None
    _check_categories(council, parts, performance, categories)
    existed = council.existed_in(year)
    residents, estimated = whole["residents"], whole["residents_year"]
    if bool(residents) != bool(estimated):
        whole.wrong("residents", "residents and the year of the estimate are given together")
    if existed and not council.opened_within(year):
        used = estimates.get(council.pk) or Used(residents, estimated)
    else:
        used = UNKNOWN
    return FrozenCouncil(
        council,
        performance,
        existed,
        *used,
        categories,
        {name: whole[name] for name in PUBLISHED_AVERAGES},
    )


def _check_categories(
    council: Council,
    parts: dict[Part, Line],
    whole: Performance,
    categories: Mapping[int | None, Performance],
) -> None:
    """Each count by itself: in every category or in none, and adding up to the total."""
    for name in COUNTS:
        total = getattr(whole, name)
        counts = {part: getattr(performance, name) for part, performance in categories.items()}
        known = [count for count in counts.values() if count is not None]
        for part, count in counts.items():
            if known and (count is None or total is None):
                parts[part if count is None else WHOLE].wrong(
                    name, f"is empty, but other rows of {council} have it"
                )
                break
        else:
            if known and sum(known) != total:
                parts[WHOLE].wrong(
                    name,
                    f"is {total:,}, but the categories of {council} add up to {sum(known):,}"
                    " (cases without a category have a row “not broken down”)",
                )


def _has_residents(reader: AnnualReader) -> bool:
    return any("residents" in table.headings for table in reader.tables)
