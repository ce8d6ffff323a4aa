"""Records are given to somebody on one page, one or many."""

from datetime import timedelta

import pytest

from councils.models import Owned
from councils.ownership.kinds import address_of, key_of
from councils.ownership.steps import give
from tests import factories
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import AT, colleague, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def ann():
    return colleague("ann")


def send(client, address, **typed):
    form = client.get(address).context["form"]
    fields = {"owner": "", "next_on": "", "note": "", "seen": form.initial["seen"]}
    return client.post(address, fields | typed, follow=True)


def said(response) -> list[str]:
    return [str(each) for each in response.context["messages"]]


def test_one_is_taken_with_a_day_and_a_note(ann):
    client, row = signed_in(ann), factories.decision()
    address = address_of([key_of(row)])
    page = client.get(address)
    assert page.context["form"].initial["owner"] == ann
    done = send(client, address, owner=ann.pk, next_on="2024-08-09", note="Ask for the policy")
    assert done.redirect_chain[-1][0] == f"/admin/complaints/decision/{row.pk}/change/"
    assert said(done) == [f"Ann looks after {row} now."]
    shown = " ".join(done.content.decode().split())
    assert "You look after this" in shown
    assert "next on 9 August 2024: Ask for the policy" in shown


def test_many_are_given_at_once_and_what_cannot_be_is_named(ann):
    client, ben = signed_in(ann), colleague("ben")
    free, taken = factories.decision(), outstanding()
    address = address_of([key_of(free), key_of(taken)])
    seen = client.get(address).context["form"].initial["seen"]
    give(taken, ann, by=ann, at=AT)
    answer = send(client, address, owner=ben.pk, seen=seen)
    assert [(each.record, each.owner) for each in Owned.objects.order_by("pk")] == [
        (taken, ann),
        (free, ben),
    ]
    (problem,) = answer.context["form"].non_field_errors()
    assert problem.startswith(f"{taken.decision}, recommendation {taken.number}: Somebody gave it")


def test_an_empty_owner_lets_it_go(ann):
    client, row = signed_in(ann), factories.decision()
    give(row, ann, by=ann, at=AT)
    address = address_of([key_of(row)])
    wrong = send(client, address, note="For whom?")
    assert wrong.context["form"].errors["note"] == ["Only what somebody looks after has this."]
    assert said(send(client, address)) == [f"Nobody looks after {row} now."]
    assert not Owned.objects.exists()


def test_only_who_may_do_it_can_be_chosen(ann):
    reviewer, outsider = colleague("rita", "Reviewer"), colleague("stan", "Statistician")
    client, row = signed_in(ann), outstanding()
    address = address_of([key_of(row)])
    offered = set(client.get(address).context["form"].fields["owner"].queryset)
    assert {ann, reviewer} <= offered
    assert outsider not in offered
    refused = send(client, address, owner=outsider.pk)
    assert "owner" in refused.context["form"].errors
    late = send(client, address, owner=ann.pk, next_on=str(AT.date() - timedelta(days=1)))
    assert "has passed" in late.context["form"].non_field_errors()[0]
    assert not Owned.objects.exists()


@pytest.mark.parametrize("rows", ["", "?row=complaints.decision:0", "?row=auth.user:1", "?row=x"])
def test_what_is_not_there_is_not_found(ann, rows):
    assert signed_in(ann).get(f"/admin/owners/{rows}").status_code == 404


def test_who_may_not_do_it_neither_sees_nor_gives_it(ann):
    row = factories.decision()
    address = address_of([key_of(row)])
    client = signed_in(colleague("stan", "Statistician"))
    assert client.get(address).status_code == client.post(address).status_code == 403
    page = client.get(f"/admin/complaints/decision/{row.pk}/change/").content.decode()
    assert "Nobody looks after this" in page
    assert "/admin/owners/" not in page


def test_it_leads_back_within_the_portal_alone(ann):
    client, row = signed_in(ann), factories.decision()
    inside = client.get(address_of([key_of(row)], "/admin/own-work/"))
    outside = client.get(address_of([key_of(row)], "https://example.org/"))
    assert inside.context["back"] == "/admin/own-work/"
    assert outside.context["back"] == f"/admin/complaints/decision/{row.pk}/change/"
