"""A case officer records in a real browser that two councils complied late."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone
from playwright.sync_api import Page, expect

from complaints.models import Recommendation
from councils.years import london_date
from tests import factories
from tests.browser.accessible import LAW, assert_accessible

DESK = "/admin/complaints/recommendation/"
MAY = (
    *("view_decision", "view_recommendation"),
    *("change_recommendation", "add_extension", "confirm_withholding"),
)


@pytest.fixture
def today():
    return london_date(timezone.now())


@pytest.fixture
def overdue(transactional_db, today):
    """Two recommendations of one decision, due five days ago, and one due in a month."""
    council = factories.council("Kent County Council")
    decision = factories.decision(
        council, reference="24018407", decided_on=today - timedelta(days=60)
    )
    nothing = {"outcome": "", "done_on": None, "recorded_on": None}
    rows = [
        factories.recommendation(
            decision,
            due_on=today - timedelta(days=5),
            kind="personal_remedy",
            public_summary="",
            private_text=text,
            **nothing,
        )
        for text in ("Apologise to Mrs B.", "Pay Mrs B £200.")
    ]
    factories.recommendation(decision, due_on=today + timedelta(days=30), **nothing)
    user = User.objects.create_user("officer", password="a long word", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=MAY))
    return rows


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/login/?next={DESK}")
    page.get_by_label("Username").fill("officer")
    page.get_by_label("Password").fill("a long word")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compliance")


def record_both_late(page: Page, done_on: str) -> None:
    page.get_by_role("link", name="Overdue").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(2)
    expect(page.locator("#result_list")).to_contain_text("5 days overdue")
    for number in (1, 2):
        page.get_by_role("checkbox", name=f"Choose 24 018 407, recommendation {number}").check()
    page.locator("select[name=action]").select_option(label="Record compliance")
    page.get_by_role("button", name=re.compile("Go|Run")).click()
    for_all = page.get_by_role("group", name="The same for all rows left empty")
    for_all.get_by_label("Outcome").select_option(label="Complied")
    for_all.get_by_label("Done on").fill(done_on)
    page.get_by_role("button", name="Record compliance").click()


@pytest.mark.parametrize("kind", ["page", "no_js_page"])
def test_two_are_recorded_late_at_once(kind, request, live_server, overdue, today):
    page = request.getfixturevalue(kind)
    sign_in(page, live_server.url)
    record_both_late(page, today.isoformat())
    expect(page.locator(".messagelist")).to_have_text(
        "2 recommendations are recorded: 2 complied with late."
    )
    expect(page.get_by_text("0 recommendations")).to_be_visible()
    rows = Recommendation.objects.exclude(outcome="")
    assert {(row.outcome, row.done_on, row.recorded_on, row.was_late) for row in rows} == {
        ("complied", today, today, True)
    }
    assert set(rows) == set(overdue)


def test_what_is_wrong_is_shown_at_its_row_and_nothing_is_recorded(
    page, live_server, overdue, today
):
    sign_in(page, live_server.url)
    record_both_late(page, (today - timedelta(days=61)).isoformat())
    expect(page.get_by_role("alert")).to_have_text(
        "Please correct what is marked below. Nothing was recorded."
    )
    row = page.get_by_role("group", name=re.compile("recommendation 2"))
    expect(row).to_contain_text("The decision was made on")
    assert set(Recommendation.objects.values_list("outcome", flat=True)) == {""}


def test_the_pages_are_accessible_and_fit(page, live_server, overdue):
    sign_in(page, live_server.url)
    first, second = (row.pk for row in overdue)
    for each in (
        "",
        f"{first}/change/",
        f"{first}/record/",
        f"{first}/extend/",
        f"{first}/end/",
        f"record/?ids={first},{second}",
    ):
        page.goto(f"{live_server.url}{DESK}{each}")
        assert_accessible(page, each, tags=LAW)
