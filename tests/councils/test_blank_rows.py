"""Rows made by the thousand are as the model makes them one by one."""

from datetime import date

import pytest

from complaints.models import Decision, Recommendation
from councils.blank_rows import Blank
from tests import factories

pytestmark = pytest.mark.django_db


def held(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_a_row_has_what_is_given_and_the_defaults():
    given = {
        "reference": "24018407",
        "council": factories.council(),
        "decided_on": date(2025, 3, 14),
        "subject": None,
        "outcome": "upheld",
    }
    made = Blank(Decision)(**given)
    assert held(made) == held(Decision(**given))
    assert made.kind == "statement"
    assert made.council is given["council"]
    assert (made._state.adding, made.pk) == (True, None)


def test_what_the_database_generates_is_left_to_it():
    decision, council = factories.decision(), factories.council()
    given = {
        "decision": decision,
        "council": council,
        "number": 1,
        "kind": "service_improvement",
        "public_summary": "Train staff",
        "due_on": date(2025, 4, 14),
    }
    made = Blank(Recommendation)(**given)
    made.save()
    one_by_one = Recommendation.objects.create(**given | {"number": 2})
    made.refresh_from_db()
    assert made.change == one_by_one.change != ""


def test_no_row_changes_another():
    blank = Blank(Decision)
    first = blank(reference="24018407", title="One")
    assert (blank(reference="24018408").title, first.title) == ("", "One")
