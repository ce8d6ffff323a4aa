"""What staff say about the headings of a file: one question for each, and what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from councils.files.found_headings import FoundHeading, FoundSheet
from councils.files.heading_map import PASSED_OVER, Said, heading_key, sheet_key
from councils.files.mapping_files import LEAVE_OUT
from councils.models import ColumnMapping
from portal.staff.upload_kinds import Kind


@dataclass(frozen=True)
class Asked:
    """A heading, the field in which it is said what it is, and who said so before."""

    heading: FoundHeading
    field: forms.BoundField
    before: ColumnMapping | None


@dataclass(frozen=True)
class AskedSheet:
    """A sheet, the field with which all of it is left out where there is one, its headings."""

    sheet: FoundSheet
    leave_out: forms.BoundField | None
    headings: list[Asked]


class ColumnsForm(forms.Form):
    """Of each heading one column of the kind, or that it is left out."""

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        sheets: Sequence[FoundSheet],
        before: Iterable[ColumnMapping] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.sheets = kind, sheets
        self._before = {(each.sheet_key, each.heading_key): each for each in before}
        choices = [
            ("", "Choose …"),
            (LEAVE_OUT, "Leave out"),
            *((column, in_words(column)) for column in (*kind.columns.allowed, *kind.more_columns)),
        ]
        for place, sheet in enumerate(sheets):
            if kind.joins and len(sheets) > 1:
                self.fields[_sheet(place)] = forms.BooleanField(
                    label="Leave out all of it", required=False, initial=sheet.is_left_out
                )
            for number, heading in enumerate(sheet.headings):
                said = LEAVE_OUT if heading.column == PASSED_OVER else heading.column
                self.fields[_heading(place, number)] = forms.ChoiceField(
                    label=f"What “{heading.name}” is",
                    choices=_with(choices, said),
                    required=False,
                    initial=said or "",
                )

    def asked(self) -> list[AskedSheet]:
        return [
            AskedSheet(
                sheet,
                self[_sheet(place)] if _sheet(place) in self.fields else None,
                [
                    Asked(
                        heading,
                        self[_heading(place, number)],
                        self._before.get((sheet_key(sheet.title), heading_key(heading.name))),
                    )
                    for number, heading in enumerate(sheet.headings)
                ],
            )
            for place, sheet in enumerate(self.sheets)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        everywhere = set[str]()
        for place, sheet in self._read():
            columns: dict[str, str] = {}
            for number, heading in enumerate(sheet.headings):
                name = _heading(place, number)
                column = cleaned.get(name)
                if column == "":
                    self.add_error(name, "Say what this is, or leave it out.")
                elif column in columns:
                    words = in_words(column)
                    self.add_error(name, f"“{columns[column]}” is said to be: {words}, already.")
                elif column and column != LEAVE_OUT:
                    columns[column] = heading.name
            for column in self.kind.columns.required:
                if column not in columns:
                    self.add_error(None, f"{_where(sheet)}: no heading is: {in_words(column)}.")
            everywhere |= columns.keys()
        for column in self.kind.needed:
            if column not in everywhere:
                self.add_error(None, f"No heading is: {in_words(column)}.")
        return cleaned

    def said(self) -> list[Said]:
        """What is to be kept: what the portal would not know, or would take for something else."""
        return [said for said, known in self._answers() if said.column != known]

    def known(self) -> list[Said]:
        """Of what nothing need be kept."""
        read = [Said(sheet.title, "", "") for _, sheet in self._read() if sheet.title]
        return [*read, *(said for said, known in self._answers() if said.column == known)]

    def _read(self) -> Iterator[tuple[int, FoundSheet]]:
        """The sheets that are not left out."""
        for place, sheet in enumerate(self.sheets):
            if not self.cleaned_data.get(_sheet(place)):
                yield place, sheet

    def _answers(self) -> Iterator[tuple[Said, str | None]]:
        read = dict(self._read())
        for place, sheet in enumerate(self.sheets):
            if place not in read:
                yield Said(sheet.title, "", PASSED_OVER), None
                continue
            for number, heading in enumerate(sheet.headings):
                column = self.cleaned_data[_heading(place, number)]
                column = PASSED_OVER if column == LEAVE_OUT else column
                yield Said(sheet.title, heading.name, column), heading.known


def in_words(column: str) -> str:
    return column.replace("_", " ")


def _with(choices: list[tuple[str, str]], column: str | None) -> list[tuple[str, str]]:
    """With a column that no list can hold, such as a year."""
    if column and column not in dict(choices):
        return [*choices, (column, in_words(column))]
    return choices


def _where(sheet: FoundSheet) -> str:
    return f"Sheet “{sheet.title}”" if sheet.title else sheet.file


def _sheet(place: int) -> str:
    return f"sheet-{place}"


def _heading(place: int, number: int) -> str:
    return f"heading-{place}-{number}"
