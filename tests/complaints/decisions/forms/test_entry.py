"""Two people on the same decision, and how what is typed is taken."""

from datetime import date

import pytest

from complaints.decisions.forms.entry import CONFLICT
from complaints.models import Decision
from tests import factories
from tests.complaints.decisions.entries import (
    add,
    change,
    errors,
    new_recommendation,
    page_of,
    signed_in,
    somebody,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer", "ann"))


@pytest.fixture
def colleague():
    return signed_in(somebody("Case officer", "bea"))


def told(response) -> list:
    """What the page says that somebody else changed, the newest first."""
    found = response.context["adminform"].form.conflict
    return [
        (each.about, each.done, each.by, [(one.name, one.old, one.new) for one in each.fields])
        for each in found
    ]


def again(response, sent: dict) -> dict:
    """What the browser sends after the answer: the same, with the page's own revision."""
    form = response.context["adminform"].form
    return sent | {"revision": form["revision"].value(), "seen": form["seen"].value()}


def test_the_second_is_told_what_the_first_changed_and_nothing_is_saved(officer, colleague):
    decision = factories.decision(summary="Old.")
    sent = typed(decision, title="My title")
    change(colleague, decision, summary="New.")
    response = officer.post(page_of(decision), sent)
    assert errors(response) == {"__all__": [CONFLICT]}
    assert told(response)[0] == (
        "Decision",
        "Changed",
        "bea",
        [
            ("Summary", "Old.", "New."),
            ("Text approved at", "4 June 2024, 12.00pm", "empty"),
        ],
    )
    assert len(told(response)) == 1
    stored = Decision.objects.get()
    assert (stored.title, stored.summary, stored.revision) == ("", "New.", 1)


def test_what_she_typed_is_kept_and_may_be_saved_knowingly(officer, colleague):
    decision = factories.decision(text_approved_at=None)
    sent = typed(decision, title="My title", **new_recommendation(0))
    change(colleague, decision, summary="New.")
    response = officer.post(page_of(decision), sent)
    page = response.content.decode()
    assert 'value="My title"' in page
    assert "Train staff." in page
    assert officer.post(page_of(decision), again(response, sent)).status_code == 302
    stored = Decision.objects.get()
    assert (stored.title, stored.summary) == ("My title", decision.summary)
    assert stored.recommendations.get().public_summary == "Train staff."


def test_a_third_change_meanwhile_is_told_again(officer, colleague):
    decision = factories.decision()
    sent = typed(decision, title="My title")
    change(colleague, decision, summary="New.")
    response = officer.post(page_of(decision), sent)
    change(colleague, Decision.objects.get(), summary="Newer.")
    response = officer.post(page_of(decision), again(response, sent))
    assert [each[3] for each in told(response)] == [[("Summary", "New.", "Newer.")]]
    assert Decision.objects.get().title == ""


def test_what_was_changed_before_she_opened_it_is_not_told(officer, colleague):
    decision = factories.decision(summary="Oldest.", text_approved_at=None, reference="24018407")
    change(colleague, decision, summary="Old.")
    decision.refresh_from_db()
    sent = typed(decision)
    change(colleague, decision, received_on="2024-01-05")
    response = officer.post(page_of(decision), sent)
    assert [each[3] for each in told(response)] == [[("Received on", "empty", "5 January 2024")]]


def test_a_recommendation_added_meanwhile_is_told_and_kept(officer, colleague):
    decision = factories.decision(text_approved_at=None)
    sent = typed(decision, title="My title")
    change(colleague, decision, **new_recommendation(0))
    response = officer.post(page_of(decision), sent)
    assert ("Recommendation 1", "Entered") in [each[:2] for each in told(response)]
    assert officer.post(page_of(decision), again(response, sent)).status_code == 302
    assert Decision.objects.get().recommendations.count() == 1


def test_a_recommendation_removed_meanwhile_is_told_and_what_she_typed_of_it_stays(
    officer, colleague
):
    decision = factories.decision(text_approved_at=None)
    open_ = {"outcome": "", "done_on": None, "recorded_on": None}
    for summary in ("First.", "Second.", "Third."):
        factories.recommendation(decision, public_summary=summary, **open_)
    sent = typed(decision) | {
        "recommendations-0-public_summary": "First, by me.",
        "recommendations-0-due_on": "2024-07-15",
    }
    change(colleague, decision, **{"recommendations-0-DELETE": "on"})
    assert decision.recommendations.count() == 2
    response = officer.post(page_of(decision), sent)
    assert ("Recommendation 1", "Removed", "bea", []) in told(response)
    (formset,) = (each.formset for each in response.context["inline_admin_formsets"])
    typed_rows = [form["public_summary"].value() for form in formset.forms]
    assert typed_rows == ["Second.", "Third.", "First, by me."]
    assert formset.initial_form_count() == 2


@pytest.mark.parametrize("seen", ["", "1", "x.y"])
def test_a_page_that_says_nothing_of_what_it_saw_is_refused(officer, colleague, seen):
    decision = factories.decision()
    change(colleague, decision, summary="New.")
    response = change(officer, decision, revision="", seen=seen, title="My title")
    assert CONFLICT in errors(response)["__all__"]
    assert Decision.objects.get().title == ""


def test_a_reference_is_taken_as_it_is_written(officer):
    decision = factories.decision(text_approved_at=None)
    change(officer, decision, reference="24 018 407")
    decision.refresh_from_db()
    assert decision.reference == "24018407"
    assert errors(change(officer, decision, reference="24/018")) == {
        "reference": ["'24/018' is not a reference: write it as 24 018 407"]
    }


def test_a_reference_is_given_once(officer):
    decision = factories.decision(reference="24018407")
    assert errors(add(officer, decision.council, reference="24-018-407")) == {
        "reference": ["Decision with this Reference already exists."]
    }


def test_a_browser_sends_other_ends_of_lines_and_that_is_no_change(officer):
    decision = factories.decision(statement="## The complaint\n\n1. Mrs B complains.\n")
    before = decision.history.count()
    sent = decision.statement.replace("\n", "\r\n").strip()
    assert change(officer, decision, statement=sent).status_code == 302
    assert decision.history.count() == before
    change(officer, decision, statement=sent + "\r\n\r\n2. More.")
    assert Decision.objects.get().statement == "## The complaint\n\n1. Mrs B complains.\n\n2. More."


def test_an_instant_that_the_clocks_do_not_have_is_refused(officer):
    response = add(
        officer,
        factories.council(),
        kind="report",
        title="A title",
        announced_at_0="30/03/2025",
        announced_at_1="01:30",
    )
    (message,) = errors(response)["announced_at"]
    assert "couldn’t be interpreted in time zone Europe/London" in message


def test_nothing_typed_is_lost_by_an_error(officer):
    response = add(
        officer,
        factories.council(),
        decided_on="",
        statement="## My heading",
        **new_recommendation(0, private_text="Pay £500.", kind="personal_remedy"),
    )
    page = response.content.decode()
    assert "## My heading" in page
    assert "Pay £500." in page
    assert errors(response)["decided_on"] == ["This field is required."]


def test_the_page_carries_what_it_saw(officer):
    decision = factories.decision(revision=7, decided_on=date(2024, 6, 3))
    form = officer.get(page_of(decision)).context["adminform"].form
    assert form["revision"].value() == 7
    assert form["seen"].value() == f"{decision.history.get().history_id}.0"


CLOSED = "Old Kent closed on 1 April 2024: this is after that."


def test_what_is_unlikely_is_asked_about_and_the_answer_kept(officer):
    old = factories.council("Old Kent", closed_on=date(2024, 4, 1))
    response = add(officer, old)
    question = f"{CLOSED} Is that right? Say why below, or change it."
    assert errors(response) == {"decided_on": [question]}
    assert not Decision.objects.exists()
    page = response.content.decode()
    assert f"<li><p>{CLOSED}</p></li>" in page
    assert 'name="because"' in page
    form = response.context["adminform"].form
    answered = {"asked": form["asked"].value(), "because": "It was decided late."}
    assert add(officer, old, **answered).status_code == 302
    assert Decision.objects.get().history.get().history_change_reason == (
        f"Unlikely, but right: It was decided late. (asked: {CLOSED})"
    )


def test_what_is_unlikely_of_a_recommendation_is_asked_with_its_decision(officer):
    response = add(officer, factories.council(), **new_recommendation(0, due_on="2034-07-15"))
    sentence = "Recommendation 1: It is due on 15 July 2034, more than 2 years after the decision."
    (found,) = errors(response)["__all__"]
    assert found.startswith(sentence)
    form = response.context["adminform"].form
    answered = {"asked": form["asked"].value(), "because": "A new building."}
    sent = new_recommendation(0, due_on="2034-07-15") | answered
    assert add(officer, factories.council(), **sent).status_code == 302


def test_what_a_browser_does_not_send_of_a_fixed_field_is_no_change(officer):
    """A disabled control is not sent: the approval of the decision stands all the same."""
    decision = factories.decision()
    fixed = ("reference", "decided_on", "kind", "outcome", "council", "received_on", "subject")
    sent = {name: value for name, value in typed(decision).items() if name not in fixed}
    assert officer.post(page_of(decision), sent).status_code == 302
    kept = Decision.objects.get()
    assert kept.text_approved_at == decision.text_approved_at
    assert (kept.reference, kept.revision) == (decision.reference, decision.revision)


def test_what_is_withheld_while_it_is_entered_waits_for_somebody_else(officer):
    kent = factories.council("Kent")
    add(officer, kent, withhold="consent", withhold_note=" No consent yet. ")
    made = Decision.objects.get()
    assert (made.withheld_reason, made.withheld_note, made.withheld_by) == (
        *("consent", "No consent yet.", officer.user),
    )
    assert made.withheld_at is not None
    assert list(Decision.objects.awaiting_confirmation()) == [made]
    assert made.history.get().withheld_reason == "consent"
    page = officer.get(page_of(made)).content.decode()
    assert 'name="withhold"' not in page


def test_nothing_is_withheld_unless_a_reason_is_chosen(officer):
    kent = factories.council("Kent")
    page = officer.get("/admin/complaints/decision/add/").context["adminform"].form
    assert not page["withhold"].value()
    refused = add(officer, kent, withhold_note="No consent yet.")
    assert errors(refused).keys() == {"withhold"}
    add(officer, kent)
    assert Decision.objects.get().withheld_reason == ""


def test_what_may_be_there_already_is_asked_about_once(officer):
    kent = factories.council("Kent")
    add(officer, kent)
    first = Decision.objects.get()
    number = first.reference
    mistyped = number[:6] + number[7] + number[6]
    assert mistyped != number
    asked = add(officer, kent, reference=mistyped)
    (doubt,) = asked.context["adminform"].form.doubts
    assert "its reference differs from this one in one place" in doubt.sentence
    sent = {"because": "Another case", "asked": [doubt.sentence]}
    add(officer, kent, reference=mistyped, **sent)
    assert Decision.objects.count() == 2
    change(officer, first, summary="New.")
    assert Decision.objects.get(pk=first.pk).summary == "New."
