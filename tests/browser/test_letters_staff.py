"""A year's letters in Chromium: composed, written in, approved by somebody else, sent."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from letters.composing.drafts import template_of
from letters.models import Letter, LetterTemplate
from tests.browser.accessible import LAW, PRACTICE, assert_accessible
from tests.browser.working import look_again, worker
from tests.complaints.preparation import announced
from tests.letters.correspondence import (
    WRITTEN,
    YEAR,
    ann,
    approved,
    ben,
    composed,
    councils_with_decisions,
    letter,
    sent,
)
from tests.letters.models.rows import message
from tests.letters.sending.letters_ready import chief, contact

__all__ = ["worker"]
pytestmark = pytest.mark.usefixtures("worker")
# The search and the filters of a list are Django's own: what is law, not what is its best practice.
LISTS = ("letter/", "lettertemplate/")


@pytest.fixture
def world(roles, clock):
    """An announced year, and councils that can be written to."""
    clock.set(WRITTEN)
    for council in councils_with_decisions():
        contact(council, chief(council.short_name))
    announced()


def compose(page: Page, live_server) -> None:
    page.goto(f"{live_server.url}/admin/letters/letter/")
    page.get_by_role("link", name="Compose the letters of a year").click()
    page.get_by_role("button", name="Compose the letters").click()
    expect(page.get_by_role("status")).to_contain_text("Letters of 2024-25, edition 1: 3 composed")
    page.get_by_role("link", name="See the letters of 2024-25").click()
    expect(page.get_by_text("2024-25: 3 letters: 3 drafts.")).to_be_visible()


def write(page: Page) -> None:
    page.get_by_role("link", name="Kent County Council").click()
    page.get_by_role("link", name="Write an own paragraph").click()
    page.get_by_label("Own paragraph").fill("You answered us late, twice.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The paragraph is kept.")).to_be_visible()
    expect(page.locator("article.letter")).to_contain_text("You answered us late, twice.")


def approve_and_send(page: Page, live_server, script: bool) -> None:
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="Letter to Kent County Council about 2024-25").click()
    expect(page.locator("article.letter")).to_contain_text("You answered us late, twice.")
    page.goto(f"{live_server.url}/admin/letters/letter/")
    page.get_by_role("link", name="Approve the drafts of 2024-25").click()
    page.get_by_label("Kent County Council, 2024-25", exact=True).check()
    page.get_by_label("Surrey County Council, 2024-25", exact=True).uncheck()
    page.get_by_role("button", name="Approve the ticked letters").click()
    if not script:
        look_again(page)
    expect(page.get_by_role("log")).to_contain_text("2 letters were approved.")
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_text("3 letters: 1 draft, 2 approved.")).to_be_visible()
    page.get_by_role("link", name="Send the approved letters of 2024-25").click()
    expect(page.get_by_text("2 letters in 2 e-mails.")).to_be_visible()
    page.get_by_role("button", name="Send 2 letters").click()
    if not script:
        look_again(page)
    expect(page.get_by_role("log")).to_contain_text("2 letters sent.")
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", name="Sent: 2")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_two_people_send_a_years_letters(
    new_page, signs_in, live_server, world, mailoutbox, script
):
    page = new_page(java_script_enabled=script)
    signs_in(page, ann())
    compose(page, live_server)
    write(page)
    signs_in(page, ben())
    approve_and_send(page, live_server, script)
    assert sorted(each.to for each in mailoutbox) == [[chief("Essex")], [chief("Kent")]]
    kept = {each.council.short_name: each.state(WRITTEN) for each in Letter.objects.all()}
    assert kept == {"Essex": "sent", "Kent": "sent", "Surrey": "draft"}


def test_the_words_are_previewed_in_another_window_before_they_are_kept(
    page, signs_in, live_server, world
):
    words = template_of(YEAR, WRITTEN)
    signs_in(page, ann())
    page.goto(f"{live_server.url}/admin/letters/lettertemplate/{words.pk}/change/")
    page.get_by_label("Notes on the year").fill("It was a hard year for everybody.")
    page.get_by_label("Council:", exact=True).select_option("kent-county-council")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Preview", exact=True).click()
    expect(opened.value.locator("article.letter")).to_contain_text("It was a hard year")
    expect(opened.value.locator("article.letter")).to_contain_text("Kent County Council")
    assert LetterTemplate.objects.get().notes == ""
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Kept: notes on the year.")).to_be_visible()
    assert LetterTemplate.objects.get().notes == "It was a hard year for everybody."


def test_its_pages_are_accessible_and_whole_on_a_narrow_screen(
    page, signs_in, live_server, roles, clock
):
    clock.set(WRITTEN)
    composed()
    contact(letter("Kent").council, chief("Kent"))
    kent, essex = approved("Kent"), sent("Essex")
    failed = message(letter=kent, council=kent.council, state="unsure", problem="It ended.")
    again = {"put_off_since": WRITTEN, "next_try_at": WRITTEN + timedelta(minutes=5), "tries": 1}
    why = "450 4.2.0 Greylisted, see http://greylisting.example.org/help/kent.example.org.html"
    put_off = message(letter=kent, council=essex.council, problem=why, message_id="<b@c>", **again)
    draft, words = letter("Surrey").pk, LetterTemplate.objects.get().pk
    chair = ann()
    chair.groups.add(*ben().groups.all())
    signs_in(page, chair)
    for path in (
        "letter/",
        f"letter/{draft}/change/",
        f"letter/{kent.pk}/change/",
        f"letter/{essex.pk}/change/",
        f"letter/{essex.pk}/history/",
        f"letter/{draft}/paragraph/",
        f"letter/{draft}/step/discard/",
        f"letter/{essex.pk}/step/reissue/",
        f"letter/{kent.pk}/message/{failed.pk}/arrived/",
        f"letter/{kent.pk}/message/{put_off.pk}/give-up/",
        "letter/compose/",
        "letter/approve/?year=2024-25",
        "letter/send/?year=2024-25",
        "letter/upload/",
        "lettertemplate/",
        "lettertemplate/begin/",
        f"lettertemplate/{words}/change/",
        f"lettertemplate/{words}/preview/?council=kent-county-council",
    ):
        page.goto(f"{live_server.url}/admin/letters/{path}")
        assert_accessible(page, path, tags=LAW if path in LISTS else (*LAW, PRACTICE))
