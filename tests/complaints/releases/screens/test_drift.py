"""Drift and revision as staff see them: who may, what stands there, what is refused."""

import csv
import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client

from complaints.models import Release
from complaints.releases.screens.drift import COLUMNS
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

AT = london_instant("2025-09-01 10:00")
WHY = "One case had been recorded with the wrong outcome."
NEXT = {"when": "later", "instant": "2025-09-02T09:30"}


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(AT)


@pytest.fixture
def signed_in():
    """A browser in which somebody of a role has signed in."""

    def sign_in(*roles: str) -> Client:
        name = "-".join(roles).lower().replace(" ", "-") or "nobody"
        user = User.objects.create(username=name, is_staff=True)
        user.groups.set(Group.objects.filter(name__in=roles))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def drifted(kent):
    """Of three cases one was moved to Medway, one has another outcome, one another category."""
    medway = factories.council("Medway Council", type="unitary")
    moved, replaced, recategorised = (
        factories.decision(kent, reference=f"2400000{number}", subject=factories.subject())
        for number in (1, 2, 3)
    )
    release = factories.release()
    moved.council, replaced.outcome = medway, "not_upheld"
    recategorised.subject = factories.subject("Planning", "Planning", "Enforcement")
    for decision in (moved, replaced, recategorised):
        decision.save()
    return release


def address(release, page):
    return f"/admin/complaints/release/{release.pk}/{page}"


def words(response) -> str:
    body = unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub(r"\s+", " ", body)


