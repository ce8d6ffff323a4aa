"""What a person should know of a year's published statistics before they are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from complaints.releases.importing.rows import AnnualReader
from complaints.releases.steps.frozen_councils import FrozenCouncil
from councils.lists import beginning
from councils.models import Council

SHOWN = 10


def notes_on(
    reader: AnnualReader, frozen: Sequence[FrozenCouncil], *, has_residents: bool
) -> list[str]:
    """What a person should know of the files that is no problem."""
    notes = reader.notes + [note for table in reader.tables for note in table.notes_on_cells]
    if reader.passed_over:
        plural = "s" if reader.passed_over > 1 else ""
        notes.append(f"passed over: {reader.passed_over:,} row{plural} of notes")
    if reader.totals:
        notes.append(
            f"rows that add up others, checked and left out: {some(reader.totals, in_order=True)}"
        )
    loaded = {each.council.slug: each.council for each in frozen}
    if new := [str(body) for body in reader.bodies.new.values() if body.slug in loaded]:
        notes.append(f"new in the register, as other bodies: {some(new, len(new))}")
    if left_out := reader.bodies.left_out.values():
        notes.append(f"left out, as you said: {some(left_out, len(left_out))}")
    if not_met := reader.bodies.not_met:
        notes.append(f"something was said of it, but no file names it: {some(not_met)}")
    for table, slugs in reader.missing:
        if missing := [str(loaded[slug]) for slug in slugs if slug in loaded]:
            notes.append(
                f"not in {table.problems.file}, so what that has is not published for"
                f" {some(missing)}"
            )
    existing = Council.objects.existing_in(reader.year).compared()
    if without := {str(council) for council in existing} - {str(each.council) for each in frozen}:
        notes.append(f"councils that existed in {reader.year} and have no figures: {some(without)}")
    if without and reader.rest:
        count = len(existing)
        notes.append(
            f"this covers {count - len(without):,} of the {count:,} councils that existed in"
            f" {reader.year}: whatever adds up the year does not cover the others, and says so"
        )
    if closed := [
        str(each.council)
        for each in frozen
        if each.council.closed_on and each.council.closed_on <= reader.year.start
    ]:
        notes.append(
            f"councils that had closed before {reader.year} began, but have figures: {some(closed)}"
        )
    if not has_residents:
        notes.append("residents: not in the files, so the register's estimates are used")
    return notes


def some(names: Iterable[str], shown: int = SHOWN, *, in_order: bool = False) -> str:
    """The first names, and how many there are in all where that is more."""
    return beginning(names if in_order else sorted(names), shown)
