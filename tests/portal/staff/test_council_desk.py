"""The page of a council's desk, and how it is found."""

import pytest

from councils.years import london_instant
from portal.staff.council_desk_content import FIRST
from tests import factories
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import AT, colleague, signed_in

pytestmark = pytest.mark.django_db
QUERIES = 19


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def ann():
    return colleague("ann")


def test_of_many_the_first_are_shown_with_as_many_queries(kent, ann, django_assert_num_queries):
    factories.recommendation(council=kent)
    client = signed_in(ann)
    address = f"/admin/desk/{kent.slug}/"
    decision = factories.decision(kent, text_approved_at=None)
    outstanding(decision, council=kent, number=1)
    client.get(address)
    with django_assert_num_queries(QUERIES):
        client.get(address)
    for number in range(2, FIRST + 3):
        outstanding(decision, council=kent, number=number)
    factories.decision(kent, text_approved_at=None)
    with django_assert_num_queries(QUERIES):
        shown = client.get(address).content.decode()
    assert f"The first {FIRST} of {FIRST + 2}" in shown


def test_a_desk_is_found_by_any_name(kent, ann):
    for name in ("Kentish Borough", "Kentish Down"):
        factories.council(name)
    client = signed_in(ann)
    both = client.get("/admin/desk/", {"q": "kentish"}).content.decode()
    assert "Kentish Borough" in both
    assert client.get("/admin/desk/", {"q": "kentish down"}).url == "/admin/desk/kentish-down/"
    nothing = client.get("/admin/desk/", {"q": "Atlantis"}).content.decode()
    assert "No council is called “Atlantis”" in nothing
    assert "Open its desk" in client.get("/admin/").content.decode()
    assert client.get("/admin/desk/atlantis/").status_code == 404


def test_who_has_no_role_sees_no_desk(client, kent):
    client.force_login(colleague_without_role())
    assert client.get(f"/admin/desk/{kent.slug}/").status_code == 403
    assert client.get("/admin/desk/").status_code == 403


def colleague_without_role():
    user = colleague("nobody")
    user.groups.clear()
    return user


def test_a_desk_says_who_took_the_place_and_leads_to_their_desks(ann, clock):
    """Where the cases of a council that closed went on is asked on its desk first."""
    factories.surrey_2027()
    clock.set(london_instant("2027-04-01 09:00"))
    client = signed_in(ann)
    old = client.get("/admin/desk/surrey-county-council/").content.decode()
    said = "closed on 1 April 2027 and was replaced by East Surrey Council and West Surrey Council."
    assert f"It {said}" in old
    assert 'href="/admin/desk/west-surrey-council/">Desk of West Surrey Council</a>' in old
    new = client.get("/admin/desk/east-surrey-council/").content.decode()
    assert "It opened on 1 April 2027 and replaced Elmbridge Borough Council, " in new
    assert 'href="/admin/desk/surrey-county-council/">Desk of Surrey County Council</a>' in new
