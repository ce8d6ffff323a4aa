"""Choosing the sheets of a workbook by their names, and what it hides."""

import re

import pytest

from councils.models import Residents, Upload
from tests.files import hiding, xlsx_file
from tests.portal.staff.uploading import (
    folder,
    kent,
    lines,
    page,
    preview,
    signed_in,
    statistician,
    stella,
    written,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("folder"),
]
HEADINGS = [
    *("authority", "category", "invalid_or_incomplete", "advice_given", "referred_back"),
    *("closed_after_initial_enquiries", "not_upheld", "upheld"),
]
SAID = {"year": "2023-24", "public_at": "2031-07-24T09:30"}


def residents(year, number):
    return [["code", "year", "residents"], ["E10000016", year, number]]


def old_is_hidden(workbook):
    workbook["Sheet"].sheet_state = "hidden"
    workbook["Sheet1"].row_dimensions[2].hidden = True


def choices(shown: str) -> dict[str, bool]:
    """The sheets that can be chosen, and whether each is."""
    found = re.findall(
        r'<input type="(?:radio|checkbox)" name="sheets" value="([^"]*)"([^>]*)>', shown
    )
    return {value: "checked" in rest for value, rest in found}


def test_of_two_sheets_that_hold_the_table_one_is_chosen(kent, stella, tmp_path):
    workbook = xlsx_file(tmp_path, residents(2022, 7), residents(2023, 8), [["Notes"]])
    address = preview(stella, "residents", workbook.read_bytes(), "two.xlsx")
    shown = page(stella, address)
    assert Upload.objects.get().state == "sheets"
    assert (
        "Sheets 'Sheet' and 'Sheet1' both hold such a table: choose the one that is meant" in shown
    )
    assert choices(shown) == {"Sheet": False, "Sheet1": False, "Sheet2": False}
    assert 'value="Load"' not in shown
    stella.post(f"{address}sheets/", {"sheets": ""})
    assert Upload.objects.get().state == "sheets"
    assert "which sheet of this is meant" in page_after(stella, f"{address}load/")
    assert f'href="{address}"' in page(stella, "/admin/uploads/")
    written(stella.post(f"{address}sheets/", {"sheets": "Sheet1"}))
    shown = page(stella, address)
    assert lines(shown)[-1] == "Kent County Council | 2023 | 8"
    assert choices(shown) == {"": False, "Sheet": False, "Sheet1": True, "Sheet2": False}
    written(stella.post(f"{address}load/"))
    assert list(Residents.objects.values_list("year", "number")) == [(2023, 8)]


def page_after(client, address: str) -> str:
    return written(client.post(address))


def test_what_is_hidden_is_said_and_a_hidden_sheet_is_read_where_it_is_chosen(
    kent, stella, tmp_path
):
    workbook = hiding(xlsx_file(tmp_path, residents(2022, 7), residents(2023, 8)), old_is_hidden)
    address = preview(stella, "residents", workbook.read_bytes(), "hiding.xlsx")
    shown = page(stella, address)
    assert lines(shown) == [
        "Sheets not read: Sheet (hidden)",
        "“Sheet1”: 1 row that is hidden in the workbook, and read like the others: 2",
        "Kent County Council | 2023 | 8",
    ]
    assert "Sheet (hidden)</label>" in shown
    written(stella.post(f"{address}sheets/", {"sheets": "Sheet"}))
    assert lines(page(stella, address)) == [
        "Sheets not read: Sheet1",
        "“Sheet” is hidden in the workbook, and read because it was chosen",
        "Kent County Council | 2022 | 7",
    ]
    written(stella.post(f"{address}sheets/", {"sheets": ""}))
    assert lines(page(stella, address))[-1] == "Kent County Council | 2023 | 8"


def test_several_sheets_of_annual_statistics_are_chosen(kent, stella, tmp_path):
    table = [HEADINGS, ["Kent", None, 1, 2, 3, 4, 5, 6]]
    compliance = [["authority", "on_time", "late", "not_complied"], ["Kent", 3, 2, 1]]
    workbook = xlsx_file(tmp_path, table, table, compliance).read_bytes()
    address = preview(stella, "annual_statistics", workbook, "year.xlsx", **SAID)
    assert choices(page(stella, address)) == {"Sheet": False, "Sheet1": False, "Sheet2": False}
    written(stella.post(f"{address}sheets/", {"sheets": ["Sheet1", "Sheet2"]}))
    shown = page(stella, address)
    assert lines(shown)[0] == "Sheets not read: Sheet"
    assert choices(shown) == {"Sheet": False, "Sheet1": True, "Sheet2": True}


def test_a_file_of_one_sheet_leaves_nothing_to_choose(kent, stella, tmp_path):
    workbook = xlsx_file(tmp_path, residents(2023, 8)).read_bytes()
    shown = page(stella, preview(stella, "residents", workbook, "one.xlsx"))
    assert "another sheet" not in shown
    csv = "code,year,residents\nE10000016,2023,8\n"
    assert "another sheet" not in page(stella, preview(stella, "residents", csv))


def test_a_sheet_that_is_not_there_or_of_somebody_else(kent, stella, tmp_path):
    workbook = xlsx_file(tmp_path, residents(2022, 7), residents(2023, 8)).read_bytes()
    address = preview(stella, "residents", workbook, "two.xlsx")
    answer = stella.post(f"{address}sheets/", {"sheets": "Other"}, follow=True)
    assert "choose one of the sheets there are" in answer.content.decode()
    assert Upload.objects.get().state == "sheets"
    other = signed_in(statistician("other"))
    assert other.post(f"{address}sheets/", {"sheets": "Sheet"}).status_code == 404
    assert stella.get(f"{address}sheets/").url == address
    stella.post(f"{address}cancel/")
    answer = stella.post(f"{address}sheets/", {"sheets": "Sheet"}, follow=True)
    assert "Cancelled" in answer.content.decode()
