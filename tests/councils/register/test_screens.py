"""Councils in the admin: who may change them, what never changes, what history keeps."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from councils.models import Contact, Council
from tests import factories, squares

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client):
    def as_role(role: str) -> User:
        user = User.objects.create_user(role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return user

    return as_role


def form(council: Council, **fields) -> dict:
    """What the browser would send of a council with nothing but itself."""
    inlines = ("contacts", "former_codes", "aliases", "residents")
    counts = {f"{name}-{which}_FORMS": 0 for name in inlines for which in ("TOTAL", "INITIAL")}
    own = {"name": council.name, "short_name": council.short_name, "region": council.region}
    return own | counts | fields


def change(council: Council) -> str:
    return reverse("admin:councils_council_change", args=[council.pk])


def test_an_administrator_closes_a_council_and_names_its_successor(client, sign_in):
    user = sign_in("Administrator")
    old, new = factories.council("Allerdale Council"), factories.council("Cumberland Council")
    sent = form(old, closed_on="2023-04-01", successors=[new.pk])
    assert client.post(change(old), sent).status_code == 302
    old.refresh_from_db()
    assert (old.closed_on, list(old.successors.all())) == (date(2023, 4, 1), [new])
    newest, *_, oldest = old.history.all()
    assert newest.history_user == user
    delta = newest.diff_against(oldest)
    assert set(delta.changed_fields) == {"closed_on", "successors"}


def test_slug_and_type_never_change(client, sign_in):
    sign_in("Administrator")
    council = factories.council("Kent County Council")
    client.post(change(council), form(council, slug="kent", type="unitary", name="Kent"))
    council.refresh_from_db()
    assert (council.slug, council.type) == ("kent-county-council", "county")
    assert council.name == "Kent"


def test_contacts_are_kept_with_their_history_and_seen_by_who_may_read_them(client, sign_in):
    council = factories.council()
    sign_in("Administrator")
    contact = {
        "contacts-TOTAL_FORMS": 1,
        "contacts-0-role": "chief_executive",
        "contacts-0-email": "chief@kent.example",
    }
    assert client.post(change(council), form(council, **contact)).status_code == 302
    made = Contact.objects.get()
    assert (made.council, made.email) == (council, "chief@kent.example")
    assert made.history.count() == 1
    assert "chief@kent.example" in client.get(change(council)).content.decode()
    sign_in("Case officer")
    assert "chief@kent.example" in client.get(change(council)).content.decode()
    role = Group.objects.get(name="Case officer")
    role.permissions.remove(*Permission.objects.filter(content_type__model="contact"))
    assert "chief@kent.example" not in client.get(change(council)).content.decode()


@pytest.mark.parametrize("role", ["Case officer", "Reviewer", "Statistician"])
def test_others_read_the_register_and_change_nothing(client, sign_in, role):
    sign_in(role)
    council = factories.council("Kent County Council")
    page = client.get(change(council))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert client.post(change(council), form(council, name="Kent")).status_code == 403
    assert client.get(reverse("admin:councils_council_add")).status_code == 403
    council.refresh_from_db()
    assert council.name == "Kent County Council"


def test_nobody_deletes_a_council(admin_client):
    council = factories.council()
    address = reverse("admin:councils_council_delete", args=[council.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == 403


def test_its_history_says_from_what_to_what(client, sign_in):
    sign_in("Administrator")
    council = factories.council("Kent County Council")
    client.post(change(council), form(council, name="Kent"))
    page = client.get(reverse("admin:councils_council_history", args=[council.pk]))
    body = page.content.decode()
    assert "Kent County Council" in body
    assert "Administrator" in body


def test_an_earlier_state_is_read_and_never_put_back(client, sign_in):
    sign_in("Administrator")
    council = factories.council("Kent County Council")
    client.post(change(council), form(council, name="Kent"))
    earlier = council.history.earliest()
    address = reverse(
        "admin:councils_council_simple_history", args=[council.pk, earlier.history_id]
    )
    assert client.get(address).status_code == 200
    assert client.post(address, form(council)).status_code == 403
    sign_in("Statistician")
    assert client.post(address, form(council)).status_code == 403
    council.refresh_from_db()
    assert council.name == "Kent"


def test_who_is_made_of_others_has_its_area_as_soon_as_that_is_saved(client, sign_in):
    """And has none where it is taken back."""
    sign_in("Administrator")
    day = date(2027, 4, 1)
    new = factories.council("East", type="unitary", opened_on=day)
    north, south = (factories.council(name, closed_on=day) for name in ("North", "South"))
    squares.draw({north: (0, 0), south: (0, 1)})
    north.successors.set([new])
    closes = {"closed_on": "2027-04-01"}
    client.post(change(south), form(south, **closes, successors=[new.pk]))
    assert new.boundaries.get().is_derived
    for council in (north, south):
        client.post(change(council), form(council))
    assert not new.boundaries.exists()
