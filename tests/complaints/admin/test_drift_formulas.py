"""What a spreadsheet would take for a formula is text in the file of drift."""

import csv

import pytest

from tests import factories
from tests.complaints.admin.compliance import signed_in
from tests.complaints.colleagues import LATER

pytestmark = pytest.mark.django_db


def test_a_name_is_no_formula(clock):
    clock.set(LATER)
    council = factories.council("=1+1", slug="sum")
    wrong = factories.decision(council)
    factories.decision(council)
    release = factories.release()
    wrong.outcome = "not_upheld"
    wrong.save()
    client = signed_in("Statistician")
    response = client.get(f"/admin/complaints/release/{release.pk}/drift.csv")
    _, case = csv.reader(response.content.decode("utf-8-sig").splitlines())
    assert case[2:4] == ["'=1+1", "'=1+1"]
