"""Texts that wait: the same order everywhere, narrowed, and the next one of the chosen list."""

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from complaints.decisions.screens.chosen_list import CAME_FROM
from complaints.decisions.screens.waiting_texts import Narrowed, next_of
from complaints.models import Decision
from councils.years import london_instant
from portal.staff.work_list import work_list
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague
from tests.complaints.steps import Staff, address, told

pytestmark = pytest.mark.django_db
WAITING = reverse("admin:decisions-waiting")
LIST = reverse("admin:complaints_decision_changelist")
DAY = date(2025, 5, 20)  # shown from 1 July 2025, the day of AT


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


def text(reference, decided_on=DAY, about=None, **fields):
    fields = {"text_approved_at": None, "decided_on": decided_on} | fields
    return factories.decision(about, reference=reference, **fields)


def report(reference, announced_at=None, **fields):
    announced = announced_at and london_instant(announced_at)
    more = {"kind": "report", "announced_at": announced, "decided_on": date(2025, 1, 1)}
    return text(reference, title="A report", **more | fields)


@pytest.fixture
def five():
    """In their order: what is shown today, a report tomorrow, later ones, one without a moment."""
    never = report("25000001")
    last = text("25000002", DAY + timedelta(days=9))
    tomorrow = report("25000003", "2025-07-02 00:30")  # still 1 July in UTC
    same = text("25000004", DAY + timedelta(days=1))
    today = text("25000005")
    return [today, tomorrow, same, last, never]


def test_every_list_has_what_becomes_public_first_first(client, bob, five):
    assert list(Narrowed().rows(bob, AT)) == five
    client.force_login(bob)
    assert list(client.get(WAITING).context["texts"]) == five
    page = client.get(LIST, {"text": "waiting"})
    assert list(page.context["cl"].result_list) == five
    (front,) = [each for each in work_list(bob, AT) if each.title == "Texts to be approved"]
    assert [each.text for each in front.items] == [str(each) for each in five]
    read = five[0]
    for following in [*five[1:], five[0]]:
        assert str(following) in next_of(Narrowed(), read, bob, AT)
        read = following


def test_a_list_that_somebody_sorts_is_sorted_so(client, bob, five):
    client.force_login(bob)
    page = client.get(LIST, {"text": "waiting", "o": "1"})
    assert list(page.context["cl"].result_list) == sorted(five, key=lambda each: each.reference)


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"kind": "report"}, [1, 4]),
        ({"kind": "statement"}, [0, 2, 3]),
        ({"shown": "late"}, [0]),
        ({"shown": "week"}, [1, 2]),
        ({"shown": "later"}, [3, 4]),
        ({"shown": "later", "kind": "report"}, [4]),
        ({"kind": "nonsense", "shown": "'"}, [0, 1, 2, 3, 4]),
    ],
)
def test_it_is_narrowed_by_kind_and_day(bob, five, asked, places):
    assert list(Narrowed.of(asked).rows(bob, AT)) == [five[place] for place in places]


def test_it_is_narrowed_by_council_and_to_what_others_changed(client, ann, bob):
    kent = factories.council("Kent County Council", slug="kent")
    own = text("25000001", about=kent, text_changed_by=bob)
    hers = text("25000002", about=kent, text_changed_by=ann)
    loaded = text("25000003")
    assert list(Narrowed(council="kent").rows(bob, AT)) == [own, hers]
    assert list(Narrowed(whose="others").rows(bob, AT)) == [hers, loaded]
    client.force_login(bob)
    page = client.get(WAITING, {"council": "kent"})
    assert list(page.context["texts"]) == [own, hers]
    words = page.content.decode()
    assert address("approve-text", hers, "?council=kent") in words
    assert '<option value="kent" selected>Kent County Council</option>' in words


@pytest.mark.parametrize("step", ["approve-text", "give-back"])
def test_the_next_one_stays_in_the_chosen_list(client, clock, bob, five, step):
    take = Staff(client, clock).take
    page = take(step, five[0], bob, "?kind=statement", comment="Shorten it.")
    said = told(page)[1]
    url = address("approve-text", five[2], "?kind=statement")
    assert said == (
        f'info: 2 more wait for you in this list. <a href="{url}" data-key="n">Read the next one,'
        f" {five[2]}</a>"
    )
    page = take(step, five[2], bob, "?kind=statement", comment="Shorten it.")
    assert "1 more waits for you in this list." in told(page)[1]
    page = take(step, five[3], bob, "?kind=statement", comment="Shorten it.")
    assert told(page)[1] == "info: No other text waits for you in this list."


@pytest.fixture
def kent():
    """Three of Kent's, which is asked for by its name, among others."""
    council = factories.council("Kent County Council")
    return [text(f"2500010{number}", DAY + timedelta(number), council) for number in (1, 2, 3)]


