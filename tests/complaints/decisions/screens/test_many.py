"""In an emergency: hidden at once from whoever asks next."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from complaints.decisions.last_shown import withdrawn
from complaints.decisions.screens import many
from complaints.decisions.screens.many import LABEL, MOST
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done
from tests.complaints.steps import Staff, as_kept, told

pytestmark = pytest.mark.django_db

LIST = reverse("admin:complaints_decision_changelist")
PRIVATE = "A word that gives somebody away"


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def decisions():
    kent = factories.council("Kent County Council")
    return [
        factories.decision(kent, reference=f"2401840{n}", summary=f"{PRIVATE} {n}.")
        for n in range(3)
    ]


def choose(client, decisions, **more):
    sent = {"action": "withdraw_at_once", ACTION_CHECKBOX_NAME: [each.pk for each in decisions]}
    return client.post(LIST, sent | more, follow=True)


@pytest.fixture
def staff(client, clock):
    return Staff(client, clock)


def test_several_are_withdrawn_from_their_list(staff, decisions, ann):
    staff.client.force_login(ann)
    first, second, third = decisions
    page = choose(staff.client, [first, second])
    assert page.context["title"] == LABEL
    assert page.context["chosen"] == [first, second]
    assert Decision.objects.public(LATER).count() == 3
    page = choose(
        staff.client, [first, second], withdraw="yes", reason="identifiable", note="A street."
    )
    assert told(page) == [
        "success: Withdrawn, so that the public does not see them any more: 24 018 400, 24 018 401."
        " What others hold of them is out of date within 60 seconds. Somebody else confirms or"
        " restores each."
    ]
    assert list(Decision.objects.public(LATER)) == [third]
    assert [each.reference for each in withdrawn(LATER)] == [second.reference, first.reference]
    second.refresh_from_db()
    assert (second.withheld_by, second.withheld_note) == (ann, "A street.")


def test_what_is_withheld_already_is_told_and_the_others_are_hidden_all_the_same(
    staff, decisions, ann
):
    first, second, _ = decisions
    done(withhold, first, "consent", "", colleague("Bob"), AT)
    staff.client.force_login(ann)
    page = choose(staff.client, [first, second], withdraw="yes", reason="identifiable")
    assert told(page)[0].startswith("success: Withdrawn, so that the public does not see them")
    assert told(page)[1] == (
        "warning: 24 018 400 is withheld already (consent), by Bob, since 1 July 2025, 9.30am. The"
        " public does not see it."
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.withheld_reason, second.withheld_reason) == ("consent", "identifiable")


def test_without_a_reason_nothing_is_done(staff, decisions, ann):
    staff.client.force_login(ann)
    before = as_kept()[0]
    page = choose(staff.client, decisions, withdraw="yes", reason="")
    assert page.context["form"].errors.keys() == {"reason"}
    assert as_kept()[0] == before


def test_there_is_a_limit(staff, decisions, ann, monkeypatch):
    monkeypatch.setattr("complaints.decisions.screens.many.MOST", 2)
    staff.client.force_login(ann)
    page = choose(staff.client, decisions, withdraw="yes", reason="consent")
    assert told(page) == ["error: Withdraw 2 decisions at most at a time. Nothing was done."]
    assert Decision.objects.public(LATER).count() == 3
    assert MOST == 100


@pytest.mark.parametrize(("role", "may"), [("Reviewer", True), ("Statistician", False)])
def test_only_who_may_withhold_is_offered_it(staff, decisions, role, may):
    staff.client.force_login(colleague("Cat", role))
    assert (LABEL in staff.client.get(LIST).content.decode()) is may
    choose(staff.client, decisions, withdraw="yes", reason="consent")
    assert Decision.objects.public(LATER).count() == (0 if may else 3)


def test_the_very_next_request_of_the_public_does_not_see_it(staff, client, decisions, ann):
    factories.release()
    gone, other, _ = decisions
    factories.recommendation(gone, public_summary="Remind the zebra keepers.")
    council = reverse("council-year", args=[gone.council.slug, "2024-25"])
    pages = {
        gone.get_absolute_url(): PRIVATE,
        "/decisions/": gone.get_absolute_url(),
        f"/decisions/?council={gone.council.slug}": gone.get_absolute_url(),
        council: gone.get_absolute_url(),
        reverse("council-improvements", args=[gone.council.slug]): "zebra",
    }
    tags = {}
    for where, words in pages.items():
        answer = client.get(where)
        assert words in answer.content.decode(), where
        expires = int(answer["X-Accel-Expires"].removeprefix("@"))
        assert expires < LATER.timestamp() + 60
        tags[where] = answer["ETag"]
    staff.take("withhold", gone, ann, reason="consent")
    for where, words in pages.items():
        answer = client.get(where, headers={"If-None-Match": tags[where]})
        assert answer.status_code == (404 if where == gone.get_absolute_url() else 200), where
        assert words not in answer.content.decode(), where
        assert answer.headers.get("ETag") != tags[where]
    missing = client.get("/decisions/99-999-999/")
    assert client.get(gone.get_absolute_url()).content == missing.content
    assert client.get(other.get_absolute_url()).status_code == 200


def test_one_that_fails_is_named_and_the_others_are_hidden(staff, ann, decisions, monkeypatch):
    staff.client.force_login(ann)
    first, broken, last = decisions
    hide = many.withhold

    def failing(decision, *rest):
        if decision.pk == broken.pk:
            raise RuntimeError
        return hide(decision, *rest)

    monkeypatch.setattr(many, "withhold", failing)
    page = choose(staff.client, decisions, withdraw="yes", reason="consent", note="")
    hidden = Decision.objects.exclude(withheld_reason="").order_by("reference")
    assert list(hidden) == [first, last]
    assert [each for each in told(page) if "went wrong" in each] == [
        f"warning: {broken}: Something went wrong (RuntimeError): it was noted for whoever runs"
        " the portal."
    ]
