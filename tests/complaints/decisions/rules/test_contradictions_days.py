"""Days of recommendations, as files and forms have them."""

from datetime import date

import pytest

from complaints.decisions.rules.contradictions import (
    due_before,
    wrong_with_days,
    wrong_with_outcome,
)
from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import NewOutcome, RowsRefused, record_outcome
from councils.public_record import changing_public_record
from councils.years import london_instant
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
DECIDED, TODAY = date(2024, 6, 3), date(2024, 9, 2)
BEFORE = "The decision was made on 3 June 2024, after this date."


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"due_on": DECIDED, "done_on": TODAY, "recorded_on": TODAY}, []),
        ({"due_on": date(2024, 6, 2)}, [("due_on", BEFORE)]),
        ({"done_on": date(2024, 6, 2)}, []),  # a file may have it
        ({"done_on": date(2024, 9, 3)}, [("done_on", "What was done is not dated after today.")]),
        ({"recorded_on": date(2024, 6, 2)}, [("recorded_on", BEFORE)]),
        (
            {"recorded_on": date(2024, 9, 3)},
            [("recorded_on", "An outcome is not recorded on a day after today.")],
        ),
    ],
)
def test_days_that_cannot_be(fields, told):
    row = Recommendation(**fields)
    assert list(wrong_with_days(row, decided_on=DECIDED, today=TODAY)) == told


def test_what_is_open_is_not_due_before_its_decision():
    opened = Recommendation(number=2, due_on=DECIDED)
    done = Recommendation(number=1, due_on=DECIDED, outcome="complied")
    assert list(due_before([done, opened], DECIDED)) == []
    assert list(due_before([done, opened], TODAY)) == [
        ("decided_on", "Recommendation 2 is due on 3 June 2024, before this date.")
    ]


def test_the_form_says_the_same():
    client = signed_in(somebody("Case officer"))
    early = new_recommendation(0, due_on="2024-06-02")
    assert errors(add(client, factories.council(), **early)) == {"0-due_on": [BEFORE]}
    waiting = factories.decision(text_approved_at=None, reference="24018408")
    opened = factories.recommendation(waiting, outcome="", done_on=None, recorded_on=None)
    assert errors(change(client, opened.decision, decided_on="2024-07-16")) == {
        "decided_on": ["Recommendation 1 is due on 15 July 2024, before this date."]
    }


def test_an_outcome_belongs_to_a_council_that_was_there():
    new = factories.council("North Yorkshire Council", opened_on=date(2024, 9, 1))
    told = (
        "North Yorkshire Council {} on 1 September 2024: what was recorded before belongs to the"
        " council that complied, or did not, at the time. Put right first which one that"
        " is."
    )
    row = Recommendation(council=new, outcome="complied", recorded_on=date(2024, 8, 31))
    days = {"decided_on": DECIDED, "today": TODAY}
    assert list(wrong_with_days(row, **days)) == [("recorded_on", told.format("opened"))]
    before = {"decided_on": DECIDED, "today": date(2024, 8, 31)}
    assert list(wrong_with_outcome(row, **before)) == [("outcome", told.format("will open"))]
    row.recorded_on = date(2024, 9, 1)
    assert list(wrong_with_days(row, **days)) == list(wrong_with_outcome(row, **days)) == []


def test_the_form_refuses_an_outcome_of_a_council_that_is_not_there_yet():
    client = signed_in(somebody("Case officer"))
    new = factories.council("New Council", opened_on=date(2999, 4, 1))
    opened = factories.recommendation(outcome="", done_on=None, recorded_on=None, council=new)
    sent = {"recommendations-0-outcome": "not_complied"}
    assert list(errors(change(client, opened.decision, **sent))) == ["0-outcome"]
    opened.refresh_from_db()
    assert opened.outcome == ""


def test_nothing_is_recorded_of_a_council_before_it_opened():
    new = factories.council("New Council", opened_on=date(2024, 8, 2))
    row = factories.recommendation(outcome="", done_on=None, recorded_on=None, council=new)
    officer, eve = somebody("Case officer"), london_instant("2024-08-01 23:59")

    def record(at):
        with changing_public_record():
            return record_outcome([NewOutcome(row.pk, "not_complied", None)], by=officer, at=at)

    with pytest.raises(RowsRefused, match="New Council will open on 2 August 2024: what was"):
        record(eve)
    row.refresh_from_db()
    assert row.outcome == ""
    record(london_instant("2024-08-02 00:00"))
    row.refresh_from_db()
    assert (row.outcome, row.council) == ("not_complied", new)
