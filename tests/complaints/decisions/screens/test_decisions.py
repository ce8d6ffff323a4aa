"""The admin of decisions: who may do what, and what saving does."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from complaints.models import Decision
from councils.public_record import public_record
from councils.years import LONDON
from tests import factories
from tests.complaints.decisions.entries import (
    ROLES,
    add,
    change,
    page_of,
    signed_in,
    somebody,
    typed,
)

pytestmark = pytest.mark.django_db

LIST = "admin:complaints_decision_changelist"


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer"))


def statuses(client, decision) -> dict:
    return {
        "list": client.get(reverse(LIST)).status_code,
        "add": client.get(reverse("admin:complaints_decision_add")).status_code,
        "page": client.get(page_of(decision)).status_code,
        "save": client.post(page_of(decision), typed(decision, summary="New.")).status_code,
        "history": client.get(
            reverse("admin:complaints_decision_history", args=[decision.pk])
        ).status_code,
        "preview": client.get(
            reverse("admin:decision-preview", args=[decision.reference])
        ).status_code,
        "delete": client.post(
            reverse("admin:complaints_decision_delete", args=[decision.pk])
        ).status_code,
    }


@pytest.mark.parametrize(
    ("role", "may_add", "may_save"),
    [
        ("Case officer", 200, 302),
        ("Reviewer", 403, 302),
        ("Statistician", 403, 403),
        ("Administrator", 403, 403),
    ],
)
def test_what_each_role_may(role, may_add, may_save):
    decision = factories.recommendation().decision
    assert statuses(signed_in(somebody(role)), decision) == {
        "list": 200,
        "add": may_add,
        "page": 200,
        "save": may_save,
        "history": 200,
        "preview": 200,
        "delete": 403,
    }
    assert Decision.objects.get().summary == ("New." if may_save == 302 else decision.summary)


def test_nobody_reads_them_without_a_role(client, django_user_model):
    decision = factories.decision()
    user = django_user_model.objects.create_user("nobody", is_staff=True)
    client.force_login(user)
    assert set(statuses(client, decision).values()) == {403}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_do_is_not_on_its_page(role):
    decision = factories.decision(text_approved_at=None)
    factories.recommendation(decision, outcome="", done_on=None, recorded_on=None)
    client = signed_in(somebody(role))
    page = client.get(page_of(decision)).content.decode()
    may_save = role in ("Case officer", "Reviewer")
    assert ('name="_save"' in page) is may_save
    assert ('name="_preview"' in page) is may_save
    assert ('name="revision"' in page) is may_save
    assert ('name="recommendations-0-public_summary"' in page) is may_save
    assert "Remind staff to keep a record of each assessment." in page
    assert ('id="id_recommendations-0-DELETE"' in page) is (role == "Case officer")
    assert "deletelink" not in page
    urls = [step.url for step in client.get(page_of(decision)).context["steps"]]
    assert bool(urls) is may_save


def test_what_others_decide_is_not_typed_here(officer):
    decision = factories.decision()
    names = [
        "withheld_reason",
        "withheld_note",
        "withheld_by",
        "withholding_confirmed_by",
        "hidden_at_0",
        "text_approved_by",
        "text_approved_at_0",
        "text_changed_by",
    ]
    page = officer.get(page_of(decision)).content.decode()
    assert [name for name in names if f'name="{name}"' in page] == []
    change(officer, decision, withheld_reason="other", text_approved_at_0="01/01/2020", summary="N")
    stored = Decision.objects.get()
    assert (stored.withheld_reason, stored.text_approved_at) == ("", None)


def test_a_saved_decision_changes_the_public_record_and_is_kept_in_history(officer):
    decision = factories.decision()
    version = public_record().version
    assert change(officer, decision, summary="Other words.").status_code == 302
    assert public_record().version == version + 1
    newest = decision.history.latest()
    assert (newest.summary, newest.history_user) == ("Other words.", officer.user)


def test_a_decision_is_entered_by_whoever_writes_it(officer):
    assert add(officer, factories.council()).status_code == 302
    made = Decision.objects.get()
    assert (made.reference, made.decided_on) == ("24018407", date(2024, 6, 3))
    assert (made.text_changed_by, made.text_approved_at) == (officer.user, None)


def test_saving_without_a_change_changes_nothing(officer):
    decision = factories.recommendation().decision
    before = decision.history.count()
    assert change(officer, decision).status_code == 302
    stored = Decision.objects.get()
    assert (stored.revision, stored.text_approved_at) == (0, decision.text_approved_at)
    assert decision.history.count() == before


def test_an_edit_of_what_the_public_reads_hides_it_and_says_so(officer, client):
    decision = factories.decision()
    assert client.get(decision.get_absolute_url()).status_code == 200
    page = officer.get(page_of(decision)).content.decode()
    assert "hides it until a second person approves it" in page
    response = officer.post(page_of(decision), typed(decision, title="New"), follow=True)
    assert next((each.level_tag, str(each)) for each in response.context["messages"]) == (
        "warning",
        f"{decision} is hidden from the public now, because what the public reads was changed."
        " It is shown again once a second person approves it.",
    )
    assert client.get(decision.get_absolute_url()).status_code == 404
    stored = Decision.objects.get()
    assert (stored.text_approved_at, stored.text_changed_by) == (None, officer.user)


@pytest.mark.parametrize(
    ("changed", "is_drift"),
    [({"outcome": "not_upheld"}, True), ({"summary": "New."}, False)],
)
def test_what_makes_frozen_figures_differ_is_said(officer, changed, is_drift):
    kent = factories.decision().council
    factories.release()
    decision = factories.decision(kent, text_approved_at=None)  # entered after the year was counted
    page = officer.post(page_of(decision), typed(decision, **changed), follow=True)
    told = [str(each) for each in page.context["messages"]]
    assert any(each.startswith("The figures of 2024-25 are frozen") for each in told) == is_drift


def test_a_decision_entered_in_a_frozen_year_is_said_to_be_drift(officer):
    kent = factories.decision(reference="24000001").council
    factories.release()
    add(officer, kent)
    page = officer.get(reverse("admin:complaints_decision_changelist"))
    told = [str(each) for each in page.context["messages"]]
    assert any(each.startswith("The figures of 2024-25 are frozen") for each in told)


def test_an_edit_the_public_does_not_read_leaves_it_shown(officer, client):
    stored = factories.recommendation()
    decision = stored.decision
    sent = typed(decision, **{"recommendations-0-private_text": "More."})
    response = officer.post(page_of(decision), sent, follow=True)
    assert [each.level_tag for each in response.context["messages"]] == ["success"]
    assert client.get(decision.get_absolute_url()).status_code == 200
    assert Decision.objects.get().revision == 1


def test_what_is_not_shown_yet_is_not_said_to_be_hidden(officer):
    decision = factories.decision(decided_on=date(2024, 6, 3), text_approved_at=None)
    response = officer.post(page_of(decision), typed(decision, title="New"), follow=True)
    assert [each.level_tag for each in response.context["messages"]] == ["success"]


def test_what_was_approved_but_not_shown_yet_is_to_be_approved_again(officer, clock):
    clock.set(datetime(2024, 7, 1, 12, tzinfo=LONDON))
    officer.force_login(officer.user)
    decision = factories.decision()
    page = officer.get(page_of(decision)).content.decode()
    assert "a second person has to approve it again" in page
    response = officer.post(page_of(decision), typed(decision, title="New"), follow=True)
    assert [(each.level_tag, str(each)) for each in response.context["messages"]][:1] == [
        (
            "info",
            f"The text of {decision} has to be approved again, because what the public will read"
            " was changed.",
        )
    ]


def test_a_council_is_changed_by_moving_the_case(officer):
    decision = factories.decision()
    change(officer, decision, council=factories.council().pk)
    assert Decision.objects.get().council == decision.council


def test_save_and_preview_leads_to_the_preview(officer):
    decision = factories.decision()
    assert change(officer, decision, _preview="1").url == "/admin/decisions/{}/preview/".format(
        "-".join((decision.reference[:2], decision.reference[2:5], decision.reference[5:]))
    )
    assert add(officer, decision.council, _preview="1").url == (
        "/admin/decisions/24-018-407/preview/"
    )


def test_councils_and_subjects_are_found_by_what_is_typed(officer):
    factories.council("Kent County Council")
    factories.subject(name="Homelessness")
    found = {}
    for field, term in (("council", "kent"), ("subject", "homel")):
        sent = {"app_label": "complaints", "model_name": "decision", "field_name": field}
        answer = officer.get(reverse("admin:autocomplete"), sent | {"term": term})
        found[field] = [each["text"] for each in answer.json()["results"]]
    assert found == {"council": ["Kent County Council"], "subject": ["Housing › Homelessness"]}
