"""What the register lacks, and where it contradicts itself, as staff read it."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from councils.models import AnnouncedChange, Contact
from portal.staff import register_health
from tests import factories

pytestmark = pytest.mark.django_db

CLOSED = date(2023, 4, 1)
COMING = date(2030, 4, 1)


@pytest.fixture
def page(client):
    """What a role reads, without line breaks."""

    def of(role: str) -> str:
        user, made = User.objects.get_or_create(username=role, defaults={"is_staff": True})
        if made:
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return " ".join(client.get(reverse("admin:data-problems")).content.decode().split())

    return of


def test_the_register_is_worked_through_by_who_looks_after_it(page):
    factories.council("Kent County Council")
    body = page("Administrator")
    assert body.count("Kent County Council") == 4
    assert "1 with no contact" in body
    assert "Log out" in body  # what every page of staff's has


def test_residents_are_missed_by_who_loads_them_and_others_see_no_such_page(client, page):
    factories.council("Kent County Council")
    factories.council("Dover District Council", type="district", residents=1_000)
    body = page("Statistician")
    assert "<li>Kent County Council: 2021</li>" in body
    assert reverse("admin:uploads") in body
    for role in ("Case officer", "Reviewer"):
        page(role)
        assert client.get(reverse("admin:data-problems")).status_code == 403


def test_a_contradiction_names_its_councils_what_follows_and_what_to_do(page):
    gone = factories.council("Gone", closed_on=CLOSED)
    Contact.objects.create(council=gone, role="leader", email="leader@kent.example")
    body = page("Administrator")
    address = reverse("admin:councils_council_change", args=[gone.pk])
    assert "A council that closes without a successor: 1" in body
    assert f'<a href="{address}">Gone</a>: nobody has its place from 1 April 2023' in body
    assert "Enter who has its place." in body
    assert "it has a contact, and closed on 1 April 2023" in body
    assert "Looked for, and not found: A code that means two councils;" in body
    assert "leader@kent.example" not in body


def test_who_may_not_change_councils_reads_their_names(page):
    factories.council("Gone", closed_on=CLOSED)
    assert "<li>Gone: nobody has its place from 1 April 2023</li>" in page("Statistician")


def test_a_sound_register_has_none_and_says_what_was_looked_for(page):
    body = page("Administrator")
    assert "Looked for, and not found: A code that means two councils;" in body
    assert "Contacts at a council that has closed." in body
    assert "<p>Nowhere.</p>" in body


def test_what_the_register_was_checked_against_is_said_with_its_day(page):
    factories.council("Kent County Council", gss_code="E10000016", closed_on=CLOSED)
    body = page("Administrator")
    assert "Code History Database of the Office for National Statistics of July 2024" in body
    assert "were checked on 28 November 2026 against the list of local authorities" in body
    assert "E10000016 does not end there; here it closed 1 April 2023" in body
    assert "Where it differs from the code history: 365" in body


def test_of_very_many_the_first_are_listed(page, monkeypatch):
    monkeypatch.setattr(register_health, "SHOWN", 2)
    for number in range(3):
        factories.council(f"Gone {number}", closed_on=CLOSED)
    body = page("Administrator")
    assert "Gone 1</a>: nobody" in body
    assert "Gone 2</a>: nobody" not in body
    assert "and further ones, 3 in all" in body


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_makes_no_query_per_row(admin_client, django_assert_num_queries, more):
    for number in range(more):
        old = factories.council(f"Old {number}", closed_on=CLOSED, website="https://old.gov.uk")
        factories.council(f"New {number}", opened_on=CLOSED, website="https://old.gov.uk")
        lies = {"type": "district", "county": old}
        moved = factories.council(f"District {number}", gss_code=f"E1{number:07}", **lies)
        AnnouncedChange.objects.create(
            council=moved, action="recode", county=old, takes_effect_on=COMING
        )
    with django_assert_num_queries(21):
        admin_client.get(reverse("admin:data-problems"))
