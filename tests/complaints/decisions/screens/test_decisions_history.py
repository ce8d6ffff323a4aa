"""What was changed of a decision and of its recommendations, on one page."""

import pytest
from django.urls import reverse

from complaints.models import Decision
from tests import factories
from tests.complaints.decisions.entries import (
    change,
    new_recommendation,
    page_of,
    signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer", "ann"))


def history(client, decision, **asked):
    return client.get(reverse("admin:complaints_decision_history", args=[decision.pk]), asked)


def test_it_says_who_changed_what_from_what_to_what(officer):
    decision = factories.decision(summary="Old <words>.", text_approved_at=None)
    change(officer, decision, summary="New words.", **new_recommendation(0))
    page = history(officer, decision).content.decode()
    assert "<strong>Decision</strong> changed by ann" in page
    assert "<del>Old &lt;words&gt;.</del>" in page
    assert "<ins>New words.</ins>" in page
    assert "<strong>Recommendation 1</strong> entered by ann" in page
    assert "<ins>Train staff.</ins>" in page


def test_it_is_turned_in_pages(officer):
    decision = factories.decision()
    for number in range(60):
        decision.title = f"Title {number}"
        decision.save()
    assert len(history(officer, decision).context["page"].object_list) == 50
    assert len(history(officer, decision, page=2).context["page"].object_list) == 11
    assert "Title 0" not in history(officer, decision).content.decode()


def test_without_a_history_it_says_so(officer):
    decision = factories.decision()
    Decision.history.all().delete()
    assert "without a history" in history(officer, decision).content.decode()


@pytest.mark.parametrize(
    ("role", "is_told"),
    [
        ("Case officer", True),
        ("Reviewer", True),
        ("Statistician", False),
        ("Administrator", False),
    ],
)
def test_what_was_agreed_for_one_person_is_read_by_who_works_on_it(role, is_told):
    decision = factories.decision(withheld_reason="other", withheld_note="zebranote")
    made = factories.recommendation(decision, private_text="zebrapayment")
    made.private_text = "zebraother"
    made.save()
    client = signed_in(somebody(role))
    seen = history(client, decision).content.decode()
    form = client.get(page_of(decision)).content.decode()
    assert made.public_summary in form
    found = {word: word in seen for word in ("zebrapayment", "zebraother", "zebranote")}
    assert found == dict.fromkeys(found, is_told)
    assert ("zebraother" in form) is is_told
    assert ("zebranote" in form) is is_told
