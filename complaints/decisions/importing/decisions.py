"""Loading decisions with their recommendations: all rows of a file, or none.

The file is read a thousand decisions at a time, and everything is checked. Then, while nothing else
can change, it is written; where something has changed meanwhile, or what was checked is too much to
keep, the file is read and checked again as it is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from complaints.decisions.former_references import former_among
from complaints.decisions.importing import NO_ROW
from complaints.decisions.importing.cases import Case, cases
from complaints.decisions.importing.columns import COLUMNS, DecisionReader
from complaints.decisions.importing.duplicates import Duplicates
from complaints.decisions.importing.notes import Notes
from complaints.decisions.importing.plans import Plan, Planner
from complaints.decisions.importing.previews import DecisionRows
from complaints.decisions.importing.writing import Checked, Writing
from complaints.decisions.references import shown
from complaints.decisions.rules.guard import guarded_among
from complaints.models import Decision, Recommendation
from complaints.recommendations.rules import Successors
from councils.files.changes import Changes
from councils.files.choices import NONE_MADE, Choices
from councils.files.loads import SHELL, Account, label, load_file
from councils.files.problems import FileRefused, Problems, RowsRefused
from councils.files.tables import Table
from councils.progress import Progress, silent
from councils.public_record import refuse_on_demonstration

BATCH = 1_000
NOTHING_ELSE = "has no row that could be loaded beside those that are wrong"
Item = TypeVar("Item")


def import_decisions(
    path: Path,
    *,
    at: datetime,
    texts_approved: bool = False,
    choices: Choices = NONE_MADE,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads a file of decisions; FileRefused with everything that is wrong with it.

    Where the rest is loaded, a decision with which something is wrong is left out with all its
    rows, and what is wrong is listed without what stands in the cells.
    """

    table: Table | None = None
    checked: Checked | None = None
    changes = Changes()

    def work(write: bool) -> Changes:
        nonlocal changes
        if write and checked and checked.stands():
            for writing in _watched(checked.writings, watch, label(path, write)):
                writing.store(reason=f"import of {path.name}", at=at, by=account.by)
        else:
            changes = look_through(write)
        return changes

    def look_through(write: bool) -> Changes:
        nonlocal table, checked
        checked = None if write or dry_run else Checked()
        columns = replace(COLUMNS, said=choices.headings)
        table = table or Table(path, columns, sheet=choices.sheet)
        changes = Changes(shown=account.listed)
        # Only a dry run is read before anything is loaded; unless the file approves its texts,
        # whoever approves them later is shown the words.
        search = dry_run and (texts_approved or account.by is not None)
        notes, shown_rows = Notes(search_texts=search, quote=texts_approved), DecisionRows()
        planner = Planner(at, texts_approved, Successors(), account.by, path.name)
        left_out = set[str]()
        if choices.load_the_rest:
            left_out = _not_well(table, planner, watch)
            changes.leave_out(table.problems, quoted=False)
            table.problems = Problems(table.problems.file)
        well, torn = 0, set[str]()
        duplicates = Duplicates()
        if dry_run:  # before it is loaded somebody is shown what is unlikely
            planner.alike = duplicates.of
        rows = watch(table, label(path, write))
        for batch in _batches(cases(rows, DecisionReader(), torn), BATCH):
            if dry_run:
                duplicates.read(batch)
            plans = _plans([each for each in batch if each.reference not in left_out], planner)
            well += sum(plan.case.is_well for plan in plans)
            if write:
                # What was looked through before is well, or nothing is written.
                if not choices.load_the_rest or not all(plan.case.is_well for plan in plans):
                    table.problems.refuse()
                writing = Writing.of(plans)
                writing.store(reason=f"import of {path.name}", at=at, by=account.by)
            elif checked:
                checked.take(plans)
            for plan in plans:
                _note(plan, changes)
                notes.take(plan)
                shown_rows.take(plan)
        if choices.load_the_rest:
            # They were noted before, and whoever is left out with them.
            table.problems = Problems(table.problems.file)
        if not well and not table.problems:
            table.problems.add(None, None, NOTHING_ELSE if changes.rest else NO_ROW)
        table.problems.refuse(RowsRefused if well else FileRefused)
        changes.notes += table.notes + notes.lines()
        changes.preview = shown_rows.counted()
        return changes

    return load_file(
        path,
        "decisions",
        work,
        at=at,
        dry_run=dry_run,
        check_record=refuse_on_demonstration,
        account=account,
    )


def _not_well(table: Table, planner: Planner, watch: Progress) -> set[str]:
    """The references of cases with which something is wrong, which is noted."""
    torn, not_well = set[str](), set[str]()
    rows = watch(table, f"Looking through {table.path.name}")
    for batch in _batches(cases(rows, DecisionReader(), torn), BATCH):
        _plans(batch, planner)
        not_well |= {case.reference for case in batch if not case.is_well}
    return torn | not_well


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def _watched(writings: Iterable[Writing], watch: Progress, label: str) -> Iterator[Writing]:
    """Each once its rows have been counted by whoever watches."""
    rows = watch((number for writing in writings for number in range(writing.rows)), label)
    for writing in writings:
        for _ in islice(rows, writing.rows):
            pass
        yield writing
    for _ in rows:  # so that the watch ends
        pass


def _plans(batch: list[Case], planner: Planner) -> list[Plan]:
    """A plan for each case whose cells could be read."""
    references = [case.reference for case in batch]
    stored = Decision.objects.filter(reference__in=references)
    by_reference = {
        each.reference: each for each in stored.select_related("council", "subject__category")
    }
    by_key = {each.pk: each for each in by_reference.values()}
    recommendations = defaultdict(list)
    for each in Recommendation.objects.filter(decision__in=list(by_key)).select_related("council"):
        each.decision = by_key[each.decision_id]
        recommendations[each.decision_id].append(each)
    planner.former = former_among(references)
    planner.guarded = guarded_among(by_key) if planner.by else ()
    plans = []
    for case in batch:
        if case.is_readable:
            decision = by_reference.get(case.reference)
            known = recommendations[decision.pk] if decision else []
            plans.append(planner.plan(case, decision, known))
    return plans


def _note(plan: Plan, changes: Changes) -> None:
    name = shown(plan.case.reference)
    if plan.is_new:
        changes.added(name)
    elif plan.details:
        changes.altered(name, plan.details, seen=plan.was_revision)
    else:
        changes.unchanged += 1
    for each in plan.left:
        changes.left_alone(name, each)
