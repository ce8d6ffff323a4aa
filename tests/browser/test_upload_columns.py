"""A statistician loads an ombudsman's workbook: says what its columns are, who is no council."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from playwright.sync_api import Page, expect

from complaints.models import Release
from councils.models import ColumnMapping, Council
from tests.browser.test_uploading import SIZES, check, sign_in
from tests.browser.working import look_again, worker
from tests.complaints.decisions.importing.ombudsman_workbook import (
    COMPLIANCE,
    OTHER_BODIES,
    councils,
    ombudsman_workbook,
)
from tests.portal.staff.sign_in import colleague

__all__ = ["worker"]
pytestmark = pytest.mark.usefixtures("worker")
COLUMNS = ("compliance outcomes", "on time", "late", "not complied")


@pytest.fixture
def address(live_server, settings, tmp_path) -> str:
    settings.VAR_DIR = tmp_path / "var"
    stella = colleague("stella")
    stella.user_permissions.add(Permission.objects.get(codename="import_files"))
    councils()
    return live_server.url


def choose(page: Page, path: Path) -> None:
    section = page.get_by_role("region", name="Annual statistics")
    section.get_by_label("Year").fill("2023-24")
    section.get_by_label("Public from").fill("2031-07-24T09:30")
    section.get_by_label(re.compile("^File")).set_input_files(path)
    section.get_by_role("button", name="Check annual statistics").click()


def sheet(page: Page, name: str):
    return page.get_by_role("group", name=f"Sheet “{name} 2023-24”")


@pytest.mark.parametrize("viewport", SIZES)
def test_columns_are_named_and_bodies_that_are_no_council_kept(page, address, tmp_path):
    sign_in(page, address)
    choose(page, ombudsman_workbook(tmp_path))
    expect(page).to_have_url(re.compile(r"/admin/uploads/[0-9a-f]{32}/columns/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Columns of statistics.xlsx")
    check(page)
    expect(sheet(page, "Complaints received").get_by_label("Leave out all of it")).to_be_checked()
    compliance = sheet(page, "Compliance outcomes")
    compliance.get_by_label("Leave out all of it").uncheck()
    for heading, column in zip(COMPLIANCE[:3], COLUMNS, strict=False):
        compliance.get_by_label(f"What is {heading}", exact=True).select_option(column)
    page.get_by_role("button", name="Go on").click()
    expect(
        page.get_by_text("Nothing was taken: please correct what is said below.")
    ).to_be_visible()
    expect(page.get_by_text("Say what this is, or leave it out.")).to_be_visible()
    check(page)
    compliance.get_by_label(f"What is {COMPLIANCE[3]}", exact=True).select_option(COLUMNS[3])
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_text("Some rows cannot be loaded as they are")).to_be_visible()
    check(page)
    bodies = page.get_by_role("group", name="Bodies that the register does not know")
    expect(bodies.get_by_label(OTHER_BODIES[0])).to_have_value("keep")
    bodies.get_by_label(OTHER_BODIES[3]).select_option("Choose …")
    page.get_by_label("Load the rest").check()
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", name="Left out: 1 row")).to_be_visible()
    check(page)
    assert not Council.objects.filter(type="other").exists()
    page.get_by_role("button", name="Load the rest").click()
    expect(page.get_by_text("The figures are a draft")).to_be_visible()
    check(page)
    assert Release.objects.get().figures.count() == 6
    assert ColumnMapping.objects.count() == 5


def test_without_javascript_and_by_keyboard(no_js_page, address, tmp_path):
    page = no_js_page
    sign_in(page, address)
    file = tmp_path / "few.csv"
    file.write_text(
        "Body,invalid or incomplete,advice given,referred back,closed after initial enquiries,"
        "not upheld,upheld\nKent,5,10,70,120,18,76\n",
        encoding="utf-8",
    )
    choose(page, file)
    look_again(page)
    page.get_by_role("link", name="Go on").click()
    question = page.get_by_label("What is Body", exact=True)
    question.focus()
    page.keyboard.type("authority")
    expect(question).to_have_value("authority")
    page.get_by_role("button", name="Go on").press("Enter")
    look_again(page)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_text("Nothing is loaded yet. This is what would change.")).to_be_visible()
    page.get_by_role("link", name="look at it or change it").click()
    expect(page.get_by_text("Said by stella on")).to_be_visible()
