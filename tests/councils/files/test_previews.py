"""Rows of a file as they would be: the first of each kind, and what all of them add up to."""

import pytest

from councils.files.previews import (
    ASKED,
    KINDS,
    LONGEST,
    NEW,
    PREVIEWED,
    Difference,
    Preview,
    Shown,
    Totals,
)
from councils.files.uploads import check
from councils.models import Residents
from councils.progress import silent
from tests.councils.uploads import AT, KIND, folder, kent, received, stella

__all__ = ["folder", "kent", "stella"]
OF_2023 = ["Kent County Council", "2023", "1,610,000"]
OF_2022 = ["Kent County Council", "2022", "1,600,000"]
REPORT = {
    "columns": ["Council", "Year", "Residents"],
    "asked": 0,
    "kinds": [
        {
            "kind": "new",
            "about": "",
            "count": 1,
            "differ": False,
            "say": False,
            "rows": [[OF_2023, [], []]],
        },
        {
            "kind": "changed",
            "about": "",
            "count": 1,
            "differ": True,
            "say": False,
            "rows": [[OF_2022, ["Residents: 1,590,000 → 1,600,000"], []]],
        },
    ],
    "totals": [
        {
            "title": "By year",
            "columns": ["Year", "New", "Changed", "Unchanged", "In the file"],
            "rows": [["2022", "0", "1", "0", "1"], ["2023", "1", "0", "0", "1"]],
        }
    ],
}


@pytest.mark.django_db
def test_a_file_of_residents_is_shown_as_rows_with_what_changes_and_sums(kent, stella):
    Residents.objects.create(council=kent, year=2022, number=1_590_000)
    upload = received(stella)
    check(upload, KIND, at=AT, watch=silent)
    assert upload.report["preview"] == REPORT


def test_the_first_are_kept_and_all_are_counted_and_the_others_never_made():
    preview, made = Preview(("Reference",)), []

    def row():
        made.append(1)
        return Shown([f"24 {len(made):03}"])

    for _ in range(PREVIEWED + 7):
        preview.take(NEW, row)
    (kind,) = preview.report()["kinds"]
    assert (kind["count"], len(kind["rows"]), len(made)) == (57, 50, 50)
    assert kind["rows"][-1] == [["24 050"], [], []]


def test_a_sum_is_of_every_row_that_would_be_loaded_and_of_no_other():
    preview = Preview(("Council", "Office"), ("Office",))
    for number in range(PREVIEWED + 1):
        preview.take(NEW, Shown([f"{number}", "Leader"]))
    preview.take(ASKED, Shown(["Kent", "Leader"], said=["It is unlikely."]))
    (sums,) = preview.all_totals()
    assert sums.rows == [["Leader", "51", "0", "0", "51"]]


def test_kinds_stand_in_the_order_of_the_page_and_further_sums_after_its_own():
    preview = Preview(("Council",), ("Council",), [Totals("By outcome", ("Outcome",), [["All"]])])
    for kind in reversed(KINDS):
        preview.take(kind, Shown(["Kent"]))
    report = preview.report()
    assert [each["kind"] for each in report["kinds"]] == list(KINDS)
    assert [each["title"] for each in report["totals"]] == ["By council", "By outcome"]
    assert report["asked"] == 1


def test_a_difference_says_from_what_to_what_or_only_that_there_is_one():
    assert str(Difference("Outcome", "Not upheld", "Upheld")) == "Outcome: Not upheld → Upheld"
    assert str(Difference("Summary changed")) == "Summary changed"


def test_what_is_long_is_cut():
    preview = Preview(("Council",))
    preview.take(NEW, Shown(["x" * 999]))
    ((cells, _, _),) = preview.report()["kinds"][0]["rows"]
    assert len(cells[0]) == LONGEST + 1
