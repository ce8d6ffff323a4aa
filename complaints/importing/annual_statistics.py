"""Making a release of the statistics that an ombudsman published for a year.

Nothing is invented: what a file does not have is *not published*, categories must add up to the
council's total, and sums and rates that a file has are checked against its counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from complaints.importing.annual_comparison import compared
from complaints.importing.annual_lines import Line
from complaints.importing.annual_rows import WHOLE, AnnualReader, Part
from complaints.models import Release
from complaints.releasing.announcing import refuse_instant
from complaints.releasing.making import (
    FrozenCouncil,
    ReleaseRefused,
    publish,
    refuse_what_lags,
    residents_for,
)
from complaints.releasing.preparing import refuse_beside_an_announced
from complaints.statistics import COUNTS, Performance
from councils.importing.changes import Changes
from councils.importing.loading import SHELL, Account, load_file
from councils.models import Council
from councils.progress import Progress, silent
from councils.public_record import changing_public_record, refuse_on_demonstration
from councils.years import Year

SHOWN = 10
Estimates = dict[int, tuple[int, int]]


def import_annual_statistics(
    year: Year,
    paths: Sequence[Path],
    *,
    public_at: datetime,
    at: datetime,
    reason: str = "",
    leave_out: bool = False,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads one or two files; FileRefused or Refused, and nothing written, where it can't.

    Where the newest edition of the year has the same figures already, no other is made. Councils
    that it has are left out only with ``leave_out``. On a user's account the release is a draft,
    which somebody else approves; from the shell it is approved.
    """

    if account.by:
        refuse_instant(year, public_at, at)
        refuse_beside_an_announced(year, at)

    def release(frozen: list[FrozenCouncil]) -> None:
        if not account.by:
            refuse_what_lags(year, public_at, at)
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
        reader = AnnualReader(year, paths, watch, "Loading" if write else "Checking")
        frozen = _frozen(reader)
        reader.refuse()
        changes, left_out = compared(year, frozen, account.listed)
        if left_out and not leave_out:
            what_to_do = "say so when you upload them" if account.by else "give --leave-out"
            raise ReleaseRefused(
                f"the newest edition of {year} has figures that these files leave out:"
                f" {_some(left_out, 20)} ({len(left_out):,} in all);"
                f" if that is meant, {what_to_do}"
            )
        changes.notes += _notes(reader, frozen)
        if write:
            release(frozen)
        elif dry_run and changes:
            _try_and_undo(lambda: release(frozen))
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
    councils: dict[Council, dict[Part, Line]] = defaultdict(dict)
    for (council, part), line in reader.lines().items():
        councils[council][part] = line
    estimates = {} if _has_residents(reader) else residents_for(reader.year)
    frozen = (
        _frozen_council(council, parts, reader.year, estimates)
        for council, parts in councils.items()
    )
    return [each for each in frozen if each]


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
        residents, estimated = estimates.get(council.pk, (residents, estimated))
    else:
        residents = estimated = None
    return FrozenCouncil(
        council,
        performance,
        existed,
        residents,
        estimated,
        whole["published_average"],
        categories,
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


def _notes(reader: AnnualReader, frozen: list[FrozenCouncil]) -> list[str]:
    """What a person should know of the files that is no problem."""
    last = reader.tables[-1]
    notes = [note for table in reader.tables for note in table.notes]
    if reader.passed_over:
        notes.append(f"passed over: {reader.passed_over:,} rows of notes, or that add up others")
    if reader.missing:
        only = _some(map(str, reader.missing))
        notes.append(f"not in {last.path.name}, so what that has is not published for {only}")
    existing = Council.objects.existing_in(reader.year).compared()
    if without := {str(council) for council in existing} - {str(each.council) for each in frozen}:
        notes.append(
            f"councils that existed in {reader.year} and have no figures: {_some(without)}"
        )
    if closed := [
        str(each.council)
        for each in frozen
        if each.council.closed_on and each.council.closed_on <= reader.year.start
    ]:
        notes.append(
            f"councils that had closed before {reader.year} began, but have figures:"
            f" {_some(closed)}"
        )
    if not _has_residents(reader):
        notes.append("residents: not in the files, so the register's estimates are used")
    return notes


def _some(names: Iterable[str], shown: int = SHOWN) -> str:
    """The first names, and how many there are in all where that is more."""
    listed = sorted(names)
    more = f" and {len(listed) - shown:,} more" if len(listed) > shown else ""
    return ", ".join(listed[:shown]) + more
