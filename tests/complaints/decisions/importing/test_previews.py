"""The rows of a file of decisions as they would be, and their sums, worked out by hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Decision
from councils.files.previews import PREVIEWED
from tests import factories
from tests.complaints.decisions.importing.decision_files import FULL, LISTING, load
from tests.files import csv_file

pytestmark = pytest.mark.django_db
HEADER = "reference,council,decided_on,outcome\n"
EDUCATION = "Education and children's services"


def kinds(changes):
    return {each["kind"]: each["rows"] for each in changes.preview.report()["kinds"]}


def sums(changes):
    return {each.title: [list(row) for row in each.rows] for each in changes.preview.all_totals()}


def test_a_decision_is_shown_as_it_would_be_in_the_words_of_the_screens(kent, tmp_path):
    rows = kinds(load(csv_file(tmp_path, LISTING), dry_run=True))["new"]
    kent_county = "Kent County Council"
    assert [cells for cells, _, _ in rows] == [
        ["24 018 407", kent_county, "Upheld", "14 March 2025", EDUCATION],
        ["24 018 408", kent_county, "Closed after initial enquiries", "15 March 2025", EDUCATION],
        ["16 010 636c", kent_county, "Not upheld", "16 March 2025", EDUCATION],
    ]


def test_what_changes_stands_with_what_it_was_and_texts_are_named_alone(kent, tmp_path):
    load(csv_file(tmp_path, FULL))
    Decision.objects.update(text_approved_at=None)
    again = FULL.replace("2025-03-15,statement,not_upheld", "2025-03-16,statement,upheld")
    again = again.replace("We upheld it.", "We found fault.").replace("£500", "£900")
    found = kinds(load(csv_file(tmp_path, again), dry_run=True))
    assert [differences for _, differences, _ in found["changed"]] == [
        ["Summary changed", "Recommendation 1: private text changed"],
        ["Decided on: 15 March 2025 → 16 March 2025", "Outcome: Not upheld → Upheld"],
    ]
    assert "£" not in str(found)


def test_what_is_unlikely_and_what_is_left_stand_with_their_decision(kent, tmp_path):
    load(csv_file(tmp_path, FULL))
    again = FULL.replace(",consent,", ",identifiable,")
    text = again + "16 010 636c,Kent,,2025-03-16,statement,upheld,no,,,,,,,,,,,,,,\n"
    found = kinds(load(csv_file(tmp_path, text), dry_run=True))
    ((cells, _, said),) = found["left as it is"]
    assert (cells[0], said) == ("24 018 408", ["whether and why it is withheld"])
    ((cells, _, said),) = found["asked about"]
    assert cells[0] == "16 010 636c"
    assert said[0].startswith("The reference says that the complaint was received in 2016")
    assert [cells[0] for cells, _, _ in found["unchanged"]] == ["24 018 407", "24 018 408"]


def test_the_sums_are_of_all_rows_by_outcome_and_by_council(kent, tmp_path):
    """Kent: one changed to upheld, one unchanged; Devon: two new ones, of which one is upheld."""
    factories.council("Devon County Council", gss_code="E10000008")
    first = f"{HEADER}24000001,Kent,2025-03-14,not_upheld\n24000002,Kent,2025-03-14,not_upheld\n"
    load(csv_file(tmp_path, first))
    new = "24000003,Devon,2025-03-14,upheld\n24000004,Devon,2025-03-14,advice_given\n"
    second = first.replace("24000001,Kent,2025-03-14,not_upheld", "24000001,Kent,2025-03-14,upheld")
    changes = load(csv_file(tmp_path, second + new), dry_run=True)
    assert sums(changes) == {
        "By outcome": [
            ["Advice given", "1", "0", "0", "1"],
            ["Not upheld", "0", "0", "1", "1"],
            ["Upheld", "1", "1", "0", "2"],
            ["All", "2", "1", "1", "4"],
        ],
        "By council": [
            ["Devon County Council", "0", "1", "0", "0", "0", "1", "2"],
            ["Kent County Council", "0", "0", "0", "0", "1", "1", "2"],
        ],
    }


def test_another_outcome_of_one_that_is_not_shown_is_another_change(kent, tmp_path):
    """Whoever has been shown sums loads what makes these sums."""
    rows = "".join(f"24{n:06},Kent,2025-03-14,upheld\n" for n in range(PREVIEWED + 10))
    first = load(csv_file(tmp_path, HEADER + rows), dry_run=True)
    other = rows.removesuffix("upheld\n") + "not_upheld\n"
    second = load(csv_file(tmp_path, HEADER + other), dry_run=True)
    assert first.lines() == second.lines()
    assert first.digest() != second.digest()


def test_many_rows_ask_the_database_no_more_than_few(kent, tmp_path):
    listing = LISTING.splitlines(keepends=True)[1]

    def asked(number):
        rows = [listing.replace("24 018 407", f"24 {n:06}") for n in range(number)]
        path = csv_file(tmp_path, LISTING.splitlines(keepends=True)[0] + "".join(rows))
        load(path)
        again = path.read_text(encoding="utf-8").replace("Upheld,", "Not upheld,")
        with CaptureQueriesContext(connection) as queries:
            load(csv_file(tmp_path, again), dry_run=True)
        return len(queries)

    assert asked(30) == asked(3)
