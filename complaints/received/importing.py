"""Loading how many complaints came in, by year, council and category.

A row is one council, with a column for each category, as the ombudsman's own workbook has them. The
year stands in a column, above the table or in the name of its sheet. What is loaded is public with
a release alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from complaints.models import Category, ComplaintsReceived
from complaints.received.columns import COLUMNS
from complaints.received.rows import ReceivedReader, Stated
from councils.bulk_history import create_with_history, update_with_history
from councils.files.changes import Changes, from_to
from councils.files.choices import NONE_MADE, Choices
from councils.files.loads import SHELL, Account, label, load_file
from councils.files.previews import CHANGED, NEW, UNCHANGED, Difference, Preview
from councils.files.tables import Table
from councils.progress import Progress, silent
from councils.public_record import refuse_on_demonstration

SHOWN = ("Council", "Year", "Category", "Received")
IN_ALL = "In all"


def import_received(
    path: Path,
    *,
    at: datetime,
    choices: Choices = NONE_MADE,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads complaints received; FileRefused with everything that is wrong with the file."""

    def work(write: bool) -> Changes:
        table = Table(path, replace(COLUMNS, said=choices.headings), sheet=choices.sheet)
        changes = Changes(shown=account.listed, preview=Preview(SHOWN, ("Year",)))
        reader = ReceivedReader(table, choices)
        read = reader.read(watch(table, label(path, write)))
        new, changed = _compared(reader.settle(read, changes), changes)
        changes.notes = [*table.notes, *reader.notes, *changes.notes]
        if write:
            kept = {"reason": f"import of {path.name}"[:100], "at": at, "by": account.by}
            create_with_history(new, **kept)
            update_with_history(changed, ["number"], **kept)
        return changes

    return load_file(
        path,
        "complaints received",
        work,
        at=at,
        dry_run=dry_run,
        check_record=refuse_on_demonstration,
        account=account,
    )


def _compared(
    read: list[Stated], changes: Changes
) -> tuple[list[ComplaintsReceived], list[ComplaintsReceived]]:
    """What is not stored yet, and what differs from what is, as it is to be."""
    names: dict[int | None, str] = {each.pk: each.name for each in Category.objects.all()}
    names[None] = IN_ALL
    stored = ComplaintsReceived.objects.filter(year__in={each.year for each in read})
    known = {(each.year, each.council_id, each.category_id): each for each in stored}
    new, changed = [], []
    for each in read:
        for category, number in each.numbers.items():
            what = f"{each.council}, {each.year}, {names[category]}"
            row = [str(each.council), str(each.year), names[category], f"{number:,}"]
            found = known.get((each.year, each.council.pk, category))
            if found is None:
                changes.show(NEW, row)
                changes.added(f"{what}: {number:,}")
                new.append(
                    ComplaintsReceived(
                        year=each.year, council=each.council, category_id=category, number=number
                    )
                )
            elif found.number == number:
                changes.unchanged += 1
                changes.show(UNCHANGED, row)
            else:
                before, after = f"{found.number:,}", f"{number:,}"
                changes.show(CHANGED, row, [Difference("Received", before, after)])
                changes.altered(what, [from_to("received", before, after)])
                found.number = number
                changed.append(found)
    return new, changed
