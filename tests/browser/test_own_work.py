"""Work is taken, handed over and found in a real browser; its pages are for everybody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone
from playwright.sync_api import Page, expect

from councils.models import Contact, Owned, Team
from councils.years import london_date
from tests import factories
from tests.browser.accessible import LAW, findings

PASSWORD = "a long word"
MAY = (
    *("view_decision", "change_decision", "view_recommendation", "change_recommendation"),
    *("view_contact", "change_contact", "view_council"),
)
SIZES = [{"width": 1280, "height": 900}, {"width": 320, "height": 640}]


@pytest.fixture
def late(transactional_db):
    """A recommendation five days overdue, two colleagues of one team, a contact out of use."""
    now = timezone.now()
    kent = factories.council("Kent County Council")
    decision = factories.decision(kent, reference="24018407", text_approved_at=None)
    due_on = london_date(now) - timedelta(days=5)
    row = factories.recommendation(
        decision, due_on=due_on, outcome="", done_on=None, recorded_on=None
    )
    people = [
        User.objects.create_user(name, password=PASSWORD, is_staff=True, first_name=name.title())
        for name in ("olive", "ruth")
    ]
    for each in people:
        each.user_permissions.set(Permission.objects.filter(codename__in=MAY))
    Team.objects.create(name="Housing").members.set(people)
    Contact.objects.create(
        council=kent,
        role="leader",
        email="leader@kent.example",
        refused_at=now,
        refused_because="550 No such user here",
    )
    return row


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What waits")).to_be_visible()


def fine(page: Page) -> None:
    """Nothing stands in anybody's way, and nothing runs out of the screen."""
    assert findings(page, tags=LAW) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("viewport", SIZES)
def test_somebody_takes_it_and_a_colleague_sees_and_takes_it_over(
    new_page, live_server, late, viewport
):
    olive, ruth = new_page(viewport=viewport), new_page(viewport=viewport)
    sign_in(olive, live_server.url, "olive")
    olive.goto(f"{live_server.url}/admin/complaints/recommendation/{late.pk}/change/")
    olive.get_by_role("link", name="Take it, or give it to a colleague").click()
    fine(olive)
    expect(olive.get_by_label("Who looks after it")).to_have_value(
        str(User.objects.get(username="olive").pk)
    )
    olive.get_by_label("What is to be done next").fill("Call the council")
    olive.get_by_role("button", name="Keep this").click()
    expect(olive.get_by_text("You look after this")).to_be_visible()

    sign_in(ruth, live_server.url, "ruth")
    fine(ruth)
    ruth.get_by_role("link", name="What your team looks after").click()
    expect(ruth.get_by_text("Call the council")).to_be_visible()
    fine(ruth)
    ruth.get_by_role("checkbox", name="Choose 24 018 407, recommendation 1").check()
    ruth.get_by_role("button", name="Take or give what is chosen").click()
    ruth.get_by_role("button", name="Keep this").click()
    expect(ruth.locator(".messagelist .success")).to_contain_text("Ruth looks after")
    expect(ruth.get_by_role("heading", name="What you look after (1)")).to_be_visible()
    assert Owned.objects.get().owner.username == "ruth"


@pytest.mark.parametrize("viewport", SIZES)
def test_a_councils_desk_is_found_from_the_front_page(new_page, live_server, late, viewport):
    page = new_page(viewport=viewport)
    sign_in(page, live_server.url, "olive")
    page.get_by_label("A council’s name, former names too").fill("kent")
    page.get_by_role("button", name="Open its desk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kent County Council")
    expect(page.get_by_text("5 days overdue")).to_be_visible()
    expect(page.get_by_text("550 No such user here")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Leader").click()
    page.get_by_label("E-mail:").fill("new@kent.example")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Contact.objects.get().refused_at is None
