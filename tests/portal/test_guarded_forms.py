"""Every control of every form of staff, sent by each role: none changes what a step guards.

The forms are found in the registry of the admin and their controls on the page itself, so one that
is added is tried as well. Each is sent as a browser would send it, alone among what the page says;
what is greyed out is sent all the same.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from complaints.decisions.rules.guard import FREE_OF_DECISION, FREE_OF_RECOMMENDATION
from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    Decision,
    Extension,
    Recommendation,
    Release,
    ReleasedCase,
    Review,
    Subject,
    YearNote,
)
from councils.models import Contact, LoadedFile, Team
from letters.composing.drafts import template_of
from letters.models import Letter, LetterFile, LetterTemplate, Message
from tests import factories
from tests.complaints.decisions.entries import ROLES, somebody
from tests.letters import correspondence
from tests.portal.controls import Page, attempts

pytestmark = pytest.mark.django_db

OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
# An approval that is voided is what an edit of the text does; that none is given is asked apart.
BOOKKEEPING = {
    *("revision", "text_changed_by", "text_approved_by", "text_approved_at", "hidden_at"),
}
WHOLE = (
    *(Release, CouncilFigures, CategoryFigures, ReleasedCase, Review, Extension),
    *(Letter, LetterFile, Message),
)


def guarded_state(free: set[int] = frozenset()) -> dict:
    """Every value that a step guards, whatever fields there are; decisions that are free apart."""
    found = {}
    for model, may_change in (
        (Decision, FREE_OF_DECISION | BOOKKEEPING),
        (Recommendation, FREE_OF_RECOMMENDATION),
        *((model, frozenset()) for model in WHOLE),
    ):
        for row in model.objects.all():
            if getattr(row, "decision_id", row.pk if model is Decision else None) in free:
                continue
            for each in model._meta.concrete_fields:
                if each.name not in may_change and not each.generated:  # it follows others
                    value = getattr(row, each.attname)
                    is_bytes = isinstance(value, memoryview)
                    found[model.__name__, row.pk, each.name] = bytes(value) if is_bytes else value
    found |= {("Subject", row.pk, "category"): row.category_id for row in Subject.objects.all()}
    approved = Decision.objects.filter(text_approved_at__isnull=False).exclude(pk__in=free)
    return found | {"approved": set(approved.values_list("pk", flat=True))}


def changed(before: dict, after: dict) -> set:
    """What became another; an approval alone may go, and none may come."""
    found = {
        key
        for key in before.keys() | after.keys()
        if key != "approved" and before.get(key) != after.get(key)
    }
    return found | {("approved", pk) for pk in after["approved"] - before["approved"]}


@pytest.fixture
def world():
    """Everything that staff have a page of; decisions approved, counted, approved before, free."""
    subject, other = factories.subject(), factories.subject("Planning", "Planning", "Trees")
    correspondence.composed()
    correspondence.approved("Kent")
    template_of(correspondence.YEAR, correspondence.AT)
    [kent] = {letter.council for letter in Letter.objects.all() if "Kent" in letter.council.name}
    both = factories.decision(kent, reference="22018407", decided_on=date(2022, 6, 3))
    overdue = factories.recommendation(both, private_text="Pay Mrs B £500.", **OPEN)
    factories.recommendation(both)
    Decision.objects.filter(pk=both.pk).update(subject=subject)
    counted = factories.decision(
        kent,
        reference="22018408",
        outcome="advice_given",
        decided_on=date(2022, 6, 3),
        text_approved_at=None,
        subject=other,
    )
    factories.release("2022-23")
    before = factories.decision(kent, reference="20018409", decided_on=date(2020, 6, 3))
    before.text_approved_at = None
    before.save()
    free = factories.decision(
        kent, reference="20018410", decided_on=date(2020, 6, 3), text_approved_at=None
    )
    factories.recommendation(free, **OPEN)
    YearNote.objects.create(year="2024-25", text="A note.")
    Team.objects.create(name="Housing")
    Contact.objects.get_or_create(council=kent, role="leader", email="lee@kent.example")
    LoadedFile.objects.create(
        kind="decisions", name="a.csv", sha256="", counts="", loaded_at=correspondence.AT
    )
    guarded = [both, counted, before]
    return {"guarded": guarded, "free": free, "overdue": overdue, "all": [*guarded, free]}


def clients() -> dict[str, Client]:
    found = {}
    users = {role: somebody(role) for role in ROLES}
    users["superuser"] = User.objects.create_superuser("chief")
    for role, user in users.items():
        found[role] = Client()
        found[role].force_login(user)
    return found


def tried(
    client: Client, address: str, free: set[int], most: int = 2
) -> Iterator[tuple[str, set, int]]:
    """Each attempt at a page: what was filled in, what it changed of what is guarded."""
    answer = client.get(address)
    if answer.status_code != 200:
        return
    page = Page(answer.content.decode())
    before = guarded_state(free)
    for name, sent in attempts(page, most):
        try:
            with transaction.atomic():
                answer = client.post(address, sent)
                after = guarded_state(free)
                transaction.set_rollback(True)
        except IntegrityError:  # the database itself refuses it
            continue
        yield name, changed(before, after), answer.status_code


def pages_of(model) -> Iterator[str]:
    if model is not Decision:  # those have their own tests below
        for row in list(model._default_manager.order_by("pk"))[:1]:
            yield reverse(
                f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk]
            )


def test_no_control_of_a_guarded_decision_changes_what_a_step_guards(world):
    found, count, saved = [], 0, set()
    for role, client in clients().items():
        for decision in world["guarded"] if role == "superuser" else world["guarded"][:1]:
            address = reverse("admin:complaints_decision_change", args=[decision.pk])
            most = 2 if role == "superuser" else 1
            for name, values, status in tried(client, address, {world["free"].pk}, most):
                count += 1
                found += [(role, decision.reference, name, each) for each in values]
                if status == 302:
                    saved.add(name)
    assert found == []
    assert count > 100
    # The pages do save, so there was something to be refused.
    assert {"summary", "statement", "recommendations-0-private_text"} <= saved


def test_the_same_controls_change_a_decision_that_nobody_approved_or_counted(world):
    address = reverse("admin:complaints_decision_change", args=[world["free"].pk])
    touched = {
        key[:1] + key[2:]
        for _, values, _ in tried(clients()["Case officer"], address, set())
        for key in values
    }
    names = ("reference", "decided_on", "received_on", "satisfactory_remedy", "subject")
    assert {("Decision", name) for name in names} <= touched
    # One was removed and one was added, and what became of one was recorded.
    names = ("id", "council", "outcome", "first_not_complied_on")
    assert {("Recommendation", name) for name in names} <= touched


def test_no_other_form_of_staff_changes_what_a_step_guards(world):
    found, met = [], set()
    for model in site._registry:
        for role, client in clients_once(world).items():
            for address in pages_of(model):
                for name, values, _ in tried(client, address, set(), 1):
                    met.add(model.__name__)
                    found += [(role, model.__name__, name, each) for each in values]
    assert found == []
    assert {"Council", "Subject", "Category", "YearNote", "User"} <= met


def clients_once(world) -> dict[str, Client]:
    if "clients" not in world:
        world["clients"] = {
            role: client
            for role, client in clients().items()
            if role in ("superuser", "Administrator", "Statistician")
        }
    return world["clients"]


def test_every_kind_of_row_that_staff_have_a_page_of_is_there_to_be_tried(world):
    lacking = {model.__name__ for model in site._registry if not model._default_manager.exists()}
    assert lacking <= {
        "AnnouncedChange",
        "ErrorReport",
        "Challenge",
        "EarlySight",
        "Suspension",
    }  # whose pages are steps alone


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
def test_no_list_has_a_door_of_its_own(role):
    request = RequestFactory().get("/")
    is_chief = role == "superuser"
    request.user = User.objects.create_superuser("chief") if is_chief else somebody(role)
    for model, admin in site._registry.items():
        assert not admin.list_editable, model
        assert not admin.save_as, model
        actions = set(admin.get_actions(request))
        allowed = {"withdraw_at_once", "record_compliance", "approve_chosen", "give_to_somebody"}
        if model in (Subject, YearNote, LetterTemplate) or model._meta.label in DELETABLE:
            allowed |= {"delete_selected"}
        assert actions <= allowed, model


DELETABLE = {
    *("complaints.Category", "auth.Group", "auth.User", "complaints.ErrorReport"),
    *("councils.Team", "councils.Contact"),
}


@pytest.mark.parametrize("model", [Decision, Recommendation, Release, CouncilFigures, Letter])
def test_nothing_guarded_is_deleted_or_put_back_from_its_history(world, model):
    row = model.objects.order_by("pk").first()
    chief = clients()["superuser"]
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    before = guarded_state()
    assert chief.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    newest = row.history.order_by("history_id").first() if hasattr(model, "history") else None
    if newest is not None:
        base = reverse(f"{name}_history", args=[row.pk])
        answer = chief.post(f"{base}{newest.pk}/", {})
        assert answer.status_code in (403, 404, 302, 405)
    assert guarded_state() == before
