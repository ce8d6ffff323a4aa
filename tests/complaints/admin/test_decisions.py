"""The admin of decisions, subjects and releases."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from complaints.models import Decision, Recommendation, Release
from councils.public_record import public_record
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(admin_client):
    return admin_client


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("complaints_decision", 6),
        ("complaints_subject", 6),
        ("complaints_release", 5),
        ("complaints_councilfigures", 5),
        ("councils_council", 5),
    ],
)
def test_lists_make_no_query_per_row(staff, django_assert_num_queries, name, queries, more):
    for _ in range(more):
        factories.decision(subject=factories.subject(name=f"Homelessness {more}"))
    factories.release()
    with django_assert_num_queries(queries):
        assert staff.get(reverse(f"admin:{name}_changelist")).status_code == 200


def form(decision: Decision, **fields) -> dict:
    """What the browser would send of a decision without recommendations."""
    return {
        "reference": decision.reference,
        "council": decision.council_id,
        "decided_on": decision.decided_on.isoformat(),
        "kind": decision.kind,
        "outcome": decision.outcome,
        "summary": decision.summary,
        "statement": decision.statement,
        "recommendations-TOTAL_FORMS": 0,
        "recommendations-INITIAL_FORMS": 0,
    } | fields


def change(staff, decision: Decision, **fields):
    address = reverse("admin:complaints_decision_change", args=[decision.pk])
    return staff.post(address, form(decision, **fields))


def errors(response) -> dict:
    return dict(response.context["adminform"].form.errors)


def test_a_saved_decision_changes_the_public_record_and_is_kept_in_history(staff, admin_user):
    decision = factories.decision()
    version = public_record().version
    assert change(staff, decision, summary="Other words.").status_code == 302
    assert public_record().version == version + 1
    newest = decision.history.latest()
    assert (newest.summary, newest.history_user) == ("Other words.", admin_user)


def test_a_reference_is_taken_as_it_is_written(staff):
    decision = factories.decision()
    change(staff, decision, reference="24 018 407")
    decision.refresh_from_db()
    assert decision.reference == "24018407"
    assert errors(change(staff, decision, reference="24/018")) == {
        "reference": ["'24/018' is not a reference: write it as 24 018 407"]
    }


def test_a_decision_before_its_council_opened_is_refused(staff):
    decision = factories.decision(factories.council("New Council", opened_on=date(2024, 4, 1)))
    assert errors(change(staff, decision, decided_on="2024-03-31")) == {
        "decided_on": ["New Council opened on 1 April 2024, after this date."]
    }


def test_what_the_database_refuses_the_form_refuses(staff):
    decision = factories.decision()
    response = change(staff, decision, outcome="not_upheld", satisfactory_remedy="on")
    assert response.status_code == 200
    assert "__all__" in errors(response)
    assert Decision.objects.get().outcome == "upheld"


def test_a_text_cannot_be_approved_in_the_future(staff):
    tomorrow = timezone.localtime() + timedelta(days=1)
    response = change(
        staff,
        factories.decision(),
        text_approved_at_0=f"{tomorrow:%d/%m/%Y}",
        text_approved_at_1="12:00",
    )
    assert errors(response) == {"text_approved_at": ["An approval cannot lie in the future."]}


def test_recommendations_are_entered_with_the_decision_and_keep_their_first_failure(staff):
    decision = factories.decision()
    row = {
        "recommendations-TOTAL_FORMS": 1,
        "recommendations-0-council": decision.council_id,
        "recommendations-0-number": 1,
        "recommendations-0-kind": "service_improvement",
        "recommendations-0-public_summary": "Train staff.",
        "recommendations-0-due_on": "2024-07-01",
        "recommendations-0-outcome": "not_complied",
        "recommendations-0-recorded_on": "2024-08-01",
    }
    assert change(staff, decision, **row).status_code == 302
    made = Recommendation.objects.get()
    assert (made.public_summary, made.first_not_complied_on) == ("Train staff.", date(2024, 8, 1))


def test_a_reference_is_found_as_it_is_shown(staff):
    factories.decision(reference="24018407")
    factories.decision(reference="24018408")
    address = reverse("admin:complaints_decision_changelist")
    page = staff.get(address, {"q": "24 018 407"})
    assert [each.reference for each in page.context["cl"].result_list] == ["24018407"]


def test_a_release_is_read_only_once_it_is_public_and_never_deleted(staff):
    factories.decision()
    public = factories.release()
    Release.objects.filter(pk=public.pk).update(public_at=timezone.now() - timedelta(seconds=5))
    address = reverse("admin:complaints_release_change", args=[public.pk])
    assert staff.post(address, {"reason": "Another"}).status_code == 403
    assert (
        staff.post(reverse("admin:complaints_release_delete", args=[public.pk])).status_code == 403
    )
    Release.objects.filter(pk=public.pk).update(public_at=timezone.now() + timedelta(days=5))
    assert staff.post(address, {"reason": "Said before"}).status_code == 302
    public.refresh_from_db()
    assert public.reason == "Said before"
    assert staff.get(reverse("admin:complaints_release_add")).status_code == 403


def test_councils_and_subjects_are_found_by_what_is_typed(staff):
    factories.council("Kent County Council")
    found = staff.get(
        reverse("admin:autocomplete"),
        {
            "term": "kent",
            "app_label": "complaints",
            "model_name": "decision",
            "field_name": "council",
        },
    )
    assert [each["text"] for each in found.json()["results"]] == ["Kent County Council"]


def test_the_public_sees_the_change_at_once(staff, client):
    decision = factories.decision(decided_on=date(2024, 1, 5))
    address = decision.get_absolute_url()
    etag = client.get(address)["ETag"]
    change(staff, decision, withheld_reason="identifiable")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404
