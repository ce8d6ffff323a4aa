"""The desk of compliance as a file: what the list shows, and never what is private."""

import csv
from datetime import date

import pytest

from complaints.models import Recommendation
from tests.complaints.recommendations.compliance import AT, address, outstanding, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


def lines(client, **asked) -> list[list[str]]:
    answer = client.get(address("list_csv"), asked)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(text.splitlines()))


@pytest.mark.parametrize("role", ["Case officer", "Statistician"])
def test_it_has_what_the_list_has_with_days_and_no_text(role):
    row = outstanding(due_on=date(2024, 7, 1))
    Recommendation.objects.filter(pk=row.pk).update(private_text="Pay Mrs B £500")
    outstanding(outcome="complied", done_on=date(2024, 7, 1), recorded_on=date(2024, 7, 2))
    heads, only = lines(signed_in(role))
    assert heads[:5] == ["Decision", "Recommendation", "Council", "Due on", "Done on"]
    assert only[0] == str(row.decision)
    assert only[3] == "2024-07-01"
    assert "£500" not in str(only)
    assert len(lines(signed_in(role, "other"), state="all")) == 3
