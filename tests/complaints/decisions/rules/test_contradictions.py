"""Form, database and import refuse the same, in the same words."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from complaints.decisions.rules.contradictions import (
    ONLY_UPHELD_HAS_RECOMMENDATIONS,
    said,
    stands_at,
    wrong_with_decision,
    wrong_with_outcome,
    wrong_with_recommendation,
)
from complaints.models import Decision, Recommendation
from tests import factories
from tests.complaints.decisions.entries import (
    add,
    change,
    errors,
    new_recommendation,
    signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db

WAITING = {"text_approved_at": None}  # nobody approved it, so its form changes all of it
TODAY = date(2024, 9, 2)
AT = datetime(2025, 5, 20, 9, 30, tzinfo=UTC)

# What the database holds: the row, and the same as it is typed.
DECISIONS = {
    "remedy_only_if_upheld": (
        {"outcome": "not_upheld", "satisfactory_remedy": True},
        {"outcome": "not_upheld", "satisfactory_remedy": "on"},
    ),
    "report_has_title": ({"kind": "report", "title": ""}, {"kind": "report", "title": ""}),
    "only_a_report_is_announced": (
        {"announced_at": AT},
        {"announced_at_0": "20/05/2025", "announced_at_1": "09:30"},
    ),
    "decided_after_it_was_received": (
        {"received_on": date(2024, 6, 4)},
        {"received_on": "2024-06-04"},
    ),
}
RECOMMENDATIONS = {
    "personal_remedy_has_no_public_text": (
        {"kind": "personal_remedy", "public_summary": "Pay Mrs B £500."},
        {"kind": "personal_remedy", "public_summary": "Pay Mrs B £500."},
    ),
    "complied_has_the_day_it_was_done": (
        {"outcome": "complied", "done_on": None, "recorded_on": TODAY},
        {"outcome": "complied", "done_on": ""},
    ),
    "only_complied_has_a_day_it_was_done": (
        {"outcome": "", "recorded_on": None},
        {"done_on": "2024-07-15"},
    ),
}


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer"))


def refused(name: str, store) -> bool:
    """Whether the database itself refuses a row, by that constraint."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        store()
    return name in str(error.value)


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_refused_by_form_and_database_in_the_same_words(name, officer):
    row, as_typed = DECISIONS[name]
    council = factories.council()
    assert refused(name, lambda: factories.decision(council, **row))
    (own,) = (each for each in Decision._meta.constraints if each.name == name)
    assert errors(add(officer, council, **as_typed)) == {
        stands_at(name): [own.violation_error_message]
    }
    assert not Decision.objects.exists()
    stored = factories.decision(council, **WAITING)
    assert errors(change(officer, stored, **as_typed)) == {stands_at(name): [said(name)]}


@pytest.mark.parametrize("name", RECOMMENDATIONS)
def test_a_recommendation_is_refused_by_form_and_database_in_the_same_words(name, officer):
    row, as_typed = RECOMMENDATIONS[name]
    decision = factories.decision(**WAITING)
    assert refused(name, lambda: factories.recommendation(decision, **row))
    (own,) = (each for each in Recommendation._meta.constraints if each.name == name)
    response = change(officer, decision, **new_recommendation(0, **as_typed))
    assert errors(response) == {f"0-{stands_at(name)}": [own.violation_error_message]}
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("name", DECISIONS)
def test_what_the_database_holds_of_a_decision_is_told_in_its_words(name):
    row, _ = DECISIONS[name]
    decision = Decision(
        **{
            "reference": "24018407",
            "council": factories.council(),
            "decided_on": date(2024, 6, 3),
            "outcome": "upheld",
        }
        | row
    )
    found = list(wrong_with_decision(decision, has_recommendations=False, today=TODAY))
    assert found == [(stands_at(name), said(name))]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"decided_on": date(2024, 9, 2)}, []),
        (
            {"decided_on": date(2024, 9, 3)},
            [("decided_on", "A decision is not dated after today.")],
        ),
        (
            {"reference": "24018407", "decided_on": date(2023, 12, 31)},
            [
                (
                    "decided_on",
                    "It was decided in 2023, but its reference says that the complaint was received"
                    " in 2024.",
                )
            ],
        ),
        ({"outcome": "not_upheld"}, [("outcome", ONLY_UPHELD_HAS_RECOMMENDATIONS)]),
    ],
)
def test_what_takes_the_clock_or_two_tables(fields, told):
    made = {"reference": "23018407", "decided_on": date(2024, 6, 3), "outcome": "upheld"} | fields
    decision = Decision(council=factories.council(), **made)
    assert list(wrong_with_decision(decision, has_recommendations=True, today=TODAY)) == told


