"""Loading what is announced of the register: who opens, closes, is succeeded, renamed or recoded.

A row announces something, says it otherwise, or cancels it, until its day has come; what a file
does not name stays announced. What contradicts the register, or another row, is refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from councils.dates import day_in_words
from councils.files.changes import Changes
from councils.files.choices import NONE_MADE, Choices
from councils.files.loads import SHELL, Account, label, load_file
from councils.files.previews import CHANGED, NEW, UNCHANGED, Difference, Preview
from councils.files.problems import FileRefused
from councils.files.tables import Table
from councils.models import AnnouncedChange, Council
from councils.progress import Progress, silent
from councils.register.changes.announcements import Announcement, Reading
from councils.register.changes.columns import COLUMNS, PARSE, RETYPE
from councils.register.changes.contradictions import contradictions
from councils.register.changes.due import take_effect
from councils.register.changes.plan import Action, Plan
from councils.register.changes.storage import store
from councils.register.health.checks import watched
from councils.years import london_date

SHOWN = ("From", "Council", "What is announced")
OWN_CHANGES = Path(__file__).parents[2] / "reference" / "changes.csv"


def import_changes(
    path: Path,
    *,
    at: datetime,
    choices: Choices = NONE_MADE,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads announced changes; FileRefused with everything that is wrong with the file.

    What takes effect by the day of ``at`` does so at once.
    """

    def work(write: bool) -> Changes:
        table = Table(path, replace(COLUMNS, said=choices.headings), sheet=choices.sheet)
        plan = Plan(london_date(at))
        read = _read(table, plan, watch, label(path, write))
        _check(table, plan, read)
        preview = Preview(SHOWN, ("From",))
        changes = Changes(shown=account.listed, notes=table.notes, preview=preview)
        for each in read:
            _count(each, changes)
        if write:
            reason = f"import of {path.name}"
            new = [each.change for each in read if each.is_new]
            altered = [each.change for each in read if each.details and not each.is_new]
            store(plan, new, altered, reason=reason, at=at, by=account.by)
            take_effect(plan.today, at)
        return changes

    noted = watched(work, london_date(at))
    return load_file(path, "changes", noted, at=at, dry_run=dry_run, account=account)


def load_own_changes(*, at: datetime, dry_run: bool = False, watch: Progress = silent) -> Changes:
    """What is law or decided, where nothing was ever announced here: staff may know better.

    Another ombudsman's register has other councils, and is left as it is.
    """
    if AnnouncedChange.objects.exists() or not Council.objects.exists():
        return Changes()
    try:
        return import_changes(OWN_CHANGES, at=at, dry_run=dry_run, watch=watch)
    except FileRefused as error:
        return Changes(notes=[f"does not fit this register, and is left out: {error.each[0]}"])


def _read(table: Table, plan: Plan, watch: Progress, label: str) -> list[Announcement]:
    """What the rows say, in their order; those that open councils are read first."""
    reading = Reading(plan)
    read: dict[int, list[Announcement]] = {}
    rows = list(watch(table, label))
    opens = (Action.OPEN, RETYPE)
    for row in sorted(rows, key=lambda row: row["action"].casefold() not in opens):
        on: date | None = row.required("takes_effect_on", PARSE["takes_effect_on"])
        action: str | None = row.required("action", PARSE["action"])
        is_cancelled = row.read("cancelled", PARSE["cancelled"]) or False
        if on and action:
            read[row.number] = reading.announce(row, action, on, is_cancelled=is_cancelled)
    _check_once(read, rows)
    table.problems.refuse()
    return [each for number in sorted(read) for each in read[number]]


def _check_once(read: dict[int, list[Announcement]], rows: list[Any]) -> None:
    first: dict[int, int] = {}
    numbered = {row.number: row for row in rows}
    for number in sorted(read):
        for each in read[number]:
            if (before := first.setdefault(id(each.change), number)) != number:
                numbered[number].wrong("action", f"is said in row {before} already")


def _check(table: Table, plan: Plan, read: list[Announcement]) -> None:
    """What contradicts is said at the row that announces it, or at one about the same council."""
    rows = {id(each.change): each.row for each in read}
    about = {each.council.slug: each.row for each in reversed(read)}
    for change in plan.cancelled:
        if change.successor:
            about.setdefault(change.successor.slug, rows[id(change)])
    for found in contradictions(plan):
        if row := rows.get(id(found.change)):
            row.wrong(found.column, found.sentence)
            continue
        concerned = [found.change.council.slug]
        concerned += [found.change.successor.slug] if found.change.successor else []
        for slug in concerned:
            if slug in about:
                sentence = f"it is announced that {found.change}, but {found.sentence}"
                about[slug].wrong("council", sentence)
                break
    table.problems.refuse()


def _count(said: Announcement, changes: Changes) -> None:
    words = f"{day_in_words(said.change.takes_effect_on)}: {said.change}"
    row = [day_in_words(said.change.takes_effect_on), str(said.council), str(said.change)]
    if said.is_cancelled:
        changes.altered(words, ["cancelled"])
        changes.show(CHANGED, row, [Difference("Cancelled")])
    elif said.is_new:
        changes.added(words)
        changes.show(NEW, row)
    elif said.details:
        changes.altered(words, said.details)
        changes.show(CHANGED, row, [Difference(each) for each in said.details])
    else:
        changes.unchanged += 1
        changes.show(UNCHANGED, row)
