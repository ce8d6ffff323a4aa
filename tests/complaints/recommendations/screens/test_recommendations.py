"""The desk of compliance: what is listed, found and shown, and to whom."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User

from complaints.models import Extension, Recommendation
from complaints.recommendations.screens.recommendations import RecommendationAdmin
from tests import factories
from tests.complaints.recommendations.compliance import (
    AT,
    address,
    asked,
    messages,
    outstanding,
    signed_in,
)

pytestmark = pytest.mark.django_db
ROLES = ("Case officer", "Reviewer", "Statistician", "Administrator")


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def officer():
    return signed_in("Case officer")


def listed(client, **chosen) -> list[Recommendation]:
    page = client.get(address("changelist"), chosen)
    assert page.status_code == 200
    return list(page.context["cl"].result_list)


@pytest.fixture
def some():
    """One of each: overdue, due today, in 14 days, in 15 days, waiting, recorded, failed, ended."""
    proposer, other = (User.objects.create_user(name) for name in ("proposer", "other"))
    said = {"no_longer_required_reason": "Moved", "no_longer_required_by": proposer}
    today = AT.date()
    return {
        "overdue": outstanding(due_on=today - timedelta(days=1)),
        "today": outstanding(due_on=today),
        "soon": outstanding(due_on=today + timedelta(days=14)),
        "later": outstanding(due_on=today + timedelta(days=15)),
        "waiting": outstanding(due_on=today + timedelta(days=16), **said),
        "complied": factories.recommendation(recorded_on=date(2024, 7, 20)),
        "failed": outstanding(outcome="not_complied", recorded_on=date(2024, 7, 21)),
        "ended": outstanding(
            **said, no_longer_required_confirmed_by=other, no_longer_required_at=AT
        ),
    }


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["overdue", "today", "soon", "later", "waiting"]),
        ({"state": "overdue"}, ["overdue"]),
        ({"state": "soon"}, ["today", "soon"]),
        ({"state": "waiting"}, ["waiting"]),
        ({"state": "recorded"}, ["failed", "complied"]),
        ({"state": "ended"}, ["ended"]),
        ({"state": "recorded", "due_in": "2024-25"}, ["failed", "complied"]),
        ({"state": "recorded", "due_in": "2023-24"}, []),
        ({"state": "recorded", "due_in": "nonsense"}, ["failed", "complied"]),
    ],
)
def test_what_is_open_comes_first_and_the_oldest_of_it(officer, some, chosen, names):
    found = listed(officer, **chosen)
    assert [name for row in found for name in some if some[name] == row] == names


@pytest.mark.parametrize("state", ["outstanding", "recorded", "all"])
def test_its_pages_follow_one_another_from_either_end(officer, some, monkeypatch, state):
    whole = listed(officer, state=state)
    monkeypatch.setattr(RecommendationAdmin, "list_per_page", 1)
    pages = [listed(officer, state=state, p=number + 1) for number in range(len(whole))]
    assert pages == [[row] for row in whole]
    # Saved views, the first and last year, how many, which, their rows, extensions.
    assert asked(officer, f"{address('changelist')}?state={state}&p=2") == 7


def test_what_is_looked_for_is_found_whatever_became_of_it(officer):
    council = factories.council("Kent County Council")
    row = factories.recommendation(factories.decision(council, reference="24018407"))
    other = outstanding(factories.decision(reference="24018407a"))
    outstanding(factories.decision(reference="24018408"))
    assert listed(officer, q="kent") == [row]
    assert set(listed(officer, q="24 018 407")) == {row, other}
    assert listed(officer, q="24-018-407", state="outstanding") == [other]


@pytest.mark.parametrize("more", [1, 3])
def test_the_desk_makes_no_query_per_row(officer, more):
    for _ in range(more):
        row = outstanding()
        Extension.objects.create(
            recommendation=row, was_due_on=row.due_on, due_on=AT, reason="x", granted_at=AT
        )
    # Saved views, years twice, how many, rows, extensions.
    assert asked(officer, address("changelist")) == 6
    assert len(listed(officer)) == more


def test_the_desk_says_what_is_overdue_late_and_given_longer(officer):
    council = factories.council("Kent County Council")
    decision = factories.decision(council, reference="24018407")
    row = outstanding(decision, kind="personal_remedy", public_summary="", private_text="Pay £5")
    for _ in range(2):
        Extension.objects.create(
            recommendation=row, was_due_on=date(2024, 7, 1), due_on=AT, reason="x", granted_at=AT
        )
    factories.recommendation(decision, done_on=date(2024, 7, 16), recorded_on=date(2024, 7, 17))
    page = officer.get(address("changelist"), {"state": "all"})
    assert [row_of_table(row) for row in page.context["cl"].result_list] == [
        ["2: service improvement", "15 July 2024", "16 July 2024 1 day late", "Complied", ""],
        ["1: personal remedy", "15 July 2024 17 days overdue", "", "Outstanding", "twice"],
    ]
    assert "Pay £5" not in page.text


def row_of_table(row) -> list:
    from django.contrib.admin import site
    from django.utils.html import strip_tags

    desk = site._registry[Recommendation]
    names = ("numbered", "due", "done", "what_became_of_it")
    return [*(strip_tags(getattr(desk, name)(row)) for name in names), desk.extended(row)]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_the_desk_and_nothing_is_added_or_deleted_there(role):
    client, row = signed_in(role), outstanding()
    assert listed(client) == [row]
    assert client.get(address("add")).status_code == 403
    assert client.post(address("delete", row.pk), {"post": "yes"}).status_code == 403
    assert client.post(address("change", row.pk), {"outcome": "complied"}).status_code == 403


@pytest.mark.parametrize("role", ROLES)
def test_what_is_private_is_shown_to_whoever_may_change_it(role):
    client = signed_in(role)
    row = outstanding(
        kind="personal_remedy",
        public_summary="",
        private_text="Apologise to Mrs B in Ashford",
        no_longer_required_reason="Mrs B has died",
        no_longer_required_by=User.objects.create_user("proposer"),
    )
    Extension.objects.create(
        recommendation=row,
        was_due_on=date(2024, 7, 1),
        due_on=AT,
        reason="In hospital",
        granted_at=AT,
    )
    row.private_text = "Apologise to Mrs B in Ashford, and pay"
    row._change_reason = "Still required: in hospital"
    row.save()
    page = client.get(address("change", row.pk))
    shown = [word in page.text for word in ("Ashford", "died", "hospital", "in hospital")]
    assert shown == [role in ("Case officer", "Reviewer")] * 4
    assert "1 July 2024" in page.text
    assert "proposer" in page.text


def test_the_page_of_one_says_what_happened_to_it(officer):
    decision = factories.decision(reference="24018407")
    row = outstanding(decision)
    row.council = factories.council("New Council")
    row.due_on = date(2024, 7, 20)
    row._history_user = officer.user
    row.save()
    page = officer.get(address("change", row.pk))
    assert page.context["title"] == "24 018 407, recommendation 1"
    assert [
        (entry.what, entry.by, [(each.label, each.before, each.after) for each in entry.changes])
        for entry in page.context["history"]
    ] == [
        (
            "Changed",
            "case-officer",
            [
                ("Council", decision.council.name, "New Council"),
                ("Due on", "15 July 2024", "20 July 2024"),
            ],
        ),
        ("Entered", "somebody unknown", []),
    ]
    Recommendation.history.all().delete()
    assert officer.get(address("change", row.pk)).context["history"] == []
    assert officer.get(address("history", row.pk)).url == address("change", row.pk)


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_of_one_makes_no_query_per_change(officer, more):
    row = outstanding()
    for _ in range(more):
        row.due_on += timedelta(days=1)
        row.council = factories.council()
        row.save()
    # The recommendation, its history, councils that were named in it, extensions, attachments.
    assert asked(officer, address("change", row.pk)) == 8


def test_what_is_not_there_is_not_found(officer):
    for key in (0, "nonsense"):
        assert officer.get(address("change", key)).status_code == 404
    assert officer.get(address("record", 0)).status_code == 404
    assert officer.get(address("extend", 0)).status_code == 404
    assert officer.get(address("record_many")).status_code == 404


def test_nobody_reads_it_without_having_signed_in(client):
    row = outstanding()
    for each in (address("changelist"), address("change", row.pk), address("record", row.pk)):
        assert client.get(each).url.startswith("/admin/login/")


def choose(client, rows, **more):
    sent = {"action": "record_compliance", "_selected_action": [row.pk for row in rows]}
    return client.post(address("changelist") + "?state=overdue", sent | more, follow=False)


def test_the_chosen_go_to_one_page_which_leads_back(officer):
    rows = [outstanding(), outstanding()]
    outstanding()
    there = urlsplit(choose(officer, rows).url)
    assert there.path == address("record_many")
    found = parse_qs(there.query)
    assert set(found["ids"][0].split(",")) == {str(row.pk) for row in rows}
    page = officer.get(there.geturl())
    assert [line.recommendation for line, _ in page.context["lines"]] == rows
    assert page.context["back"] == address("changelist") + "?state=overdue"


def test_more_than_one_page_has_are_not_chosen_one_by_one(officer, monkeypatch):
    monkeypatch.setattr("complaints.recommendations.screens.recommendations.MOST_AT_ONCE", 2)
    rows = [outstanding() for _ in range(3)]
    response = choose(officer, rows)
    assert response.url == address("changelist") + "?state=overdue"
    assert messages(officer.get(response.url)) == [
        "Choose 2 one by one at most, or all that the list shows."
    ]


@pytest.mark.parametrize("role", ["Statistician", "Administrator"])
def test_whoever_may_not_record_is_not_offered_it(role):
    client, row = signed_in(role), outstanding()
    page = client.get(address("changelist"))
    assert "record_compliance" not in page.text
    choose(client, [row])
    detail = client.get(address("change", row.pk))
    assert (detail.context["may_record"], detail.context["steps"]) == (False, [])
    assert "What you can do" not in detail.text
