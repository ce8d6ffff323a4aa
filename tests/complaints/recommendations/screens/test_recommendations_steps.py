"""The steps with one recommendation: who may take them, and that the second person is another."""

from datetime import date

import pytest

from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import NewOutcome, record_outcome
from councils.public_record import changing_public_record, public_record
from tests import factories
from tests.complaints.recommendations.compliance import (
    AT,
    address,
    messages,
    outstanding,
    signed_in,
)

pytestmark = pytest.mark.django_db
STEPS = ("extend", "amend", "end", "confirm-end", "reject-end", "require-again", "correct")


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def officer():
    return signed_in("Case officer")


@pytest.fixture
def reviewer():
    return signed_in("Reviewer")


@pytest.fixture
def row():
    return outstanding(factories.decision(reference="24018407"))


def take(client, name: str, row, **sent):
    """Opens the page of a step as a browser does, fills it in and sends it."""
    page = client.get(address(name, row.pk))
    assert page.status_code == 200
    seen = page.context["recommendation"].decision.revision
    assert f'name="seen" value="{seen}"' in page.text
    return client.post(address(name, row.pk), sent | {"seen": seen})


def said(client, row) -> list[str]:
    return messages(client.get(address("change", row.pk)))


def offered(client, row) -> list[str]:
    return [each.step.slug for each in client.get(address("change", row.pk)).context["steps"]]


def record(row, by, outcome="complied", done_on=date(2024, 7, 10)):
    with changing_public_record():
        record_outcome([NewOutcome(row.pk, outcome, done_on)], by=by.user, at=AT)


def test_each_role_is_offered_what_it_may_do(officer, reviewer, row):
    clients = {"officer": officer, "reviewer": reviewer, "statistician": signed_in("Statistician")}
    clients["administrator"] = signed_in("Administrator")

    def all_offered():
        return {name: offered(client, row) for name, client in clients.items()}

    nothing = {"statistician": [], "administrator": []}
    steps = ["extend", "amend", "end"]
    open_ = {"officer": steps, "reviewer": steps}
    assert all_offered() == open_ | nothing
    take(officer, "end", row, reason="Moved away")
    waiting = {"officer": ["reject-end"], "reviewer": ["confirm-end", "reject-end"]}
    assert all_offered() == waiting | nothing
    take(officer, "reject-end", row, reason="She came back")
    record(row, officer)
    assert all_offered() == {"officer": [], "reviewer": ["correct"]} | nothing


def test_each_role_is_offered_what_undoes_an_end(officer, reviewer, row):
    take(officer, "end", row, reason="Moved away")
    take(reviewer, "confirm-end", row)
    assert [offered(each, row) for each in (officer, reviewer)] == [["require-again"]] * 2
    take(reviewer, "require-again", row, reason="She came back")
    page = officer.get(address("change", row.pk)).text
    assert "No longer required; waiting for a second person" in page
    assert "She came back" in page
    assert "She came back" not in signed_in("Statistician").get(address("change", row.pk)).text
    assert offered(officer, row) == []
    assert offered(reviewer, row) == ["leave-ended"]  # what she said herself she may take back
    other = signed_in("Reviewer", "other")
    assert offered(other, row) == ["confirm-again", "leave-ended"]
    take(other, "confirm-again", row)
    row.refresh_from_db()
    assert (row.no_longer_required_at, row.required_again_reason) == (None, "")


@pytest.mark.parametrize(
    ("role", "name"),
    [
        *(("Case officer", name) for name in ("confirm-end", "reject-end", "correct")),
        *(("Statistician", name) for name in STEPS),
        *(("Administrator", name) for name in STEPS),
    ],
)
def test_what_a_role_may_not_do_is_refused_at_its_address(reviewer, row, name, role):
    if name in ("confirm-end", "reject-end"):
        take(reviewer, "end", row, reason="Moved away")
    if name == "correct":
        record(row, reviewer)
    before = Recommendation.objects.values().get()
    client = signed_in(role)
    assert client.get(address(name, row.pk)).status_code == 403
    sent = {"reason": "Why", "due_on": "2024-09-01", "what": "outcome"}
    assert client.post(address(name, row.pk), sent).status_code == 403
    assert Recommendation.objects.values().get() == before


