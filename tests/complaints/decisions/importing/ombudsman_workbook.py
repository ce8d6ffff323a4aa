"""A workbook as an ombudsman publishes a year's statistics: sheets, groups, sub-totals, notes.

Kent's and Devon's investigations and Kent's compliance are as they were published for 2023-24; the
other figures are made up so that they add up.
"""

from pathlib import Path

from openpyxl import Workbook

from tests.factories import council

YEAR = "2023-24"
OTHER_BODIES = (
    "Peak District National Park Authority",
    "Greater London Authority",
    "Transport for London",
    "Norfolk and Suffolk NHS Foundation Trust",
)
RECEIVED = (
    "Authority Name",
    "Code",
    "Region",
    "Adult Care Services",
    "Benefits & Tax",
    "Education & Children's Services",
    "Housing",
    "Total",
)
# Code, region, and: invalid, advice, referred, closed, not upheld, upheld, satisfactory remedies.
DECIDED = {
    "County councils": {
        "Kent County Council": ("E10000016", "South East", 5, 10, 70, 120, 18, 76, 7),
        "Devon County Council": ("E10000008", "South West", 4, 6, 40, 60, 14, 68, 5),
    },
    "District councils": {
        "Maidstone Borough Council [1]": ("E07000110", "South East", 1, 2, 9, 12, 3, 4, 1),
    },
    "Other bodies": {
        OTHER_BODIES[0]: ("E26000001", "East Midlands", 0, 0, 1, 2, 1, 0, 0),
        OTHER_BODIES[1]: ("E12000007", "London", 0, 1, 2, 3, 0, 1, 0),
        OTHER_BODIES[2]: ("", "London", 3, 4, 20, 30, 6, 9, 1),
        OTHER_BODIES[3]: ("", "East of England", 0, 0, 0, 0, 0, 1, 0),
    },
}
COMPLIED = {  # on time, late, not
    "Kent County Council": (50, 12, 1),
    "Devon County Council": (60, 1, 0),
    OTHER_BODIES[2]: (6, 1, 0),
}
COMPLIANCE = (
    "Cases with recommendations due",
    "Done by the day set",
    "Done after the day set",
    "Not done",
)
MAPPING = (
    "sheet,heading,column\n"
    "Complaints received,,leave out\n"
    f"Compliance outcomes,{COMPLIANCE[0]},compliance_outcomes\n"
    f"Compliance outcomes,{COMPLIANCE[1]},on_time\n"
    f"Compliance outcomes,{COMPLIANCE[2]},late\n"
    f"Compliance outcomes,{COMPLIANCE[3]},not_complied\n"
)


def councils() -> None:
    council("Kent County Council", gss_code="E10000016")
    council("Devon County Council", gss_code="E10000008")
    council("Maidstone Borough Council", type="district", gss_code="E07000110")


def ombudsman_workbook(
    folder: Path, wrong: tuple[str, str, object] | None = None, name: str = "statistics.xlsx"
) -> Path:
    """The workbook; ``wrong`` is a sheet, the place of a cell, and what is put there instead."""
    workbook = Workbook()
    contents = workbook.active
    contents.title = "Contents"
    contents.append(["Statistics by authority"])
    contents.append(["Table 1", "Complaints and enquiries received"])
    _received(workbook.create_sheet(f"Complaints received {YEAR}"))
    _decided(workbook.create_sheet(f"Complaints decided {YEAR}"))
    _compliance(workbook.create_sheet(f"Compliance outcomes {YEAR}"))
    if wrong:
        title, place, value = wrong
        workbook[f"{title} {YEAR}"][place] = value
    workbook.save(folder / name)
    return folder / name


def _received(sheet) -> None:
    sheet.append([f"Complaints and enquiries received, {YEAR}"])
    sheet.append([])
    sheet.append(RECEIVED)
    total = 0
    for rows in DECIDED.values():
        for name, (code, region, *counts) in rows.items():
            sheet.append([name, code, region, 1, 2, 3, 4, sum(counts[:6])])
            total += sum(counts[:6])
    sheet.append(["Total", None, None, 7, 14, 21, 28, total])


def _decided(sheet) -> None:
    """The headings stand in rows 3 and 4; what belongs to no group stands in both, merged."""
    sheet.append([f"Complaints and enquiries decided, {YEAR}"])
    sheet.append([])
    groups = ("Not for us", None, None, "Closed after Initial Enquiries")
    detailed = ("Detailed investigations", None, None, None)
    sheet.append(["Authority Name", "Code", "Region", *groups, *detailed, "Total"])
    not_for_us = ("Invalid or Incomplete", "Advice Given", "Referred back for Local Resolution")
    remedies = "Satisfactory remedies provided by authority prior to Ombudsman decision"
    investigated = ("Not Upheld", "Upheld", "Uphold rate (%)", remedies)
    sheet.append([None, None, None, *not_for_us, None, *investigated, None])
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:K3", "L3:L4"):
        sheet.merge_cells(merged)
    every = []
    for group, rows in DECIDED.items():
        sheet.append([group])
        for name, (code, region, *counts) in rows.items():
            sheet.append([name, code, region, *_cells(counts)])
        sheet.append([f"{group} total", None, None, *_cells(_sums(rows.values()))])
        every += rows.values()
    sheet.append(["Grand total", None, None, *_cells(_sums(every))])
    sheet.append([])
    sheet.append(["[1] Includes a company that the council owns."])


def _compliance(sheet) -> None:
    sheet.append([f"Compliance with recommendations, {YEAR}"])
    sheet.append(["Authority Name", *COMPLIANCE, "Compliance rate (%)"])
    for name, (on_time, late, not_done) in COMPLIED.items():
        cases = on_time + late + not_done
        rate = (on_time + late) / cases
        sheet.append([name, cases, on_time, late, not_done, rate])
    sums = [sum(each) for each in zip(*COMPLIED.values(), strict=True)]
    sheet.append(["All authorities", sum(sums), *sums, None])


def _sums(rows) -> list[int]:
    return [sum(row[2 + place] for row in rows) for place in range(7)]


def _cells(counts) -> list:
    """The counts in the order of the sheet, with the uphold rate and the total."""
    *outcomes, remedies = counts
    investigated = outcomes[4] + outcomes[5]
    rate = outcomes[5] / investigated if investigated else None
    return [*outcomes, rate, remedies, sum(outcomes)]
