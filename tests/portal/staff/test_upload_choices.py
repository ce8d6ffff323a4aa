"""The pages on which staff say what the columns of a file are, and what becomes of some rows."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import CouncilFigures, Decision, Release
from councils.files.mapping_files import read_mapping
from councils.models import ColumnMapping, Council, LoadedFile, Upload
from tests.complaints.decisions.importing.ombudsman_workbook import (
    COMPLIANCE,
    OTHER_BODIES,
    councils,
    ombudsman_workbook,
)
from tests.portal.staff.asking import SAID, UNKNOWN, answers, asked, fields
from tests.portal.staff.uploading import (
    ANNUAL,
    counts,
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


def test_a_heading_that_is_not_known_is_asked_about_and_remembered(kent, stella):
    address, shown = asked(stella, UNKNOWN)
    assert fields(shown) == {
        "Region": ("heading-0-0", "leave out"),
        "Body": ("heading-0-1", ""),
        "invalid_or_incomplete": ("heading-0-2", "invalid_or_incomplete"),
        "advice_given": ("heading-0-3", "advice_given"),
        "referred_back": ("heading-0-4", "referred_back"),
        "closed_after_initial_enquiries": ("heading-0-5", "closed_after_initial_enquiries"),
        "Dismissed": ("heading-0-6", ""),
        "upheld": ("heading-0-7", "upheld"),
    }
    assert "Kent County Council" in shown
    assert "South East" in shown
    posted = answers(shown, Body="authority", Dismissed="not_upheld")
    assert f'<a data-done href="{address}">' in written(stella.post(f"{address}columns/", posted))
    assert (
        lines(page(stella, address))[-1]
        == "Kent County Council | 5 | 10 | 70 | 120 | 18 | 76 | 299"
    )
    written(stella.post(f"{address}load/"))
    assert CouncilFigures.objects.get().not_upheld == 18

    kept = {each.heading: each for each in ColumnMapping.objects.all()}
    assert {name: each.column for name, each in kept.items()} == {
        "Body": "authority",
        "Dismissed": "not_upheld",
    }
    assert kept["Body"].said_by == User.objects.get()
    assert kept["Body"].history.get().history_user == User.objects.get()
    Release.objects.all().delete()
    again = page(stella, preview(stella, "annual_statistics", UNKNOWN, **SAID))
    assert "This is what would change" in again


def test_what_was_said_can_be_changed_and_taken_away(kent, stella, tmp_path):
    address, shown = asked(stella, UNKNOWN)
    written(
        stella.post(f"{address}columns/", answers(shown, Body="authority", Dismissed="not_upheld"))
    )
    taken = stella.get(f"{address}mapping.csv")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="file-columns.csv"'
    path = tmp_path / "mapping.csv"
    path.write_bytes(taken.content)
    from complaints.releases.importing.columns import COLUMNS

    assert read_mapping(path, COLUMNS).of("", "dismissed") == "not_upheld"
    shown = page(stella, f"{address}columns/")
    assert "Said by stella on" in shown
    assert fields(shown)["Body"][1] == "authority"
    posted = answers(shown, Body="leave out", Region="authority")
    written(stella.post(f"{address}columns/", posted))
    assert "'South East' is no council in the register" in page(stella, address)
    body = ColumnMapping.objects.get(heading="Body")
    assert [each.column for each in body.history.all()] == ["", "authority"]


def test_a_heading_that_is_what_the_portal_takes_it_for_is_not_kept(kent, stella):
    address, shown = asked(stella, UNKNOWN)
    posted = answers(shown, Body="authority", Dismissed="not_upheld", upheld="leave out")
    assert "No heading is: upheld." in stella.post(f"{address}columns/", posted).content.decode()
    posted = answers(shown, Body="authority", Dismissed="upheld", upheld="not_upheld")
    written(stella.post(f"{address}columns/", posted))
    assert ColumnMapping.objects.get(heading="upheld").column == "not_upheld"
    shown = page(stella, f"{address}columns/")
    posted = answers(shown, Dismissed="not_upheld", upheld="upheld")
    written(stella.post(f"{address}columns/", posted))
    assert not ColumnMapping.objects.filter(heading="upheld").exists()
    assert [each.history_type for each in ColumnMapping.history.filter(heading="upheld")] == [
        *("-", "+"),
    ]


def test_what_is_wrong_with_what_is_said_is_said_at_it(kent, stella):
    address, shown = asked(stella, UNKNOWN)
    answer = stella.post(f"{address}columns/", answers(shown, Dismissed="upheld"))
    again = answer.content.decode()
    assert answer.status_code == 200
    assert "Say what this is, or leave it out." in again
    assert "“Dismissed” is said to be: upheld, already." in again
    assert "file.csv: no heading is: authority." in again
    assert "No heading is: not upheld." in again
    assert Upload.objects.get().state == "naming"
    assert not ColumnMapping.objects.exists()


def test_decisions_and_residents_are_asked_about_too(kent, stella):
    text = "reference,Body,decided_on,outcome\n24 018 401,Kent,2025-03-14,upheld\n"
    address, shown = asked(stella, text, kind="decisions")
    written(stella.post(f"{address}columns/", answers(shown, Body="council")))
    written(stella.post(f"{address}load/"))
    assert Decision.objects.count() == 1
    people = "Where,Those living there\nE10000016,1600000\n"
    address, shown = asked(stella, people, kind="residents")
    posted = answers(shown, Where="code", **{"Those living there": "2023"})
    written(stella.post(f"{address}columns/", posted))
    assert lines(page(stella, address)) == [
        "Read as was said: “Where” as code, “Those living there” as 2023",
        "Kent County Council | 2023 | 1,600,000",
    ]


def test_the_workbook_of_an_ombudsman_from_the_first_upload_to_the_draft(stella, tmp_path):
    councils()
    content = ombudsman_workbook(tmp_path).read_bytes()
    address, shown = asked(stella, content, "statistics.xlsx")
    assert re.findall(r"<legend>(Sheet [^<]+)</legend>", shown) == [
        "Sheet “Complaints received 2023-24”",
        "Sheet “Complaints decided 2023-24”",
        "Sheet “Compliance outcomes 2023-24”",
    ]
    assert "The headings stand in rows 3 and 4." in shown
    assert re.findall(r'name="(sheet-[0-9])"[^>]*checked', shown) == ["sheet-0", "sheet-2"]
    columns = ("compliance_outcomes", "on_time", "late", "not_complied")
    posted = answers(shown, **dict(zip(COMPLIANCE, columns, strict=True)))
    written(stella.post(f"{address}columns/", posted | {"sheet-0": "on"}))

    shown = page(stella, address)
    assert "Some rows cannot be loaded as they are" in shown
    assert [fields(shown)[name][1] for name in OTHER_BODIES] == ["keep"] * 4
    assert Upload.objects.get().state == "choosing"
    assert 'value="Load' not in shown
    posted = answers(shown, **{OTHER_BODIES[3]: "leave"})
    written(stella.post(f"{address}rows/", posted))
    shown = page(stella, address)
    assert counts(shown)["New"] == "6"
    assert "Left out, as you said: Norfolk and Suffolk NHS Foundation Trust" in lines(shown)
    assert not Council.objects.filter(type="other").exists()
    written(stella.post(f"{address}load/"))
    assert Release.objects.get().figures.count() == 6
    park = Council.objects.get(name=OTHER_BODIES[0])
    assert park.history.get().history_user == User.objects.get()


def test_only_who_uploaded_it_says_what_it_is(kent, stella):
    address, shown = asked(stella, UNKNOWN)
    other = signed_in(statistician("other"))
    for path in ("columns/", "mapping.csv", "errors.csv"):
        assert other.get(f"{address}{path}").status_code == 404
    assert other.post(f"{address}columns/", answers(shown)).status_code == 404
    assert other.post(f"{address}rows/", {"load_the_rest": "on"}).status_code == 404
    text = f"{ANNUAL}Atlantis,1,1,1,1,1,1\n"
    address = preview(stella, "annual_statistics", text, **SAID)
    written(stella.post(f"{address}rows/", {"load_the_rest": "on"}))
    written(stella.post(f"{address}load/"))
    kept = f"/admin/uploads/loaded/{LoadedFile.objects.get().pk}/left-out.csv"
    assert stella.get(kept).status_code == 200
    assert other.get(kept).status_code == 404


def test_nothing_is_said_of_files_that_wait_no_longer(kent, stella):
    address, shown = asked(stella, UNKNOWN)
    assert "It is not known yet what the columns of this are" in page_after(
        stella, stella.post(f"{address}load/")
    )
    stella.post(f"{address}cancel/")
    assert stella.get(f"{address}columns/").url == address
    assert stella.post(f"{address}columns/", answers(shown)).url == address
    assert stella.post(f"{address}rows/", {"load_the_rest": "on"}).url == address
    assert stella.get(f"{address}rows/").url == address
    assert not ColumnMapping.objects.exists()


def test_the_page_of_columns_asks_no_more_for_more_of_what_was_said(kent, stella):
    counted = []
    for headings in (1, 3):
        more = "".join(f",Heading {number}" for number in range(headings))
        text = "\n".join(
            f"{line}{',1' * headings if number else more}"
            for number, line in enumerate(UNKNOWN.splitlines())
        )
        address, shown = asked(stella, text)
        said = {f"Heading {number}": "leave out" for number in range(headings)}
        posted = answers(shown, Body="authority", Dismissed="not_upheld", **said)
        written(stella.post(f"{address}columns/", posted))
        with CaptureQueriesContext(connection) as queries:
            assert "Said by stella" in page(stella, f"{address}columns/")
        counted.append(len(queries))
        ColumnMapping.objects.filter(heading__in=("Body", "Dismissed")).delete()
    assert counted[0] == counted[1]


def page_after(client, answer) -> str:
    return written(answer) if "/jobs/" in answer.get("Location", "") else answer.content.decode()
