"""Rows of outcomes, filled in on one page."""

import pytest
from django.http import QueryDict

from complaints.models import Recommendation
from complaints.recommendations.forms.compliance import OutcomeRows
from complaints.recommendations.steps.records import read_again
from tests.complaints.recommendations.compliance import outstanding

pytestmark = pytest.mark.django_db


def test_what_got_its_outcome_after_it_was_read_closes_as_it_is_now():
    row, other = outstanding(), outstanding()
    filled = OutcomeRows([row, other], QueryDict(f"{row.pk}-seen=&{other.pk}-seen="))
    Recommendation.objects.filter(pk=row.pk).update(
        outcome="complied", done_on=row.due_on, recorded_on=row.due_on
    )
    filled.tell({row.pk: "Recorded already."}, read_again([row.pk, other.pk]))
    closed, open_ = filled.rows
    assert (closed.form, closed.cannot, closed.recommendation.outcome) == (
        None,
        "Recorded already.",
        "complied",
    )
    assert (filled.open_rows, open_.cannot, filled.has_errors) == ([open_], "", True)
