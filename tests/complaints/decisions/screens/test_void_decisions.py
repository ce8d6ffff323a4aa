"""Entering in error on staff's screens: asked for, agreed to, found again with its reason."""

import pytest
from django.urls import reverse

from complaints.decisions.steps import void_decisions
from complaints.models import Decision, Voiding
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done
from tests.complaints.decisions.entries import typed
from tests.complaints.steps import Staff, address, told

pytestmark = pytest.mark.django_db
LIST = reverse("admin:complaints_decision_changelist")
WHY = "It is about another body."


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def shown():
    return factories.decision(factories.council("Kent County Council"), reference="24018407")


@pytest.fixture
def staff(client, clock):
    return Staff(client, clock)


def void(decision, ann, bob):
    done(void_decisions.void, decision, WHY, ann, AT)
    done(void_decisions.agree, decision, bob, LATER)
    decision.refresh_from_db()


def page(decision):
    return reverse("admin:complaints_decision_change", args=[decision.pk])


def listed(client, **asked):
    return [each.reference for each in client.get(LIST, asked).context["cl"].result_list]


def test_two_people_void_what_was_shown(client, staff, shown, ann, bob):
    answer = staff.take("void", shown, ann, reason=WHY)
    assert told(answer) == [
        "success: 24 018 407 waits for a second person, who agrees that it was entered in error."
    ]
    body = client.get(page(shown)).content.decode()
    assert f"Ann says that it was entered in error: {WHY}" in body
    assert address("agree-void", shown) not in body
    client.force_login(bob)
    queue = client.get(reverse("admin:decisions-waiting")).content.decode()
    assert address("agree-void", shown) in queue
    assert WHY in queue
    assert address("agree-void", shown) in client.get(page(shown)).content.decode()
    answer = staff.take("agree-void", shown, bob)
    assert told(answer) == [
        "success: 24 018 407 is void. Its reference is free; this entry is kept as"
        " 24 018 407 (void)."
    ]
    assert Voiding.objects.get().agreed_by == bob


def test_whoever_asked_takes_it_back_and_another_case_officer_does_not(client, staff, shown, ann):
    staff.take("void", shown, ann, reason=WHY)
    client.force_login(colleague("Cat", "Case officer"))
    assert client.get(address("leave-entered", shown)).status_code == 403
    answer = staff.take("leave-entered", shown, ann, reason="It is ours.")
    assert told(answer)[0].startswith("success: 24 018 407 stays as it is. Shown to the public")
    assert not Voiding.objects.exists()


def test_what_is_void_is_read_with_its_reason_and_not_changed(client, shown, ann, bob):
    void(shown, ann, bob)
    client.force_login(bob)
    body = client.get(page(shown)).content.decode()
    assert "it was entered in error as 24 018 407. It is shown nowhere and counts nowhere" in body
    assert f"Ann said why, and Bob agreed: {WHY}" in body
    assert 'class="steps"' not in body
    assert client.post(page(shown), typed(shown, summary="Another.")).status_code == 403
    for step in ("withhold", "void", "move"):
        answer = client.get(address(step, shown))
        assert "nothing is done with it any more" in answer.content.decode()
    assert "Entered in error" in client.get(f"{page(shown)[:-7]}history/").content.decode()


def test_the_list_has_it_where_somebody_asks_for_it(client, shown, ann, bob):
    other = factories.decision(shown.council, reference="24018408")
    void(shown, ann, bob)
    client.force_login(ann)
    assert listed(client) == [other.reference]
    assert listed(client, outcome__exact="entered_in_error") == ["24018407A"]
    assert listed(client, q="24 018 407") == ["24018407A"]
    assert listed(client, q="24 018 40") == ["24018408", "24018407A"]
    again = factories.decision(shown.council, reference="24018407")
    assert set(listed(client, q="24 018 407")) == {again.reference, "24018407A"}


def test_a_decision_is_not_entered_as_void(client, ann):
    client.force_login(ann)
    page = client.get(reverse("admin:complaints_decision_add"))
    choices = dict(page.context["adminform"].form.fields["outcome"].choices)
    assert "upheld" in choices
    assert "entered_in_error" not in choices


def test_the_public_finds_it_nowhere(client, clock, shown, ann, bob):
    clock.set(AT)
    was = client.get("/decisions/24-018-407/")
    assert was.status_code == 200
    void(shown, ann, bob)
    clock.set(LATER)
    for each in ("/decisions/24-018-407/", "/decisions/24-018-407A/"):
        assert client.get(each, follow=True).status_code == 404  # letters lead to small ones
    for each in ("/decisions/", "/api/v1/decisions/", "/sitemap.xml"):
        assert "24-018-407" not in client.get(each).content.decode()
    feed = client.get("/feed.atom").content.decode()
    assert "24018407" in feed
    assert WHY not in feed
    assert Decision.objects.get().is_void
