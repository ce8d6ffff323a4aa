"""A council's desk has all that is open there, and nothing that somebody's role may not read."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission, User

from complaints.decisions.steps.error_reports import close, report
from complaints.models import Decision
from councils.models import Contact
from councils.ownership.steps import give
from portal.staff.council_desk_content import desk
from tests import factories
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import AT, colleague, signed_in
from tests.letters.models import rows

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def ann():
    return colleague("ann")


def found(council, user) -> dict:
    return {each.slug: each for each in desk(council, user, AT)}


def words(section) -> list[tuple]:
    return [each for _, each in section.rows]


def test_decisions_stand_there_until_nobody_has_to_do_anything(kent, ann):
    text = factories.decision(kent, decided_on=date(2024, 6, 1), text_approved_at=None)
    under_review = factories.decision(kent, decided_on=date(2024, 6, 2))
    under_review.reviews.create(requested_on=AT.date(), opened_by=ann, opened_at=AT)
    factories.decision(kent)
    factories.decision(text_approved_at=None)
    give(text, ann, by=ann, at=AT)
    cases = found(kent, ann)["cases"]
    assert words(cases) == [
        (str(text), "1 June 2024", "Upheld", "Text not approved", "Ann"),
        (str(under_review), "2 June 2024", "Upheld", "Under review", "nobody"),
    ]
    assert (cases.how_many, cases.rows[0][0]) == (
        *(2, f"/admin/complaints/decision/{text.pk}/change/"),
    )


def test_what_the_council_has_to_do_is_of_whichever_decision(kent, ann):
    """It took the place of the council that the decision is about."""
    late = outstanding(council=kent, due_on=AT.date() - DAY)
    due = outstanding(council=kent, due_on=AT.date(), kind="personal_remedy", public_summary="")
    outstanding()
    section = found(kent, ann)["recommendations"]
    assert [each[:4] for each in words(section)] == [
        (
            f"{late.decision}, recommendation {late.number}",
            *("Service improvement", "31 July 2024", "1 day overdue"),
        ),
        (
            f"{due.decision}, recommendation {due.number}",
            *("Personal remedy", "1 August 2024", "due today"),
        ),
    ]
    assert section.note == "1 of them overdue."


def test_readers_reports_of_its_page_and_of_its_decisions_stand_there(kent, ann):
    of_decision = report("error", "A slip", at=AT, decision=factories.decision(kent))
    report("identifying", "A name", at=AT, council=kent)
    report("error", "Elsewhere", at=AT, council=factories.council())
    close(report("error", "Old", at=AT, council=kent), "Mended", by=ann, at=AT)
    assert [each[1] for each in words(found(kent, ann)["reports"])] == [
        "the council’s page",
        str(of_decision.decision),
    ]


def test_letters_and_contacts_are_for_whoever_may_read_them(ann):
    message = rows.message(state="failed", problem="No such address")
    council = message.council
    Contact.objects.create(council=council, role="leader", name="Lee", email="lee@kent.example")
    ann.groups.clear()
    ann.user_permissions.add(Permission.objects.get(codename="view_decision"))
    ann = User.objects.get(pk=ann.pk)
    assert {"letters", "challenges", "contacts"}.isdisjoint(found(council, ann))
    for_reviewer = found(council, colleague("rita", "Reviewer"))
    assert words(for_reviewer["letters"])[0][3] == "not sent: No such address"
    assert words(for_reviewer["contacts"]) == [("Leader", "Lee", "lee@kent.example", "")]
    shown = signed_in(ann).get(f"/admin/desk/{council.slug}/").content.decode()
    assert "lee@kent.example" not in shown
    assert "No such address" not in shown


def test_what_it_said_is_wrong_stands_there():
    challenge = rows.challenge()
    council = challenge.early_sight.message.letter.council
    section = found(council, colleague("rita", "Reviewer"))["challenges"]
    assert [each[2] for each in words(section)] == ["Open"]


def test_what_differs_from_the_newest_year_is_counted_for_this_council_alone(kent, ann):
    moved, stays = (
        factories.decision(council, decided_on=date(2023, 6, 1))
        for council in (kent, factories.council())
    )
    factories.release("2023-24", public_at=AT - DAY)
    assert words(found(kent, ann)["differences"]) == [("2023-24, edition 1", "nothing")]
    Decision.objects.filter(pk=moved.pk).update(outcome="not_upheld")
    assert words(found(kent, ann)["differences"]) == [("2023-24, edition 1", "1 case")]
    assert words(found(stays.council, ann)["differences"])[0][1] == "nothing"
