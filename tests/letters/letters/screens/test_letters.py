"""Who may open what of letters, and the list of them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.models import Letter, LetterTemplate
from tests import factories
from tests.complaints.preparation import ROLES, decide, person
from tests.letters.correspondence import approved, composed, letter, sent
from tests.letters.models.rows import message
from tests.letters.screens import NOON, address, signed_in, text, words
from tests.letters.sending.letters_ready import contact
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
SEE = {"Statistician", "Reviewer"}
DATED = "15 April 2025"
COMPOSE, APPROVE = {"Statistician"}, {"Reviewer"}


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


def all_pages() -> dict[str, set[str]]:
    """Each address with the roles that may open it; Kent's is a draft, Essex's is approved."""
    composed()
    kent, essex = letter("Kent"), approved("Essex")
    mail = message(letter=essex, council=essex.council, state="failed")
    template = LetterTemplate.objects.get()
    return {
        address("changelist"): SEE,
        address("change", kent.pk): SEE,
        address("pdf", kent.pk): SEE,
        address("history", kent.pk): SEE,
        address("paragraph", kent.pk): COMPOSE,
        address("compose"): COMPOSE,
        address("upload"): COMPOSE,
        address("step", kent.pk, "discard"): COMPOSE,
        address("approve") + "?year=2024-25": APPROVE,
        address("step", kent.pk, "approve"): APPROVE,
        address("step", essex.pk, "give-back"): APPROVE,
        address("send") + "?year=2024-25": SEE,
        address("send") + f"?letter={essex.pk}": SEE,
        address("message", essex.pk, mail.pk, "try-again"): SEE,
        address("message", essex.pk, mail.pk, "sent-otherwise"): SEE,
        words("changelist"): SEE,
        words("change", template.pk): SEE,
        words("history", template.pk): SEE,
        words("preview", template.pk): SEE,
        words("begin"): COMPOSE,
        address("add"): set(),
        address("delete", kent.pk): set(),
        words("add"): set(),
        words("delete", template.pk): set(),
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_address_opens_to_those_who_may_and_to_nobody_else(role):
    pages = all_pages()
    client = signed_in(role)
    opened = {each: client.get(each).status_code for each in pages}
    assert opened == {each: 200 if role in may else 403 for each, may in pages.items()}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_do_is_refused_and_changes_nothing(role):
    pages = all_pages()
    client = signed_in(role)
    before = list(Letter.objects.order_by("pk").values())
    barred = [each for each, may in pages.items() if role not in may]
    assert {client.post(each, {"seen": "1", "note": "By post"}).status_code for each in barred} == {
        403
    }
    assert list(Letter.objects.order_by("pk").values()) == before


def test_nobody_without_a_role_sees_anything():
    pages = all_pages()
    client = Client()
    client.force_login(person("nobody"))
    assert {client.get(each).status_code for each in pages} == {403}
    client.logout()
    assert {client.get(each)["Location"].split("?")[0] for each in pages} == {"/admin/login/"}


def test_an_earlier_state_is_read_and_never_gone_back_to():
    composed()
    entry = letter().history.earliest("history_id")
    page = address("simple_history", letter().pk, entry.pk)
    client, before = signed_in("Statistician"), list(Letter.objects.order_by("pk").values())
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": ""}).status_code == 403
    assert list(Letter.objects.order_by("pk").values()) == before


def rows(client, **asked) -> list[list[str]]:
    page = client.get(address("changelist"), asked).content.decode()
    found = re.findall(r"<tr>(?:<td class=\"action-checkbox\">.*?</td>)?(<th class=.*?)</tr>", page)
    return [
        [re.sub("<.*?>", "", cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row)]
        for row in found
    ]


@pytest.fixture
@remembered
def three():
    """Kent: sent; Essex: approved, perhaps sent; Surrey: a draft that nobody can be sent."""
    composed()
    kent, essex = sent("Kent"), approved("Essex")
    contact(essex.council, "chief@essex.example.org")
    message(letter=essex, council=essex.council, state="unsure")
    return kent, essex, letter("Surrey")


def test_the_list_says_where_each_stands_and_what_needs_a_look(three):
    client = signed_in("Reviewer")
    assert rows(client) == [
        ["Essex County Council", "2024-25", DATED, "Approved", "Not sent, or perhaps sent"],
        ["Kent County Council", "2024-25", DATED, "Sent", "-"],
        ["Surrey County Council", "2024-25", DATED, "Draft", "Nobody to send it to"],
    ]
    page = text(client.get(address("changelist")))
    assert "2024-25 : 3 letters: 1 draft, 1 approved, 1 sent." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "draft"}, ["Surrey"]),
        ({"state": "approved"}, ["Essex"]),
        ({"state": "sent"}, ["Kent"]),
        ({"state": "public"}, []),
        ({"look": "message"}, ["Essex"]),
        ({"look": "contact"}, ["Surrey"]),
        ({"look": "challenge"}, []),
        ({"q": "kent"}, ["Kent"]),
        ({"year": "2024-25"}, ["Essex", "Kent", "Surrey"]),
        ({"year": "all"}, ["Essex", "Kent", "Surrey"]),
        ({"year": "2019-20"}, []),
        ({"year": "nonsense"}, []),
    ],
)
def test_the_list_is_narrowed(three, asked, found):
    assert [row[0].split()[0] for row in rows(signed_in("Reviewer"), **asked)] == found


def test_drafts_of_every_year_are_approved_from_where_the_front_page_leads(three):
    page = signed_in("Reviewer").get(address("changelist"), {"year": "all", "state": "draft"})
    assert f'href="{address("approve")}?year=2024-25"' in page.content.decode()
    assert "Approve the 1 draft of 2024-25" in text(page)
    assert "Send the 1 approved letter of 2024-25" in text(page)


def test_the_state_filter_counts_the_year_and_all_years(three):
    kent = letter("Kent").council
    Letter.objects.create(
        council=kent,
        year="2019-20",
        source="uploaded",
        dated_on=NOON.date(),
        composed_at=NOON,
    )
    client = signed_in("Reviewer")
    page = text(client.get(address("changelist")))
    assert "Draft (1; 2 of all years) Approved (1) Sent (1) Public (0)" in page
    assert "Draft (2) Approved (1) Sent (1)" in text(
        client.get(address("changelist"), {"year": "all"})
    )


def test_the_newest_year_is_listed_first(three):
    old = factories.published("2022-23", factories.frozen(three[0].council, upheld=1))
    Letter.objects.create(
        council=three[0].council,
        year="2022-23",
        release=old,
        published_with=old,
        dated_on=NOON.date(),
        composed_at=NOON,
        content={},
    )
    client = signed_in("Reviewer")
    assert [row[1] for row in rows(client)] == ["2024-25"] * 3
    assert [row[1] for row in rows(client, year="2022-23")] == ["2022-23"]
    assert len(rows(client, year="all")) == 4


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("Statistician", {"compose/", "upload/", "send/"}),
        ("Reviewer", {"approve/", "send/"}),
    ],
)
def test_only_what_a_role_may_do_is_offered(three, role, offered):
    page = signed_in(role).get(address("changelist")).content.decode()
    found = set(re.findall(r'href="/admin/letters/letter/([a-z]+/)', page))
    assert found == offered
    assert ('value="approve_chosen"' in page) is (role == "Reviewer")


def test_before_there_are_letters_the_list_says_what_makes_them():
    page = text(signed_in("Statistician").get(address("changelist")))
    assert "No letters have been composed yet" in page


def test_some_are_chosen_on_the_list_to_be_approved():
    composed()
    chosen = [letter("Kent").pk, letter("Essex").pk]
    action = {"action": "approve_chosen", "_selected_action": chosen}
    page = signed_in("Reviewer").post(address("changelist"), action, follow=True)
    assert [each.letter.council.short_name for each in page.context["to_approve"]] == [
        "Essex",
        "Kent",
    ]
    refused = signed_in("Statistician").post(address("changelist"), action, follow=True)
    assert "to_approve" not in refused.context


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_has_a_fixed_number_of_queries(more):
    for number in range(more):
        decide(factories.council(f"More {number} Council"), upheld=1)
    composed()
    contact(letter("Kent").council, "chief@kent.example.org")
    client = signed_in("Reviewer")
    with CaptureQueriesContext(connection) as queries:
        assert len(rows(client)) == 3 + more
    own = [
        each for each in queries if re.search('FROM "(letters|councils|complaints)_', each["sql"])
    ]
    assert len(own) == 16