def test_a_decision_is_not_made_before_its_council_opened(officer):
    council = factories.council("New Council", opened_on=date(2024, 4, 1))
    told = {"decided_on": ["New Council opened on 1 April 2024, after this date."]}
    assert errors(add(officer, council, decided_on="2024-03-31")) == told
    assert add(officer, council, decided_on="2024-04-01").status_code == 302


def test_the_form_refuses_what_takes_the_clock(officer):
    council = factories.council()
    assert errors(add(officer, council, decided_on="2999-06-03")) == {
        "decided_on": ["A decision is not dated after today."]
    }
    assert errors(add(officer, council, decided_on="2023-06-03")) == {
        "decided_on": [
            "It was decided in 2023, but its reference says that the complaint was received in"
            " 2024."
        ]
    }


def test_only_an_upheld_decision_has_recommendations(officer):
    decision = factories.recommendation(factories.decision(**WAITING)).decision
    assert errors(change(officer, decision, outcome="not_upheld")) == {
        "outcome": [ONLY_UPHELD_HAS_RECOMMENDATIONS]
    }
    response = add(officer, decision.council, outcome="not_upheld", **new_recommendation(0))
    assert errors(response) == {"outcome": [ONLY_UPHELD_HAS_RECOMMENDATIONS]}
    assert Decision.objects.get().outcome == "upheld"


def test_what_is_no_longer_required_allows_another_outcome(officer):
    decision = factories.decision(**WAITING)
    ended = {"no_longer_required_reason": "It moved away.", "no_longer_required_at": AT}
    factories.recommendation(decision, **ended)
    assert change(officer, decision, outcome="not_upheld").status_code == 302
    assert Decision.objects.get().outcome == "not_upheld"


def test_several_contradictions_are_told_at_once(officer):
    response = add(
        officer, factories.council(), outcome="closed_after_initial_enquiries", kind="report"
    )
    assert errors(response) == {"title": ["A report has a title."]}
    response = add(
        officer,
        factories.council(),
        outcome="not_upheld",
        kind="report",
        satisfactory_remedy="on",
        received_on="2024-06-04",
    )
    assert errors(response) == {
        "decided_on": [said("decided_after_it_was_received")],
        "satisfactory_remedy": [said("remedy_only_if_upheld")],
        "title": [said("report_has_title")],
    }


def test_what_the_database_holds_stands_at_its_field_whatever_else_is_wrong(officer):
    response = add(officer, factories.council(), reference="", kind="report")
    assert errors(response) == {
        "reference": ["This field is required."],
        "title": [said("report_has_title")],
    }
    response = add(
        officer,
        factories.council(),
        **new_recommendation(0, due_on="", kind="personal_remedy", public_summary="Pay £500."),
    )
    assert errors(response) == {
        "0-due_on": ["This field is required."],
        "0-public_summary": [said("personal_remedy_has_no_public_text")],
    }


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": ""}, "kind"),
        ({"due_on": None}, "due_on"),
        ({"recorded_on": TODAY}, "outcome"),
    ],
)
def test_what_a_file_may_lack_of_a_recommendation(fields, told):
    made = {"kind": "service_improvement", "due_on": TODAY} | fields
    assert [name for name, _ in wrong_with_recommendation(Recommendation(**made))] == [told]


@pytest.mark.parametrize(
    ("outcome", "done_on", "told"),
    [
        ("complied", date(2024, 6, 3), []),
        ("complied", date(2024, 9, 2), []),
        ("not_complied", None, []),
        ("", None, []),
        ("complied", date(2024, 9, 3), ["What was done is not dated after today."]),
        (
            "complied",
            date(2024, 6, 2),
            ["The decision was made on 3 June 2024, after this date."],
        ),
        (
            "not_complied",
            date(2024, 6, 3),
            ["Only what was complied with has a day on which it was done."],
        ),
        ("", date(2024, 6, 3), ["Only what was complied with has a day on which it was done."]),
    ],
)
def test_days_on_which_something_was_done(outcome, done_on, told):
    row = Recommendation(outcome=outcome, done_on=done_on)
    found = wrong_with_outcome(row, decided_on=date(2024, 6, 3), today=TODAY)
    assert list(found) == [("done_on", sentence) for sentence in told]


def test_a_constraint_that_is_none_is_no_rule():
    with pytest.raises(KeyError):
        said("no_such_rule")


def test_every_sentence_belongs_to_a_field_of_its_row():
    for model in (Decision, Recommendation):
        names = {field.name for field in model._meta.get_fields()}
        for constraint in model._meta.constraints:
            assert constraint.violation_error_code in names, constraint.name