def next_url(page):
    found = re.search('href="([^"]*)" data-key="n"', told(page)[1])
    return unescape(found[1]) if found else ""


def step_url(client, page_of):
    """Of approving, as the page offers it to which the list leads."""
    page = client.get(page_of).content.decode()
    return unescape(re.search('href="([^"]*/approve-text/[^"]*)"', page)[1])


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("council=Kent", [1, 0, 2]),  # decided last first
        ("q=kent&p=1", [1, 0, 2]),
        ("council=Kent&text=waiting&o=-1", [1, 0, 2]),
        ("year=2025-26&council=Kent&o=1", [1, 2, 0]),
    ],
)
def test_the_next_one_stays_in_the_list_of_decisions_from_which_one_came(
    client, clock, bob, five, kent, asked, places
):
    clock.set(LATER)
    client.force_login(bob)
    first = reverse("admin:complaints_decision_change", args=[kent[places[0]].pk])
    rows = client.get(f"{LIST}?{asked}").content.decode()
    assert f"{first}?{urlencode({CAME_FROM: asked})}".replace("&", "&amp;") in rows
    url = step_url(client, f"{first}?{urlencode({CAME_FROM: asked})}")
    for place in places:
        assert f"/{kent[place].pk}/" in url
        form = client.get(url).context["form"]
        sent = {each.name: value for each in form if (value := each.value()) is not None}
        page = client.post(url, sent, follow=True)
        url = next_url(page)
    assert told(page)[1] == "info: No other text waits for you in this list."


def test_a_list_that_cannot_be_narrowed_so_has_no_next(client, clock, bob, five):
    query = "?" + urlencode({CAME_FROM: "council__contacts__email=a"})
    page = Staff(client, clock).take("approve-text", five[0], bob, query)
    assert told(page)[1] == "info: No other text waits for you in this list."


def test_approving_and_giving_back_lead_to_each_other_in_the_list(client, bob, kent):
    client.force_login(bob)
    query = "?" + urlencode({CAME_FROM: "council=Kent"})
    page = client.get(address("approve-text", kent[0], query)).content.decode()
    assert address("give-back", kent[0], query) in page


def test_whoever_began_at_the_end_goes_on_at_the_beginning(bob, five):
    assert str(five[0]) in next_of(Narrowed(), five[-1], bob, AT)
    assert str(five[-1]) in next_of(Narrowed(), five[-2], bob, AT)


def test_ones_own_is_not_the_next(bob, five):
    Decision.objects.filter(pk=five[1].pk).update(text_changed_by=bob)
    said = next_of(Narrowed(), five[0], bob, AT)
    assert str(five[2]) in said
    assert said.startswith("3 more wait for you.")


def test_approving_leads_to_giving_back_and_the_other_way_round(client, bob, five):
    client.force_login(bob)
    for step, other in (("approve-text", "give-back"), ("give-back", "approve-text")):
        page = client.get(address(step, five[0], "?shown=late")).content.decode()
        assert f'href="{address(other, five[0], "?shown=late")}"' in page


def test_what_is_given_back_is_listed_with_why_and_told_on_its_page(client, clock, ann, bob, five):
    Decision.objects.filter(pk=five[0].pk).update(text_changed_by=ann)
    staff = Staff(client, clock)
    staff.take("give-back", five[0], bob, comment="Leave out the street.")
    page = staff.client.get(WAITING)
    assert list(page.context["given_back"]) == [five[0]]
    words = " ".join(page.content.decode().split())
    assert "given back to Ann by Bob on 1 July 2025, 10.30am: Leave out the street." in words
    change = reverse("admin:complaints_decision_change", args=[five[0].pk])
    client.force_login(ann)
    assert "Leave out the street." in client.get(change).content.decode()
    assert "Leave out the street." in client.get(reverse("admin:own-work")).content.decode()
    stranger = colleague("Cat")
    stranger.groups.set(Group.objects.filter(name="Statistician"))
    client.force_login(stranger)
    assert "Leave out the street." not in client.get(change).content.decode()
    staff.take("submit-again", five[0], ann)
    page = client.get(WAITING)
    assert (list(page.context["given_back"]), list(page.context["texts"])) == ([], five)
    assert "Leave out the street." not in client.get(change).content.decode()


def test_what_nobody_looks_after_is_on_the_front_page_of_all(client, clock, bob, five):
    title = "Texts given back that nobody looks after"
    Staff(client, clock).take("give-back", five[0], bob, comment="Shorten it.")
    (front,) = [
        each for each in work_list(colleague("Dan", "Case officer"), AT) if each.title == title
    ]
    assert front.count == 1