def rows(response) -> list[list[str]]:
    table = response.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    return [
        [
            " ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]


def test_the_drift_case_by_case(drifted, signed_in):
    page = signed_in("Statistician").get(address(drifted, "drift/"))
    assert (
        "3 cases differ from what was counted: 1 moved, 2 changed. 2 councils’ counts would change."
        in words(page)
    )
    assert "1 of them changes no count, only the category" in words(page)
    history = "Who, when, why of"
    assert [[each.replace("\u00a0", " ") for each in row] for row in rows(page)] == [
        [
            "24 000 002",
            "Kent County Council",
            "Changed",
            "Upheld",
            "Not upheld",
            f"{history} 24 000 002",
        ],
        [
            "24 000 003",
            "Kent County Council",
            "Changed breakdown only",
            "Housing",
            "Planning",
            f"{history} 24 000 003",
        ],
        [
            "24 000 001",
            "Medway Council from Kent County Council",
            "Moved",
            "Upheld; Housing",
            "Upheld; Housing",
            f"{history} 24 000 001",
        ],
    ]
    for decision in drifted.cases.values_list("decision", flat=True):
        assert f"/admin/complaints/decision/{decision}/change/" in page.content.decode()
        assert f"/admin/complaints/decision/{decision}/history/" in page.content.decode()


def test_the_cases_of_one_council(drifted, signed_in):
    client = signed_in("Statistician")
    page = client.get(address(drifted, "drift/"), {"council": "medway-council"})
    assert [row[0].replace("\u00a0", " ") for row in rows(page)] == ["24 000 001"]
    assert "All councils (3 cases)" in words(page)
    assert "Kent County Council (3)" in words(page)
    assert "drift.csv?council=medway-council" in page.content.decode()
    changes = words(page).split("What a revision would change for Medway Council")[1]
    assert ("Upheld 0 1 +1" in changes, "Kent" in changes) == (True, False)
    everything = client.get(address(drifted, "drift/"), {"council": "nowhere"})
    assert len(rows(everything)) == 3


def test_fifty_cases_stand_on_a_page(kent, signed_in):
    factories.decision(kent)
    release = factories.release()
    for _ in range(51):
        factories.decision(kent)
    client = signed_in("Statistician")
    first = client.get(address(release, "drift/"))
    assert len(rows(first)) == 50
    assert '<a href="?page=2">2</a>' in first.content.decode()
    assert len(rows(client.get(address(release, "drift/"), {"page": 2}))) == 1
    assert "51 cases" in words(first)


def test_the_cases_as_a_file(drifted, signed_in):
    response = signed_in("Statistician").get(address(drifted, "drift.csv"))
    assert response["Content-Disposition"] == 'attachment; filename="drift-2024-25-edition-1.csv"'
    lines = response.content.decode("utf-8-sig").splitlines()
    kent, medway = "Kent County Council", "Medway Council"
    assert list(csv.reader(lines)) == [
        list(COLUMNS),
        ["24 000 002", "changed", kent, kent, "Upheld", "Not upheld", "yes"],
        ["24 000 003", "changed", kent, kent, "Housing", "Planning", "no"],
        ["24 000 001", "moved", kent, medway, "Upheld; Housing", "Upheld; Housing", "yes"],
    ]
    one = signed_in("Reviewer").get(address(drifted, "drift.csv"), {"council": "medway-council"})
    assert len(one.content.decode().splitlines()) == 2


def test_an_imported_year_says_that_it_cannot_be_compared(kent, signed_in):
    release = published("2024-25", frozen(kent, upheld=1))
    page = signed_in("Statistician").get(address(release, "drift/"))
    assert "Imported: cannot be compared case by case." in words(page)
    assert "Make a revision" not in words(page)


def test_without_drift_there_is_nothing_to_revise(kent, signed_in):
    factories.decision(kent)
    release = factories.release()
    client = signed_in("Statistician")
    assert "Nothing has changed since it was counted." in words(
        client.get(address(release, "drift/"))
    )
    page = client.get(address(release, "revise/"))
    assert "Nothing has changed since it was counted." in words(page)
    assert 'name="reason"' not in page.content.decode()


@pytest.mark.parametrize("role", ["Case officer", "Reviewer", "Administrator"])
def test_others_see_the_drift_and_cannot_revise(drifted, signed_in, role):
    client = signed_in(role)
    page = client.get(address(drifted, "drift/"))
    assert (page.status_code, len(rows(page))) == (200, 3)
    assert "Make a revision" not in words(page)
    assert client.get(address(drifted, "revise/")).status_code == 403
    answer = client.post(address(drifted, "revise/"), {"reason": WHY, **NEXT})
    assert answer.status_code == 403
    assert Release.objects.count() == 1


def test_whoever_may_not_see_releases_sees_no_drift(drifted, signed_in):
    client = signed_in()
    for page in ("drift/", "drift.csv", "revise/"):
        assert client.get(address(drifted, page)).status_code == 403
    for page in ("drift/", "drift.csv", "revise/"):
        answer = Client().get(address(drifted, page))
        assert (answer.status_code, "/admin/login/" in answer["Location"]) == (302, True)


def test_a_release_that_is_not_there(signed_in):
    client = signed_in("Statistician")
    assert client.get("/admin/complaints/release/99/drift/").status_code == 404


def test_making_a_revision(drifted, signed_in):
    client = signed_in("Statistician")
    page = client.get(address(drifted, "revise/"))
    assert "Public: it stands on the page of revisions for good." in words(page)
    assert "Kent County Council Upheld 3 1 −2" in words(page)
    answer = client.post(address(drifted, "revise/"), {"reason": WHY, **NEXT})
    made = Release.objects.get(edition=2)
    assert answer["Location"] == f"/admin/complaints/release/{made.pk}/change/"
    assert (made.state(AT), made.reason) == ("draft", WHY)
    assert made.public_at == london_instant("2025-09-02 09:30")
    assert made.prepared_by.username == "statistician"
    told = client.get(answer["Location"])
    assert (
        "2024-25, edition 2 is prepared as a draft, to be public from 2 September 2025, 9.30am."
        in words(told)
    )
    again = client.get(address(drifted, "drift/"))
    assert "Edition 2 of 2024-25 is a draft already." in words(again)
    assert "Make a revision" not in words(again)


def test_at_once_is_as_soon_as_it_can_be_approved(drifted, signed_in):
    client = signed_in("Statistician")
    page = client.get(address(drifted, "revise/"))
    assert "as soon as it can be approved: 1 September 2025, 10.35am" in words(page)
    client.post(address(drifted, "revise/"), {"reason": WHY, "when": "soon", "instant": ""})
    assert Release.objects.get(edition=2).public_at == AT + timedelta(minutes=35)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"reason": "", **NEXT}, "This field is required."),
        ({"reason": WHY, "when": "later", "instant": ""}, "This is not a time"),
        ({"reason": WHY, "when": "later", "instant": "2026-03-29T01:30"}, "does not exist"),
        ({"reason": WHY, "when": "later", "instant": "2025-08-31T09:30"}, "has passed"),
        ({"reason": WHY, "instant": "2025-09-02T09:30"}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(drifted, signed_in, given, says):
    answer = signed_in("Statistician").post(address(drifted, "revise/"), given)
    assert answer.status_code == 200
    assert says in words(answer)
    assert "Nothing was prepared." in words(answer)
    assert Release.objects.count() == 1


def test_words_that_may_identify_a_person_are_shown_changed_or_confirmed(drifted, signed_in):
    client = signed_in("Statistician")
    reason = "The case of Mrs Smith was moved."
    asked = client.post(address(drifted, "revise/"), {"reason": reason, **NEXT})
    assert "<mark>Mrs Smith</mark>" in asked.content.decode()
    assert "they identify nobody" in words(asked)
    [hidden] = re.findall(r'name="words_asked" value="([^"]*)"', asked.content.decode())
    again = {"reason": reason, "words_asked": hidden, **NEXT}
    assert client.post(address(drifted, "revise/"), again).status_code == 200
    more = again | {"reason": f"{reason} So was Mr Jones’s.", "words_confirmed": "on"}
    asked = client.post(address(drifted, "revise/"), more)
    assert "<mark>Mr Jones</mark>" in asked.content.decode()
    assert Release.objects.count() == 1
    client.post(address(drifted, "revise/"), again | {"words_confirmed": "on"})
    assert Release.objects.get(edition=2).reason == reason
    assert "Mrs Smith" in LogEntry.objects.get().change_message


def test_two_people_make_a_revision_and_the_second_is_told(drifted, signed_in):
    given = {"reason": WHY, **NEXT}
    assert signed_in("Statistician").post(address(drifted, "revise/"), given).status_code == 302
    second = signed_in("Statistician", "Reviewer").post(address(drifted, "revise/"), given)
    assert "Edition 2 of 2024-25 is a draft already." in words(second)
    assert Release.objects.count() == 2


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("drift/", 26), ("revise/", 26)])
def test_queries_do_not_grow(drifted, signed_in, django_assert_num_queries, page, queries, more):
    client = signed_in("Statistician")
    for _ in range(more):
        factories.decision(factories.council(), subject=factories.subject())
    with django_assert_num_queries(queries):
        assert client.get(address(drifted, page)).status_code == 200
