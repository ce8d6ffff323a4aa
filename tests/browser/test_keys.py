"""The queue of texts is worked through with keys; "?" says which, and they can be switched off."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from complaints.models import Decision
from councils.years import london_date
from tests import factories
from tests.browser.accessible import LAW, findings
from tests.complaints.decisions.entries import somebody

QUEUE = "/admin/complaints/decision/waiting/"


@pytest.fixture
def queue(transactional_db, roles, live_server, new_page, signs_in):
    """Two texts wait, of which the older decision becomes public first."""
    kent = factories.council("Kent County Council")
    today = london_date(timezone.now())
    for number, days in (("24018407", 3), ("24018408", 2)):
        factories.decision(
            kent, reference=number, decided_on=today - timedelta(days=days), text_approved_at=None
        )
    page = signs_in(new_page(), somebody("Reviewer", "ruth"))
    page.goto(live_server.url + QUEUE)
    return page


def press(page, key):
    """A key pressed once the page listens: its script, which shows the button, runs last."""
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.press(key)


def test_texts_are_approved_one_after_the_other(queue):
    for reference in ("24 018 407", "24 018 408"):
        press(queue, "n")
        expect(queue.get_by_role("heading", level=1)).to_contain_text(reference)
        press(queue, "a")
        expect(queue.get_by_role("button", name="Approve this text")).to_be_focused()
        assert Decision.objects.filter(text_approved_at=None, reference=reference.replace(" ", ""))
        queue.keyboard.press("Enter")
        expect(queue.get_by_text(f"The text of {reference} is approved.")).to_be_visible()
    assert not Decision.objects.filter(text_approved_at=None)


def test_the_keys_of_a_page_are_shown_and_switched_off(queue):
    press(queue, "?")
    dialog = queue.get_by_role("dialog", name="Keys of this page")
    expect(dialog).to_contain_text("The first that waits for you")
    assert findings(queue, tags=LAW) == []
    queue.keyboard.press("h")  # nothing behind the list of keys is gone to
    expect(dialog).to_be_visible()
    dialog.get_by_label("Use these keys in this browser").uncheck()
    dialog.get_by_role("button", name="Close").click()
    queue.keyboard.press("n")
    queue.keyboard.press("?")
    expect(dialog).to_be_hidden()
    assert queue.url.endswith(QUEUE)
    queue.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Use these keys in this browser").check()
    dialog.get_by_role("button", name="Close").click()
    queue.keyboard.press("h")
    expect(queue.get_by_role("heading", name="What waits")).to_be_visible()


def test_who_types_is_not_taken_away(queue):
    queue.keyboard.press("h")
    expect(queue.get_by_role("heading", name="What waits")).to_be_visible()
    queue.wait_for_load_state("networkidle")
    queue.keyboard.press("/")
    box = queue.get_by_label("A council’s name, former names too")
    expect(box).to_be_focused()
    box.press_sequentially("north/hull?")
    expect(box).to_have_value("north/hull?")
    expect(queue.get_by_role("dialog")).to_be_hidden()
