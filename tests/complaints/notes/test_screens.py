"""The pages of notes: who reads and writes, where they stand, and that nobody changes one."""

import pytest
from django.contrib.admin import site
from django.urls import reverse

from complaints.models import Mention, Note
from complaints.notes.steps import write
from portal.staff.work_list import work_list
from tests import factories
from tests.complaints.colleagues import AT, ROLES, colleague
from tests.complaints.steps import address, errors, told

pytestmark = pytest.mark.django_db
WORDS = "Ring the council about the street."
STEPS = ("note", "notes-read")


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def decision():
    return factories.decision()


def change(decision):
    return reverse("admin:complaints_decision_change", args=[decision.pk])


@pytest.mark.parametrize("role", [*ROLES, ""])
@pytest.mark.parametrize("step", STEPS)
def test_only_who_works_on_cases_opens_them(client, decision, role, step):
    client.force_login(colleague("Cat", *filter(None, [role])))
    expected = 200 if role in ("Case officer", "Reviewer") else 403
    assert client.get(address(step, decision)).status_code == expected


@pytest.mark.parametrize("step", STEPS)
def test_nobody_from_outside_gets_in(client, decision, step):
    response = client.post(address(step, decision), {"text": WORDS})
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")
    assert not Note.objects.exists()


def test_it_is_written_read_and_marked_as_read(client, clock, ann, bob, decision):
    clock.set(AT)
    client.force_login(ann)
    page = client.get(address("note", decision)).content.decode()
    assert "Bob, @bob" in page
    page = client.post(address("note", decision), {"text": WORDS, "to": [bob.pk]}, follow=True)
    assert told(page) == ["success: Noted. Bob will find it among their own work."]
    assert page.redirect_chain[-1][0] == change(decision)
    words = page.content.decode()
    assert WORDS in words
    assert address("notes-read", decision) not in words
    client.force_login(bob)
    assert address("notes-read", decision) in client.get(change(decision)).content.decode()
    assert WORDS in client.get(reverse("admin:own-work")).content.decode()
    assert f"Ann: {WORDS}" in client.get(reverse("admin:index")).content.decode()
    seen = client.get(address("notes-read", decision)).context["form"].initial["seen"]
    page = client.post(address("notes-read", decision), {"seen": seen}, follow=True)
    assert told(page) == ["success: Marked as read."]
    assert Mention.objects.get().read_at == AT
    assert WORDS in page.content.decode()
    assert WORDS not in client.get(reverse("admin:own-work")).content.decode()


def test_who_is_not_there_is_said_at_the_words(client, ann, decision):
    client.force_login(ann)
    page = client.post(address("note", decision), {"text": "@zed, look"})
    assert errors(page) == {
        "text": ["Nobody who may read this note is called @zed. Choose from the list."]
    }


def test_notes_stand_with_what_was_agreed_too(client, ann, bob, decision):
    row = factories.recommendation(decision)
    write(decision, WORDS, by=bob, at=AT)
    client.force_login(ann)
    url = reverse("admin:complaints_recommendation_change", args=[row.pk])
    assert WORDS in client.get(url).content.decode()


@pytest.mark.parametrize("role", ["Statistician", "Administrator"])
def test_who_only_reads_decisions_reads_no_notes(client, bob, decision, role):
    write(decision, WORDS, by=bob, at=AT)
    reader = colleague("Cat", role)
    client.force_login(reader)
    page = client.get(change(decision))
    assert page.status_code == 200
    assert WORDS not in page.content.decode()
    assert "Notes that mention you" not in [each.title for each in work_list(reader, AT)]


def test_there_is_no_form_that_changes_or_deletes_a_note():
    assert not {Note, Mention} & set(site._registry)
