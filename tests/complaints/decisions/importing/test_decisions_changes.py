"""What a file changes of stored decisions, and what it leaves."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from complaints.models import Decision
from tests.complaints.decisions.importing.decision_files import load
from tests.factories import council, decision, recommendation
from tests.files import csv_file

pytestmark = pytest.mark.django_db


def test_only_columns_of_the_file_are_compared_and_changes_are_listed(kent, tmp_path):
    devon = council("Devon County Council")
    stored = decision(kent, reference="24018407", title="Kept", decided_on=date(2025, 3, 13))
    recommendation(stored, due_on=date(2025, 4, 13))
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,satisfactory_remedy\n"
        "24018407,Devon,2025-03-14,upheld,yes\n",
    )
    changes = load(path)
    assert changes.lines() == [
        "changed: 24 018 407: decided_on 13 March 2025 → 14 March 2025, satisfactory_remedy no"
        " → yes, council Kent County Council → Devon County Council,"
        " recommendation 1: council Devon County Council",
        "new: 0, changed: 1, unchanged: 0, left as they are: 0",
    ]
    stored.refresh_from_db()
    assert (stored.council, stored.title, stored.revision) == (devon, "Kept", 1)
    assert stored.recommendations.get().council == devon
    kept = Decision.history.order_by("history_id").last()
    assert (kept.history_type, kept.council, kept.revision) == ("~", devon, 1)
    assert kept.history_change_reason == "import of file.csv"
    assert load(path).unchanged == 1


def test_a_withholding_is_left_as_it_is(kent, tmp_path):
    user = get_user_model().objects.create(username="a")
    withheld = decision(
        kent, reference="24000001", withheld_reason="identifiable", withheld_by=user
    )
    shown = decision(kent, reference="24000002")
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,withheld_reason\n"
        "24000001,Kent,2024-06-03,upheld,\n24000002,Kent,2024-06-03,upheld,consent\n",
    )
    changes = load(path)
    assert changes.lines() == [
        "left as it is: 24 000 001: whether and why it is withheld",
        "left as it is: 24 000 002: whether and why it is withheld",
        "new: 0, changed: 0, unchanged: 2, left as they are: 2",
    ]
    withheld.refresh_from_db()
    shown.refresh_from_db()
    assert (withheld.withheld_reason, shown.withheld_reason) == ("identifiable", "")
