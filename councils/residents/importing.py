"""Loading how many people live in each council's area, by year of estimate.

Either a row for each council and year (``code, year, residents``), or a table of the Office for
National Statistics with a column for each year, or with one of all ages. Councils are found by
their codes, now or formerly; areas that are no councils are passed over. Nothing is derived: a
county has the number that is given for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from councils.bulk_history import create_with_history, update_with_history
from councils.files.cells import plain, whole_number
from councils.files.changes import Changes, from_to
from councils.files.choices import NONE_MADE, Choices
from councils.files.loads import SHELL, Account, label, load_file
from councils.files.previews import ASKED, CHANGED, NEW, UNCHANGED, Difference, Preview
from councils.files.previews import UNLIKELY as A_LINE
from councils.files.problems import FileRefused, HeadingsRefused, RowsRefused
from councils.files.tables import Row, Table
from councils.models import Council, Residents
from councils.progress import Progress, silent
from councils.register.names.exact import CouncilNames
from councils.residents.columns import ABOUT, BY_AGE_OR_SEX, COLUMNS, is_everybody, year_of
from councils.residents.estimates import about_residents

UNLIKELY = "unlikely, so look whether it is right before it is loaded"
QUOTED = 100
SHOWN = ("Council", "Year", "Residents")
COUNCIL_CODES = ("E06", "E07", "E08", "E09", "E10")
YEARS = tuple(map(str, range(2001, 2041)))  # that a column may be said to be of
OF_SOME = "rows of one sex or age, or of percentages"
NO_YEAR = "is of no year that is known: write it above the table, as mid-2023"
_AREA_CODE = re.compile(r"[A-Z][0-9]{8}")


def import_residents(
    path: Path,
    *,
    at: datetime,
    choices: Choices = NONE_MADE,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads residents; FileRefused with everything that is wrong with the file."""

    def work(write: bool) -> Changes:
        table = Table(path, replace(COLUMNS, said=choices.headings), sheet=choices.sheet)
        changes = Changes(shown=account.listed, preview=Preview(SHOWN, ("Year",)))
        read = _read(table, changes, watch, label(path, write))
        _settle(table, read, changes, choices)
        new, changed = _compared(read, changes)
        changes.notes = table.notes + changes.notes
        if write:
            kept = {"reason": f"import of {path.name}", "at": at, "by": account.by}
            create_with_history(new, **kept)
            update_with_history(changed, ["number"], **kept)
        return changes

    return load_file(path, "residents", work, at=at, dry_run=dry_run, account=account)


def _compared(
    read: dict[tuple[Council, int], int], changes: Changes
) -> tuple[list[Residents], list[Residents]]:
    """What is not stored yet, and what differs from what is, as it is to be."""
    known = {(each.council_id, each.year): each for each in Residents.objects.all()}
    _note_unlikely(read, known, changes)
    new, changed = [], []
    for (council, year), number in read.items():
        stored = known.get((council.pk, year))
        row = [str(council), str(year), f"{number:,}"]
        if stored is None:
            changes.show(NEW, row)
            changes.added(f"{council}, {year}: {number:,}")
            new.append(Residents(council=council, year=year, number=number))
        elif stored.number == number:
            changes.unchanged += 1
            changes.show(UNCHANGED, row)
        else:
            differs = Difference("Residents", f"{stored.number:,}", f"{number:,}")
            changes.show(CHANGED, row, [differs])
            difference = from_to("residents", f"{stored.number:,}", f"{number:,}")
            changes.altered(f"{council}, {year}", [difference])
            stored.number = number
            changed.append(stored)
    return new, changed


def _note_unlikely(
    read: dict[tuple[Council, int], int], stored: dict[tuple[int, int], Residents], changes: Changes
) -> None:
    """Compared with what is stored and with the file's other years."""
    known: dict[int, dict[int, int]] = defaultdict(dict)
    for (key, year), each in stored.items():
        known[key][year] = each.number
    for (council, year), number in read.items():
        known[council.pk][year] = number
    found = []
    for (council, year), number in read.items():
        if (council.pk, year) not in stored or stored[council.pk, year].number != number:
            row = [str(council), str(year), f"{number:,}"]
            for doubt in about_residents(year, number, known[council.pk]):
                found.append(f"{A_LINE}{council}: {doubt.sentence}")
                changes.show(ASKED, row, said=[doubt.sentence])
    if found:
        changes.notes.append(f"{UNLIKELY}: {len(found):,}")
        changes.notes += found[:QUOTED]


