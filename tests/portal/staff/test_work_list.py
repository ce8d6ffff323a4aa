"""What waits for whom, on the front page of the staff's part."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from complaints.decisions.steps.error_reports import report
from complaints.models import Review
from councils.years import london_instant
from letters.models import Challenge, Letter
from portal.staff import work_items as front_page
from portal.staff.own_work import LEFT, MENTIONS, MINE, TEAM
from portal.staff.work_list import work_list
from tests import factories
from tests.letters.models import rows

pytestmark = pytest.mark.django_db

AT = london_instant("2025-07-01 10:00")
TODAY = date(2025, 7, 1)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


def person(role: str) -> User:
    user, made = User.objects.get_or_create(username=role, defaults={"is_staff": True})
    if made:
        user.groups.add(Group.objects.get(name=role))
    return user


SUSPENSIONS = "Figures to be suspended, or shown again: to be confirmed"


def waiting(role: str) -> dict[str, int]:
    """The lists that are not empty, and how many wait in each."""
    return {each.title: each.count for each in work_list(person(role), AT) if each.count}


def titles(role: str) -> list[str]:
    return [each.title for each in work_list(person(role), AT)]


def test_each_role_sees_its_own_lists():
    own = [MINE, TEAM, LEFT]
    notes = [*own, MENTIONS]
    reports = [*notes, "Reports from readers"]
    compliance = ["Recommendations overdue", "Recommendations due within 14 days"]
    compliance += ["Recommendations of councils that closed: who must comply?"]
    decisions = [
        "Shown to the public within a week",
        "Upheld without recommendations, this year and last",
        "Texts given back that nobody looks after",
        "Reviews under way",
    ]
    contacts = ["Contacts whose e-mail came back"]
    second_person = [
        "Withheld: to be confirmed or restored",
        "Texts to be approved",
        "Said to be entered in error: to be agreed",
        "No longer required, or required again: to be confirmed",
    ]
    assert titles("Case officer") == reports + compliance + decisions + contacts
    assert titles("Reviewer") == [
        *reports,
        SUSPENSIONS,
        "Councils that say something is wrong",
        "Letters not sent, or perhaps sent",
        *second_person,
        *compliance,
        *decisions,
        "Letters to be approved",
        "Letters to be sent",
        "Releases in preparation",
    ]
    assert titles("Statistician") == [
        *own,
        "Councils that say something is wrong",
        "Letters not sent, or perhaps sent",
        "Letters given back that nobody looks after",
        "Letters to be sent",
        "Releases in preparation",
        "Councils with no number of residents",
    ]
    assert titles("Administrator") == [
        SUSPENSIONS,
        *contacts,
        "E-mails to colleagues not sent, or perhaps sent",
        "Contradictions in the register",
        "Councils with no number of residents",
        "Councils with no boundary",
        "Councils with no contact",
        "Councils with no GSS code",
        "Councils with no county",
    ]


def test_what_a_council_thinks_is_wrong_waits_for_who_may_answer_it():
    made = rows.challenge()
    for role in ("Reviewer", "Statistician"):
        [found] = [
            each for each in work_list(person(role), AT) if "something is wrong" in each.title
        ]
        assert (found.count, found.is_urgent) == (1, True)
        assert found.items[0].url == reverse("admin:letters_challenge_change", args=[made.pk])
    answered = {"result": "explained", "answer": "Yes.", "answered_at": AT}
    Challenge.objects.update(**answered, answered_by=person("Reviewer"))
    assert "Councils that say something is wrong" not in waiting("Reviewer")


def test_letters_wait_for_who_approves_and_for_who_sends_them():
    rows.letter(approved_at=AT, by_command=True)
    draft = rows.letter(release=Letter.objects.get().release)
    failed = rows.message(letter=Letter.objects.exclude(pk=draft.pk).get(), state="failed")
    assert waiting("Reviewer") == {
        "Letters not sent, or perhaps sent": 1,
        "Letters to be approved": 1,
        "Letters to be sent": 1,
        "Releases in preparation": 1,
    }
    assert "Letters to be approved" not in titles("Statistician")
    assert waiting("Statistician")["Letters not sent, or perhaps sent"] == 1
    to_send, to_approve, *_ = (each for each in work_list(person("Reviewer"), AT) if each.count)
    assert to_send.is_urgent
    (item,) = to_send.items
    assert (item.text, item.more) == (failed.council.name, "Not sent")
    assert item.url == reverse("admin:letters_letter_change", args=[failed.letter_id])
    assert [each.text for each in to_approve.items] == [str(draft)]
    assert to_send.url.endswith("?year=all&look=message")
    assert to_approve.url.endswith("?year=all&state=draft")


def test_many_are_not_counted_to_the_last_and_the_first_are_the_first_all_the_same(monkeypatch):
    made = factories.decision(decided_on=date(2025, 5, 1))
    for days in (3, 9, 1, 6):
        factories.recommendation(made, due_on=TODAY - timedelta(days=days), **OPEN)
    shown = []
    for most in (4, 3):
        monkeypatch.setattr(front_page, "MOST", most)
        (found,) = (each for each in work_list(person("Case officer"), AT) if each.count)
        shown.append((found.how_many, [item.more.partition(", due ")[2] for item in found.items]))
    days = ["22 June 2025", "25 June 2025", "28 June 2025", "30 June 2025"]
    assert shown == [(how_many, days) for how_many in ("4", "more than 3")]


def test_recommendations_overdue_and_due_soon():
    made = factories.decision(decided_on=date(2025, 5, 1))
    for days in (-1, 0, 14, 15):
        factories.recommendation(made, due_on=TODAY + timedelta(days=days), **OPEN)
    factories.recommendation(made, due_on=TODAY - timedelta(days=9))  # recorded
    factories.recommendation(
        made, due_on=TODAY, no_longer_required_reason="It closed.", no_longer_required_at=AT, **OPEN
    )
    found = waiting("Case officer")
    assert (found["Recommendations overdue"], found["Recommendations due within 14 days"]) == (1, 2)


def test_decisions_shown_within_the_week():
    for days in (-1, 0, 6, 7):
        factories.decision(decided_on=TODAY + timedelta(days=days - 42))
    factories.decision(decided_on=TODAY - timedelta(days=42), text_approved_at=None)
    factories.decision(decided_on=TODAY - timedelta(days=42), withheld_reason="consent")
    factories.decision(kind="report", title="On homes", announced_at=AT + timedelta(days=3))
    factories.decision(kind="report", title="On roads", announced_at=AT + timedelta(days=8))
    assert waiting("Case officer")["Shown to the public within a week"] == 3


def test_upheld_without_recommendations_though_nothing_was_offered():
    factories.decision(decided_on=date(2024, 4, 1))
    factories.decision(decided_on=date(2024, 3, 31))
    factories.decision(satisfactory_remedy=True)
    factories.decision(outcome="not_upheld")
    factories.recommendation(factories.decision())
    found = waiting("Case officer")
    assert found["Upheld without recommendations, this year and last"] == 1


def test_what_waits_for_a_second_person():
    officer = person("Case officer")
    factories.decision(withheld_reason="identifiable", withheld_by=officer, withheld_at=AT)
    factories.decision(withheld_reason="consent")  # from the shell: nobody has to confirm
    factories.decision(text_approved_at=None)
    factories.decision(text_approved_at=None, summary="", statement="")
    factories.decision(text_approved_at=None, outcome="advice_given")
    factories.recommendation(no_longer_required_reason="It closed.")
    factories.voiding()
    factories.voiding(voided_at=AT)
    assert waiting("Reviewer") == {
        "Withheld: to be confirmed or restored": 1,
        "Texts to be approved": 1,
        "Said to be entered in error: to be agreed": 1,
        "No longer required, or required again: to be confirmed": 1,
        "Upheld without recommendations, this year and last": 4,
    }


def test_reports_and_reviews():
    made = factories.decision(decided_on=date(2023, 6, 1))
    report("identifying", "A street", at=AT, decision=made)
    report("error", "A date", at=AT, council=made.council)
    Review.objects.create(decision=made, requested_on=TODAY, opened_at=AT)
    Review.objects.create(
        decision=made, requested_on=TODAY, opened_at=AT, ended_at=AT, result="confirmed"
    )
    assert waiting("Case officer") == {"Reports from readers": 2, "Reviews under way": 1}


def test_the_front_page_names_what_waits_and_what_does_not(client):
    factories.decision(text_approved_at=None)
    client.force_login(person("Reviewer"))
    body = client.get(reverse("admin:index")).content.decode()
    assert "Texts to be approved" in body
    assert reverse("admin:decisions-waiting") in body
    assert f"{LEFT}; {MENTIONS}; Reports from readers; {SUSPENSIONS}; Councils that say" in body


def test_contradictions_of_the_register_wait_by_their_kind():
    for name in ("Gone", "Lost"):
        factories.council(name, closed_on=date(2023, 4, 1))
    (found,) = [each for each in work_list(person("Administrator"), AT) if "Contr" in each.title]
    page = reverse("admin:data-problems")
    assert (found.count, found.url) == (2, f"{page}#contradictions")
    (item,) = found.items
    assert (item.url, item.more) == (f"{page}#gaps", "2")


def test_residents_are_missed_by_who_loads_them(client):
    kent = factories.council("Kent County Council")
    factories.council("Dover District Council", type="district", residents=1_000)
    client.force_login(person("Statistician"))
    front = client.get(reverse("admin:index")).content.decode()
    assert f'{kent}</a> <span class="quiet">2021</span>' in front


@pytest.mark.parametrize("more", [1, 3])
def test_the_front_page_makes_no_query_per_row(client, django_assert_num_queries, more):
    chief = User.objects.create_superuser("chief")
    client.force_login(chief)
    for _ in range(more):
        made = factories.decision(text_approved_at=None, decided_on=date(2025, 5, 1))
        factories.recommendation(made, due_on=TODAY, **OPEN)
        report("error", "A date", at=AT, decision=made)
    with django_assert_num_queries(61):
        client.get(reverse("admin:index"))


def test_who_opens_the_front_page_forgets_old_uploads(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    left = tmp_path / "uploads" / "abandoned" / "1"
    left.mkdir(parents=True)
    client.force_login(person("Reviewer"))
    client.get(reverse("admin:index"))
    assert not left.parent.exists()
