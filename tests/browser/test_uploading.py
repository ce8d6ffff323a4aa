"""A statistician uploads a file with mistakes, sees them, and loads the one that is right."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from playwright.sync_api import Page, expect

from complaints.models import Decision
from councils.models import LoadedFile
from tests import factories
from tests.browser.accessible import LAW, findings
from tests.browser.working import look_again, worker
from tests.portal.staff.sign_in import PASSWORD, colleague
from tests.portal.staff.test_uploads import TEN_MISTAKES

__all__ = ["worker"]
pytestmark = pytest.mark.usefixtures("worker")

RIGHT = (
    "reference,council,decided_on,outcome,summary,recommendation_kind,private_text,due_on\n"
    "24 018 401,Kent,2025-03-14,upheld,We upheld it,personal_remedy,Pay £500,2025-05-14\n"
    "24 018 402,Kent,2025-03-14,not_upheld,We did not uphold it,,,\n"
)
SIZES = [{"width": 1280, "height": 900}, {"width": 320, "height": 640}]


@pytest.fixture
def address(live_server, settings, tmp_path) -> str:
    settings.VAR_DIR = tmp_path / "var"
    stella = colleague("stella")
    stella.user_permissions.add(Permission.objects.get(codename="import_files"))
    factories.subject("Education and children's services", "Education", "Special educational needs")
    factories.council("Kent County Council")
    return live_server.url


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill("stella")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Load a file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Load a file")


def choose(page: Page, folder: Path, text: str) -> None:
    file = folder / "decisions.csv"
    file.write_text(text, encoding="utf-8")
    section = page.get_by_role("region", name="Decisions")
    section.get_by_label("File").set_input_files(file)
    section.get_by_role("button", name="Check decisions").click()


def check(page: Page) -> None:
    """Accessible, and no wider than the screen."""
    assert findings(page, tags=LAW) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


@pytest.mark.parametrize("viewport", SIZES)
def test_mistakes_are_seen_and_the_right_file_is_loaded(page, address, tmp_path):
    sign_in(page, address)
    check(page)
    choose(page, tmp_path, TEN_MISTAKES)
    expect(page.get_by_role("heading", name="10 problems")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/admin/uploads/[0-9a-f]{32}/$"))
    expect(page.get_by_role("row")).to_have_count(11)
    expect(page.get_by_role("row").nth(3)).to_contain_text("decisions.csv 4 Decided on '14.3.25'")
    check(page)

    page.get_by_role("link", name="upload it again").click()
    choose(page, tmp_path, RIGHT)
    expect(page.get_by_text("Nothing is loaded yet. This is what would change.")).to_be_visible()
    expect(page.get_by_text("24 018 401")).to_be_visible()
    check(page)
    assert not Decision.objects.exists()

    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.get_by_text("Texts that are new wait for somebody else’s approval")).to_be_visible()
    check(page)
    assert Decision.objects.count() == 2
    page.get_by_role("link", name="Load a file").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("new: 2, changed: 0")
    expect(page.get_by_role("row").nth(1)).to_contain_text("stella")
    check(page)


def test_without_javascript_one_goes_on_by_a_link(no_js_page, address, tmp_path):
    page = no_js_page
    sign_in(page, address)
    choose(page, tmp_path, RIGHT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Checking decisions.csv")
    look_again(page)
    expect(page.get_by_role("log")).to_contain_text("Checking decisions.csv: all 2 rows")
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="Load", exact=True).click()
    look_again(page)
    expect(page.get_by_role("log")).to_contain_text("Loading decisions.csv: all 2 rows")
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_text("Loaded ", exact=False).first).to_be_visible()
    assert LoadedFile.objects.get().loaded_by.username == "stella"


def test_a_template_is_downloaded(page, address):
    sign_in(page, address)
    with page.expect_download() as download:
        page.get_by_role("link", name="Template for residents, XLSX").click()
    assert download.value.suggested_filename == "residents.xlsx"
