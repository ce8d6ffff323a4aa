"""The file of drift: no formulas, and a line over what is made up."""

import csv

import pytest

from councils.public_record import MADE_UP, changing_public_record
from tests import factories
from tests.complaints.colleagues import LATER
from tests.complaints.recommendations.compliance import signed_in

pytestmark = pytest.mark.django_db


def drift_of(council) -> list[list[str]]:
    """The file, where one of two decisions was not upheld after all."""
    wrong = factories.decision(council)
    factories.decision(council)
    release = factories.release()
    wrong.outcome = "not_upheld"
    wrong.save()
    client = signed_in("Statistician")
    response = client.get(f"/admin/complaints/release/{release.pk}/drift.csv")
    return list(csv.reader(response.content.decode("utf-8-sig").splitlines()))


def test_a_name_is_no_formula(clock):
    clock.set(LATER)
    _, case = drift_of(factories.council("=1+1", slug="sum"))
    assert case[2:4] == ["'=1+1", "'=1+1"]


def test_made_up_cases_are_said_to_be_so(clock):
    clock.set(LATER)
    with changing_public_record() as record:
        record.demonstration = True
    first, *others = drift_of(factories.council())
    assert (first, len(others)) == ([MADE_UP], 2)
