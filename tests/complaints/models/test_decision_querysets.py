"""Decisions in the order of a page."""

from datetime import date

import pytest

from complaints.models import Decision
from tests import factories

pytestmark = pytest.mark.django_db


def test_upheld_first_then_not_upheld_each_newest_first():
    made = {
        (outcome, day): factories.decision(outcome=outcome, decided_on=date(2024, 6, day))
        for outcome in ("closed_after_initial_enquiries", "upheld", "not_upheld")
        for day in (1, 2)
    }
    order = [
        (outcome, day)
        for outcome in ("upheld", "not_upheld", "closed_after_initial_enquiries")
        for day in (2, 1)
    ]
    assert list(Decision.objects.upheld_first()) == [made[each] for each in order]
