"""Contacts are found, corrected with their history, and taken away, by who writes to councils."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from councils.models import Contact
from tests import factories
from tests.councils.ownership.people import AT, colleague, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/councils/contact/"


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def leader():
    kent = factories.council("Kent County Council")
    return Contact.objects.create(
        council=kent, role="leader", name="=Lee", email="lee@kent.example"
    )


def client_of(role: str):
    return signed_in(colleague("somebody", role))


def test_a_case_officer_corrects_an_address_and_what_it_was_is_kept(leader):
    client = client_of("Case officer")
    address = f"{LIST}{leader.pk}/change/"
    sent = {"name": "Lee", "email": "lee@kent.example", "refused_because": "No such user"}
    assert client.post(address, sent).status_code == 302
    leader.refresh_from_db()
    assert (leader.refused_because, leader.refused_at) == ("No such user", AT)
    assert "No such user" in client.get(f"{LIST}?mail=returned").content.decode()
    client.post(address, sent | {"email": "leader@kent.example"})
    leader.refresh_from_db()
    assert (leader.email, leader.refused_because, leader.refused_at) == (
        *("leader@kent.example", "", None),
    )
    emails = leader.history.order_by("history_id").values_list("email", flat=True)
    assert list(emails)[-2:] == ["lee@kent.example", "leader@kent.example"]
    history = client.get(f"{LIST}{leader.pk}/history/")
    assert history.status_code == 200


@pytest.mark.parametrize("role", ["Reviewer", "Statistician"])
def test_others_who_write_to_councils_read_them(leader, role):
    client = client_of(role)
    assert "lee@kent.example" in client.get(LIST).content.decode()
    sent = {"name": "", "email": "other@kent.example", "refused_because": ""}
    assert client.post(f"{LIST}{leader.pk}/change/", sent).status_code == 403


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_all_of_them_are_taken_away_by_who_may_read_them_alone(leader, suffix, client):
    content = client_of("Statistician").get(f"{LIST}contacts.{suffix}").content
    if suffix == "csv":
        assert content.decode("utf-8-sig").splitlines() == [
            "council,gss_code,role,name,email",
            "Kent County Council,,leader,'=Lee,lee@kent.example",
        ]
    else:
        head, row = load_workbook(BytesIO(content)).active.values
        assert head == ("council", "gss_code", "role", "name", "email")
        assert row[3:] == ("=Lee", "lee@kent.example")
    nobody = colleague("nobody")
    nobody.groups.clear()
    assert signed_in(nobody).get(f"{LIST}contacts.{suffix}").status_code == 403


def test_what_came_back_waits_on_the_front_page_of_who_may_correct_it(leader):
    Contact.objects.update(refused_at=AT, refused_because="550 No such user")
    front = client_of("Case officer").get("/admin/").content.decode()
    assert "Contacts whose e-mail came back" in front
    assert "Kent County Council, leader" in front
