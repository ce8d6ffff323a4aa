"""What was changed of what belongs to a council, on its history page."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from councils.models import Alias, Contact, FormerCode, Residents
from councils.register.history import changes_beside
from tests import factories
from tests.councils.register.test_screens import sign_in

__all__ = ["sign_in"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    """With an alias, a code, residents that were corrected, and a contact that went."""
    made = factories.council("Kent County Council", residents=1_000)
    Alias.objects.create(council=made, key="kcc")
    FormerCode.objects.create(council=made, code="E10000016")
    residents = Residents.objects.get()
    residents.number = 1_100
    residents.save()
    contact = Contact.objects.create(
        council=made, role="leader", name="Jo Green", email="leader@kent.example"
    )
    contact.delete()
    Alias.objects.create(council=factories.council("Dover"), key="port of dover")
    return made


def said(council, with_contacts):
    return {
        (each.what, each.before, each.after)
        for each in changes_beside(council, with_contacts=with_contacts)
    }


def test_each_change_says_from_what_to_what(kent):
    of_all = {
        ("alias", "", "kcc"),
        ("former code", "", "E10000016"),
        ("residents", "", "1,000 (2021)"),
        ("residents", "1,000 (2021)", "1,100 (2021)"),
    }
    assert said(kent, with_contacts=False) == of_all
    leader = "Leader: leader@kent.example Jo Green"
    assert said(kent, with_contacts=True) == of_all | {
        ("contact", "", leader),
        ("contact", leader, ""),
    }


def test_the_page_shows_contacts_to_who_may_read_them_alone(client, sign_in, kent):
    address = reverse("admin:councils_council_history", args=[kent.pk])
    sign_in("Administrator")
    body = client.get(address).content.decode()
    assert "<td>1,000 (2021)</td><td>1,100 (2021)</td>" in body
    assert "leader@kent.example" in body
    Group.objects.get(name="Statistician").permissions.remove(
        Permission.objects.get(codename="view_contact")
    )
    sign_in("Statistician")
    body = client.get(address).content.decode()
    assert "1,100 (2021)" in body
    assert "leader@kent.example" not in body


@pytest.mark.parametrize("rows", [1, 3])
def test_it_makes_no_query_per_row(kent, django_assert_num_queries, rows):
    for number in range(rows):
        Alias.objects.create(council=kent, key=f"kent {number}")
    with django_assert_num_queries(4):
        changes_beside(kent, with_contacts=True)