def _read(
    table: Table, changes: Changes, watch: Progress, label: str
) -> dict[tuple[Council, int], int]:
    names, passed_over = CouncilNames(), Counter[str]()
    read: dict[tuple[Council, int], int] = {}
    rows: dict[tuple[Council, int], int] = {}
    twice = set[tuple[Council, int]]()
    year_of_title = _check_columns(table)
    for row in watch(table, label):
        council = _council(row, names, passed_over)
        if council is None:
            continue
        if not _is_of_all(row):
            passed_over[OF_SOME] += 1
            continue
        if any(column in row and not row[column] for column in ("residents", "all_ages")):
            passed_over["rows without a number"] += 1
            continue
        for column, year, number in _estimates(row, year_of_title):
            key = council, year
            if key in rows:
                row.wrong(column, f"{council} has a number for {year} in row {rows[key]} already")
                twice.add(key)
            elif number == 0:
                row.wrong(column, "is nobody: leave it empty where it is not known")
            else:
                rows[key], read[key] = row.number, number
    if passed_over[OF_SOME] and not rows:
        table.problems.add(None, None, BY_AGE_OR_SEX)
    changes.notes += [f"passed over: {count:,} {what}" for what, count in passed_over.items()]
    wrong = table.problems.rows
    return {key: read[key] for key, row in rows.items() if row not in wrong and key not in twice}


def _settle(
    table: Table, read: dict[tuple[Council, int], int], changes: Changes, choices: Choices
) -> None:
    """Refuses rows that are wrong, or leaves them out where that was chosen."""
    if not read or not choices.load_the_rest:
        table.problems.refuse(RowsRefused if read else FileRefused)
    elif table.problems:
        changes.leave_out(table.problems)


def _check_columns(table: Table) -> int | None:
    """A year in each row, years in the header, or one above it, which is given; never several."""
    columns = table.headings.keys()
    has_year = bool(columns & {"year", "year_name"})
    long = has_year and "residents" in columns
    years = columns - {"code", "residents", "all_ages", *ABOUT}
    year = year_of(table.titles) if "all_ages" in columns else None
    if "all_ages" in columns and not has_year and not years:
        if year is None:
            heading = table.headings["all_ages"]
            table.problems.add(None, heading, NO_YEAR)
    elif long == bool(years) or has_year != ("residents" in columns) or "all_ages" in columns:
        table.problems.add(
            None, None, "needs the columns code, year, residents; or code and one for each year"
        )
    table.problems.refuse(HeadingsRefused)
    return year


def _council(row: Row, names: CouncilNames, passed_over: Counter[str]) -> Council | None:
    code = row["code"].upper()
    if council := names.coded(code) if _AREA_CODE.fullmatch(code) else None:
        return council
    if code.startswith(COUNCIL_CODES) and _AREA_CODE.fullmatch(code):
        row.wrong("code", f"no council in the register has, or had, the code {code}")
    elif _AREA_CODE.fullmatch(code):
        passed_over["areas that are no English council"] += 1
    elif any(re.search("[0-9]", text) for column, text in row.cells.items() if column != "code"):
        row.wrong("code", f"{row['code']!r} is not a GSS code, such as E06000001")
    else:
        passed_over["rows of notes"] += 1
    return None


def _is_of_all(row: Row) -> bool:
    """Whether a row is about all residents, where it names a sex or an age."""
    sex, age, measure = (
        plain(row[f"{column}_name"] or row[column]) for column in ("sex", "age", "measure")
    )
    return is_everybody(sex, age, measure)


def _estimates(row: Row, year_of_title: int | None) -> Iterator[tuple[str, int, int]]:
    """Each number of the row: the column it stands in, its year, and itself."""
    if "residents" in row:
        column = "year" if "year" in row else "year_name"
        year = row.required(column, _year)
        number = row.required("residents", whole_number)
        if year is not None and number is not None:
            yield "residents", year, number
        return
    for column, text in row.cells.items():
        if text and column != "code" and column not in ABOUT:
            number = row.read(column, whole_number)
            year = year_of_title if column == "all_ages" else int(column)
            if number is not None and year is not None:
                yield column, year, number


def _year(text: str) -> int:
    """A year, which Nomis may call “mid-2023”."""
    year = whole_number(text.casefold().removeprefix("mid-"))
    if not 1900 <= year <= 2999:
        raise ValueError(f"{year} does not lie in the years 1900 to 2999")
    return year
