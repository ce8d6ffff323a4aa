"""A case officer withdraws a decision in a real browser; a reviewer confirms, then restores it."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from playwright.sync_api import Page, expect

from complaints.models import ConfirmedWords, Decision
from tests import factories
from tests.browser.accessible import LAW, findings

PASSWORD = "a long word"
MAY = {
    "olive": ("view_decision", "change_decision", "withhold_decision"),
    "ruth": ("view_decision", "change_decision", "confirm_withholding", "approve_text"),
}


@pytest.fixture
def decision(transactional_db):
    for name, codenames in MAY.items():
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return factories.decision(factories.council("Kent County Council"), reference="24018407")


def sign_in(page: Page, live_server, name: str) -> Page:
    page.goto(f"{live_server.url}/admin/login/?next=/admin/complaints/decision/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(re.compile("/admin/complaints/decision/$"))
    return page


def accessible(page: Page) -> None:
    assert findings(page, tags=LAW) == []


def public_answers(page: Page, live_server, decision) -> int:
    return page.request.get(f"{live_server.url}{decision.get_absolute_url()}").status


def step(page: Page, live_server, decision, label: str) -> None:
    page.goto(f"{live_server.url}/admin/complaints/decision/{decision.pk}/change/")
    page.get_by_role("link", name=label, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(label)
    accessible(page)


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 900}, {"width": 320, "height": 640}]
)
def test_it_is_gone_at_once_and_a_second_person_brings_it_back(
    new_page, live_server, decision, viewport
):
    look = {"viewport": viewport}
    olive = sign_in(new_page(**look), live_server, "olive")
    ruth = sign_in(new_page(**look), live_server, "ruth")
    reader = new_page(**look)
    assert public_answers(reader, live_server, decision) == 200

    step(olive, live_server, decision, "Withdraw at once")
    olive.get_by_label("A person could be identified").check()
    olive.get_by_label("Note").fill("A street is named.")
    olive.get_by_role("button", name="Withdraw from the public now").click()
    expect(olive.locator(".messagelist .success")).to_contain_text("24 018 407 is withdrawn")
    assert public_answers(reader, live_server, decision) == 404
    expect(olive.get_by_role("link", name="Restore", exact=True)).to_have_count(0)

    ruth.goto(f"{live_server.url}/admin/complaints/decision/waiting/")
    accessible(ruth)
    expect(ruth.get_by_text("withheld by olive")).to_be_visible()
    ruth.get_by_role("link", name="Confirm").click()
    expect(ruth.get_by_text("A street is named.")).to_be_visible()
    ruth.get_by_role("button", name="Confirm: it stays withheld").click()
    expect(ruth.locator(".messagelist .success")).to_contain_text("stays withheld")
    assert public_answers(reader, live_server, decision) == 404

    step(ruth, live_server, decision, "Restore")
    ruth.get_by_role("button", name="Restore it").click()
    expect(ruth.locator(".messagelist .success")).to_contain_text("Shown to the public since")
    assert public_answers(reader, live_server, decision) == 200


def test_several_are_withdrawn_from_the_list_without_javascript(no_js_page, live_server, decision):
    other = factories.decision(decision.council, reference="24018408")
    page = sign_in(no_js_page, live_server, "olive")
    for box in page.locator("input.action-select").all():
        box.check()
    page.locator("select[name=action]").select_option(label="Withdraw from the public at once")
    page.get_by_role("button", name=re.compile("Go|Run")).click()
    expect(page.get_by_role("heading", name="2 chosen")).to_be_visible()
    page.get_by_label("Consent").check()
    page.get_by_role("button", name="Withdraw from the public now").click()
    expect(page.locator(".messagelist .success")).to_contain_text("24 018 407, 24 018 408")
    for each in (decision, other):
        assert public_answers(page, live_server, each) == 404


@pytest.mark.parametrize("kind", ["page", "no_js_page"])
def test_a_reviewer_reads_ticks_and_approves(kind, request, live_server, decision):
    Decision.objects.update(
        summary="Mr Smith complained.",
        text_approved_at=None,
        text_changed_by=User.objects.get(username="olive"),
    )
    page = sign_in(request.getfixturevalue(kind), live_server, "ruth")
    page.goto(f"{live_server.url}/admin/complaints/decision/{decision.pk}/approve-text/")
    expect(page.locator("mark.waiting")).to_have_text("Mr Smith")
    page.get_by_role("button", name="Approve this text").click()
    expect(page.locator(".errornote")).to_contain_text("nobody confirmed them")
    assert public_answers(page, live_server, decision) == 404
    if kind == "page":
        accessible(page)
    page.get_by_role("checkbox", name="Mr Smith (title with surname)").check()
    page.get_by_role("button", name="Approve this text").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is approved")
    assert public_answers(page, live_server, decision) == 200
    assert ConfirmedWords.objects.get().confirmed_by.username == "ruth"
