"""Small files for tests of importers."""

from collections.abc import Callable
from pathlib import Path

import openpyxl


def csv_file(folder: Path, text: str, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def xlsx_file(folder: Path, *sheets: list[list], name: str = "file.xlsx") -> Path:
    """A workbook of the given sheets, each a list of rows."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for rows in sheets:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(row)
    workbook.save(folder / name)
    return folder / name


def problems_of(error) -> list[str]:
    """The lines of a refusal that pytest caught."""
    return str(error.value).split("\n")


def hiding(path: Path, hide: Callable[[openpyxl.Workbook], None]) -> Path:
    """The workbook with something of it hidden."""
    workbook = openpyxl.load_workbook(path)
    hide(workbook)
    workbook.save(path)
    return path
