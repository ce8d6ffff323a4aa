"""Decisions entered by each role, as a browser would send them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from complaints.decisions.history import Seen
from complaints.models import Decision, Recommendation

ROLES = ("Case officer", "Reviewer", "Statistician", "Administrator")


def somebody(role: str, name: str = ""):
    """A member of staff, known by the role where no name is told."""
    user = get_user_model().objects.create_user(name or role.lower().replace(" ", "-"))
    user.is_staff = True
    user.save()
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def page_of(decision: Decision) -> str:
    return reverse("admin:complaints_decision_change", args=[decision.pk])


def typed(decision: Decision, **fields) -> dict:
    """What a browser would send of a decision and of what is stored of its recommendations."""
    rows = list(decision.recommendations.order_by("number"))
    sent = {
        "reference": decision.reference,
        "decided_on": decision.decided_on.isoformat(),
        "kind": decision.kind,
        "outcome": decision.outcome,
        "title": decision.title,
        "summary": decision.summary,
        "statement": decision.statement,
        "acted_for": decision.acted_for,
        "revision": decision.revision,
        "seen": str(Seen.now(decision)),
        "recommendations-TOTAL_FORMS": len(rows),
        "recommendations-INITIAL_FORMS": len(rows),
    }
    if decision.subject_id:
        sent["subject"] = decision.subject_id
    if decision.satisfactory_remedy:
        sent["satisfactory_remedy"] = "on"
    for number, row in enumerate(rows):
        sent |= typed_recommendation(number, row)
    return sent | fields


def typed_recommendation(number: int, row: Recommendation) -> dict:
    prefix = f"recommendations-{number}-"
    sent = {
        "id": row.pk,
        "decision": row.decision_id,
        "kind": row.kind,
        "council": row.council_id,
        "private_text": row.private_text,
        "public_summary": row.public_summary,
        "outcome": row.outcome,
        "done_on": row.done_on.isoformat() if row.done_on else "",
    }
    return {prefix + name: value for name, value in sent.items()}


def new_recommendation(number: int, **fields) -> dict:
    sent = {"kind": "service_improvement", "public_summary": "Train staff.", "due_on": "2024-07-15"}
    prefix = f"recommendations-{number}-"
    return {prefix + name: value for name, value in (sent | fields).items()} | {
        "recommendations-TOTAL_FORMS": number + 1
    }


def new_decision(council, **fields) -> dict:
    sent = {
        "reference": "24 018 407",
        "council": council.pk,
        "decided_on": "2024-06-03",
        "kind": "statement",
        "outcome": "upheld",
        "summary": "We upheld Mrs B's complaint.",
        "statement": "",
        "recommendations-TOTAL_FORMS": 0,
        "recommendations-INITIAL_FORMS": 0,
    }
    return sent | fields


def change(client: Client, decision: Decision, **fields):
    return client.post(page_of(decision), typed(decision, **fields))


def add(client: Client, council, **fields):
    return client.post(reverse("admin:complaints_decision_add"), new_decision(council, **fields))


def errors(response) -> dict:
    """Every error of the page, by the field it stands at."""
    assert response.status_code == 200, response
    found = dict(response.context["adminform"].form.errors)
    for formset in response.context["inline_admin_formsets"]:
        for number, each in enumerate(formset.formset.errors):
            found |= {f"{number}-{name}": list(messages) for name, messages in each.items()}
    return {name: list(messages) for name, messages in found.items()}
