"""The pages on which what is approved or counted is put right."""

from datetime import date

import pytest

from complaints.models import Decision, Recommendation
from tests import factories
from tests.complaints.colleagues import colleague
from tests.complaints.steps import Staff, errors, told

pytestmark = pytest.mark.django_db
SHOWN = "24 018 407"


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def take(client, clock):
    return Staff(client, clock).take


@pytest.fixture
def decision():
    kent = factories.council("Kent County Council")
    return factories.decision(kent, reference="24018407", kind="report", title="Delays")


def test_a_day_is_corrected_and_what_is_frozen_is_told(take, decision, ann):
    factories.release()
    page = take("correct", decision, ann, decided_on="2024-05-03", reason="Mistyped.")
    [sentence] = told(page)
    assert sentence.startswith(
        f"success: {SHOWN} is corrected. Not shown: its text is not approved"
    )
    assert "The figures of 2024-25 are frozen" in sentence
    assert Decision.objects.get().decided_on == date(2024, 5, 3)


def test_a_moment_is_announced_in_london_and_a_wrong_one_is_said(take, decision, ann):
    page = take("correct", decision, ann, announced_at="2025-03-30T01:30", reason="Set.")
    assert list(errors(page)) == ["announced_at"]
    take("correct", decision, ann, announced_at="2025-09-01T09:30", reason="Set.")
    assert f"{Decision.objects.get().announced_at:%Y-%m-%d %H:%M}" == "2025-09-01 08:30"
    again = take("correct", Decision.objects.get(), ann, title="Long delays", reason="Its title.")
    assert told(again)[0].startswith("success")
    assert f"{Decision.objects.get().announced_at:%Y-%m-%d %H:%M}" == "2025-09-01 08:30"


def test_no_reason_no_correction(take, decision, ann):
    page = take("correct", decision, ann, decided_on="2024-05-03")
    assert errors(page) == {"reason": ["This field is required."]}


def test_a_recommendation_is_added_with_its_reason(take, decision, ann):
    sent = {"kind": "personal_remedy", "private_text": "Pay.", "due_on": "2024-09-01"}
    page = take("add-recommendation", decision, ann, **sent, reason="It was left out.")
    assert told(page)[0].startswith(f"success: Recommendation 1 of {SHOWN} is added.")
    assert Recommendation.objects.get().private_text == "Pay."


def test_what_is_wrong_with_it_is_said_at_its_field(take, decision, ann):
    sent = {"kind": "personal_remedy", "public_summary": "Train staff.", "due_on": "2024-09-01"}
    page = take("add-recommendation", decision, ann, **sent, reason="It was left out.")
    assert errors(page) == {
        "public_summary": ["A personal remedy is private for ever: it has no public summary."]
    }
    assert not Recommendation.objects.exists()