def test_a_council_is_given_longer(officer, row):
    version = public_record().version
    response = take(officer, "extend", row, due_on="2024-09-01", reason="A new head of service")
    assert response.url == address("change", row.pk)
    assert said(officer, row) == [
        "24 018 407, recommendation 1 is due on 1 September 2024 now; it was due on 15 July 2024."
    ]
    assert public_record().version == version + 1
    page = officer.get(address("change", row.pk))
    assert "It was due on 15 July 2024: given longer on 1 August 2024 by case-officer" in page.text


def test_what_is_refused_is_told_and_nothing_is_written(officer, row):
    page = take(officer, "extend", row, due_on="2024-07-15", reason="Why")
    assert page.context["form"].non_field_errors() == [
        "24 018 407, recommendation 1 is due on 15 July 2024 already: choose a later day."
    ]
    assert "Nothing was changed." in page.text
    page = take(officer, "extend", row, due_on="soon", reason="")
    assert page.context["form"].errors == {
        "due_on": ["Enter a valid date."],
        "reason": ["This field is required."],
    }
    row.refresh_from_db()
    assert (row.due_on, row.decision.revision) == (date(2024, 7, 15), 0)


def test_an_end_takes_two_people(officer, reviewer, row):
    take(officer, "end", row, reason="The complainant has moved away.")
    assert said(officer, row) == [
        "24 018 407, recommendation 1 waits for a second person, who confirms that it is no longer"
        " required."
    ]
    take(reviewer, "confirm-end", row)
    assert said(reviewer, row) == [
        "24 018 407, recommendation 1 is no longer required, and left out of the statistics from"
        " now on."
    ]
    row.refresh_from_db()
    assert (row.no_longer_required_by, row.no_longer_required_confirmed_by) == (
        officer.user,
        reviewer.user,
    )
    page = officer.get(address("change", row.pk))
    assert "Said by case-officer; confirmed by reviewer on 1 August 2024." in page.text


def test_nobody_is_her_own_second_person(reviewer, row):
    take(reviewer, "end", row, reason="Moved away")
    assert offered(reviewer, row) == ["reject-end"]
    told = "24 018 407, recommendation 1: it was you who said so, so somebody else confirms it."
    assert told in reviewer.get(address("confirm-end", row.pk)).text
    reviewer.post(address("confirm-end", row.pk), {"seen": 1})
    row.refresh_from_db()
    assert row.no_longer_required_at is None


def test_who_confirms_has_read_the_reason_that_counts(officer, reviewer, row):
    take(officer, "end", row, reason="Moved away")
    read = {"seen": 1}
    take(officer, "reject-end", row, reason="A mistake")
    take(officer, "end", row, reason="The school has closed")
    page = reviewer.post(address("confirm-end", row.pk), read)
    assert "24 018 407 has changed since you opened this page" in page.text
    assert "The school has closed" in page.text
    row.refresh_from_db()
    assert row.no_longer_required_at is None
    take(reviewer, "confirm-end", row)
    row.refresh_from_db()
    assert row.no_longer_required_at == AT


def test_a_page_that_was_never_read_changes_nothing(officer, row):
    page = officer.post(address("end", row.pk), {"reason": "Moved away"})
    assert "Open the page again: it is not complete." in page.text
    row.refresh_from_db()
    assert row.no_longer_required_reason == ""


def test_a_mistake_is_corrected_by_another_reviewer(officer, reviewer, row):
    record(row, officer, "not_complied", None)
    record(row, reviewer)
    other = signed_in("Reviewer", "another")
    assert (offered(reviewer, row), offered(other, row)) == ([], ["correct"])
    take(other, "correct", row, what="outcome", reason="It was another case")
    assert said(other, row) == [
        "24 018 407, recommendation 1 is corrected: it is not complied with now."
    ]
    row.refresh_from_db()
    assert (row.outcome, row.recorded_on) == ("not_complied", AT.date())


def test_an_earlier_failure_is_corrected_alone(officer, reviewer, row):
    record(row, officer, "not_complied", None)
    record(row, officer)
    take(reviewer, "correct", row, what="failure", reason="The letter had come in time")
    row.refresh_from_db()
    assert (row.outcome, row.done_on, row.first_not_complied_on) == (
        "complied",
        date(2024, 7, 10),
        None,
    )
    fields = reviewer.get(address("correct", row.pk)).context["form"].fields
    assert list(fields) == ["seen", "reason"]  # there is no earlier failure any more


def test_a_step_that_does_not_fit_any_more_says_why(officer, row):
    record(row, officer)
    page = officer.get(address("extend", row.pk)).text
    assert (
        "24 018 407, recommendation 1 has its outcome: what is open alone is given longer." in page
    )
    assert 'value="Give longer"' not in page
