"""Typed work is not lost: asked for on leaving, kept while typing, kept when sent too late."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from complaints.models import Decision
from portal.models import Draft
from tests import factories
from tests.browser.accessible import LAW, findings
from tests.complaints.decisions.entries import somebody

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "four calm herons wade"


@pytest.fixture
def ann(roles):
    user = somebody("Case officer", "ann")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def form(page, signs_in, ann, live_server):
    signs_in(page, ann)
    page.clock.install()
    page.goto(f"{live_server.url}/admin/complaints/decision/add/", wait_until="networkidle")
    return page


def type_into(page):
    page.get_by_label("Reference").press_sequentially("24018407")
    page.locator("#id_outcome").select_option("upheld")
    page.locator("#id_summary").press_sequentially("zebra")


def choose(page, field, words, found):
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field").fill(words)
    page.clock.run_for(1_000)
    page.get_by_role("option", name=found).click()


def test_a_draft_is_kept_offered_restored_and_ended_by_saving(form):
    factories.council("Kent County Council")
    factories.subject()
    page = form
    type_into(page)
    page.get_by_role("button", name="Add another Recommendation").click()
    page.locator("#id_recommendations-0-kind").select_option("personal_remedy")
    page.locator("#id_recommendations-0-private_text").press_sequentially("Apologise.")
    choose(page, "council", "kent", "Kent County Council")
    page.clock.run_for(6_000)
    expect(page.locator(".draft-kept")).to_contain_text("A draft is kept:")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator("#id_summary")).to_have_value("")
    page.get_by_role("button", name="Restore it").click()
    expect(page.locator("#id_summary")).to_have_value("zebra")
    expect(page.locator("#id_outcome")).to_have_value("upheld")
    expect(page.locator("#id_council + .select2")).to_contain_text("Kent County Council")
    expect(page.locator("#id_recommendations-0-private_text")).to_have_value("Apologise.")
    page.get_by_label("Decided on").fill("03/06/2024")
    page.locator("#id_recommendations-0-due_on").fill("15/07/2024")
    choose(page, "subject", "homel", "Housing › Homelessness")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    assert Decision.objects.get().summary == "zebra"
    assert not Draft.objects.exists()
    assert asked == ["beforeunload"], "saving asks nothing"


def test_a_draft_is_discarded(form):
    type_into(form)
    form.clock.run_for(6_000)
    expect(form.locator(".draft-kept")).to_contain_text("A draft is kept:")
    form.reload()
    form.get_by_role("button", name="Discard it").click()
    expect(form.locator(".draft-offer")).to_contain_text("The draft is discarded.")
    assert not Draft.objects.exists()


def age(minutes: int) -> None:
    """As if nobody had been there for so long."""
    for row in Session.objects.all():
        store = row.get_session_store_class()(row.session_key)
        store["seen_at"] = (timezone.now() - timedelta(minutes=minutes)).isoformat()
        store.save()


def was_seen_now() -> bool:
    seen = Session.objects.get().get_decoded()["seen_at"]
    return timezone.now() - timezone.datetime.fromisoformat(seen) < timedelta(minutes=1)


def test_five_minutes_before_the_end_one_is_asked_and_stays(form):
    age(56)
    form.clock.run_for(55 * 60_000 + 2_000)
    dialog = form.get_by_role("alertdialog")
    expect(dialog).to_contain_text("You will be signed out at")
    stay = dialog.get_by_role("button", name="Stay signed in")
    expect(stay).to_be_focused()
    assert not was_seen_now(), "asking is no use"
    with form.expect_response(lambda answer: "/admin/session/" in answer.url):
        stay.click()
    expect(dialog).to_have_count(0)
    assert was_seen_now()


def test_typing_is_being_there(form):
    age(50)
    form.clock.run_for(2 * 60_000)
    with form.expect_response(lambda answer: "/admin/session/" in answer.url):
        form.locator("#id_summary").press_sequentially("z")
    assert was_seen_now()


def sign_in(page) -> None:
    expect(page.get_by_text("What you sent is kept for you")).to_be_visible()
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("after your session had ended")).to_be_visible()


def test_what_is_sent_after_the_end_is_offered_after_signing_in(form):
    page = form
    type_into(page)
    age(61)
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    sign_in(page)
    expect(page.locator("dd", has_text="zebra")).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator("#id_summary")).to_have_value("zebra")
    assert Draft.objects.get().was_sent, "it was not saved yet: a date is missing"


def test_the_same_holds_without_a_script(no_js_page, signs_in, ann, live_server):
    page = no_js_page
    signs_in(page, ann)
    page.goto(f"{live_server.url}/admin/complaints/decision/add/")
    page.locator("#id_reference").fill("24018407")
    age(61)
    page.locator('input[name="_save"]').click()
    sign_in(page)
    page.get_by_role("button", name="Send it again").click()
    expect(page.locator("#id_reference")).to_have_value("24 018 407")


def test_axe_has_nothing_to_say_of_the_warning_and_the_offer(form):
    type_into(form)
    form.clock.run_for(6_000)
    expect(form.locator(".draft-kept")).to_contain_text("A draft is kept:")
    form.reload()
    expect(form.get_by_role("button", name="Restore it")).to_be_visible()
    assert findings(form, ".draft-offer", tags=LAW) == []
    age(56)
    form.clock.run_for(55 * 60_000 + 2_000)
    expect(form.get_by_role("alertdialog")).to_be_visible()
    assert findings(form, ".session-ends", tags=LAW) == []
