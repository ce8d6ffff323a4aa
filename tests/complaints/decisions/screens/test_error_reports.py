"""Staff look at readers' reports and close them with words."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from complaints.decisions.steps.error_reports import close, report
from complaints.models import ErrorReport
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

AT = london_instant("2025-07-01 09:30")
LIST = reverse("admin:complaints_errorreport_changelist")


@pytest.fixture
def sign_in(client):
    def as_role(role: str) -> User:
        user = User.objects.create_user(role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return user

    return as_role


@pytest.fixture
def said() -> ErrorReport:
    made = factories.decision(factories.council("Kent County Council"), reference="24018407")
    return report("identifying", "It names a street.", at=AT, decision=made)


def change(of: ErrorReport) -> str:
    return reverse("admin:complaints_errorreport_change", args=[of.pk])


def rows(client, **chosen) -> list[ErrorReport]:
    return list(client.get(LIST, chosen).context["cl"].result_list)


@pytest.mark.parametrize("role", ["Case officer", "Reviewer"])
def test_answering_closes_a_report_in_ones_name(client, sign_in, said, role):
    user = sign_in(role)
    page = client.get(change(said)).content.decode()
    assert "It names a street." in page
    assert "1 July 2025, 9.30am" in page
    assert reverse("admin:complaints_decision_change", args=[said.decision_id]) in page
    assert "None" not in page
    assert "Closed by" not in page
    answer = client.post(change(said), {"answer": "Withdrawn."}, follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "The report is closed: Something may identify a person: 24 018 407."
    ]
    said.refresh_from_db()
    assert (said.answer, said.closed_by) == ("Withdrawn.", user)
    assert said.closed_at is not None
    assert rows(client) == []
    assert rows(client, state="closed") == rows(client, state="all") == [said]


def test_it_is_not_closed_without_words(client, sign_in, said):
    sign_in("Case officer")
    response = client.post(change(said), {"answer": " "})
    assert response.status_code == 200
    assert dict(response.context["adminform"].form.errors) == {
        "answer": ["Say what was done about it."]
    }
    assert rows(client) == [said]


def test_what_was_closed_is_read_only(client, sign_in, said):
    close(said, "Put right.", by=sign_in("Reviewer"), at=AT)
    assert client.post(change(said), {"answer": "Otherwise"}).status_code == 403
    answer = client.get(change(said))
    assert answer.status_code == 200
    assert "Closed by" in answer.content.decode()


@pytest.mark.parametrize("role", ["Statistician", "Administrator"])
def test_others_may_read_but_not_answer(client, sign_in, said, role):
    sign_in(role)
    assert client.get(change(said)).status_code == 200
    assert client.post(change(said), {"answer": "Mine"}).status_code == 403
    said.refresh_from_db()
    assert said.closed_at is None


def test_nobody_makes_or_deletes_one(admin_client, said):
    assert admin_client.get(reverse("admin:complaints_errorreport_add")).status_code == 403
    address = reverse("admin:complaints_errorreport_delete", args=[said.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_makes_no_query_per_row(admin_client, django_assert_num_queries, more):
    for _ in range(more):
        report("error", "Wrong", at=AT, decision=factories.decision())
    with django_assert_num_queries(9):
        admin_client.get(LIST)
