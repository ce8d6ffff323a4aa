"""Days of recommendations, as files and forms have them."""

from datetime import date

import pytest

from complaints.casework.contradictions import due_before, wrong_with_days
from complaints.models import Recommendation
from tests import factories
from tests.complaints.admin.entering import (
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
    opened = factories.recommendation(outcome="", done_on=None, recorded_on=None)
    assert errors(change(client, opened.decision, decided_on="2024-07-16")) == {
        "decided_on": ["Recommendation 1 is due on 15 July 2024, before this date."]
    }
