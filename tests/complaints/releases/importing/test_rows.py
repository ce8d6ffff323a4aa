"""Rows of a year's statistics that cannot be loaded: they are in nobody's way, nor left unsaid."""

import pytest

from complaints.models import CouncilFigures, Release
from councils.files.choices import Choices
from councils.files.problems import FileRefused, RowsRefused
from tests.complaints.releases.importing.annual_files import DEVON, KENT, OUTCOMES, load, refusal
from tests.factories import council, subject
from tests.files import csv_file

pytestmark = pytest.mark.django_db
REST = Choices(load_the_rest=True)


@pytest.fixture(autouse=True)
def councils():
    council("Devon County Council")
    council("Kent County Council")


def loaded() -> set[str]:
    return set(CouncilFigures.objects.values_list("council__name", flat=True))


def test_one_row_that_cannot_be_placed_is_left_out_where_that_is_chosen(tmp_path):
    path = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\nAtlantis,,1,1,1,1,1,1\n{DEVON}\n")
    with pytest.raises(RowsRefused) as error:
        load(path)
    assert error.value.unknown == ("Atlantis",)
    assert not Release.objects.exists()
    changes = load(path, choices=REST)
    message = "'Atlantis' is no council in the register"
    assert [str(each) for each in changes.rest] == [f"file.csv:3:authority: {message}"]
    assert changes.lines()[-1].endswith("left as they are: 0, rows left out: 1")
    assert f"left out: file.csv:3:authority: {message}" in changes.lines()
    assert loaded() == {"Kent County Council", "Devon County Council"}


def test_a_council_is_loaded_whole_or_not_at_all(tmp_path):
    subject()
    council("Essex County Council")
    rows = (
        f"{KENT}\nKent County Council,Housing,5,10,70,120,18,many\n"
        f"{DEVON}\nDevon County Council,Housing,1,2,3,4,14,68\n"
        "Essex County Council,,1,1,1,1,1,1\nEssex County Council,,2,2,2,2,2,2\n"
    )
    first = csv_file(tmp_path, f"{OUTCOMES}\n{rows}")
    changes = load(first, choices=REST)
    assert loaded() == {"Devon County Council"}
    assert [each.row for each in changes.rest] == [3, 7]
    assert (
        "this covers 1 of the 3 councils that existed in 2023-24: whatever adds up the year does"
        " not cover the others, and says so"
    ) in changes.notes
    assert (
        "councils that existed in 2023-24 and have no figures: Essex County Council,"
        " Kent County Council"
    ) in changes.notes


def test_a_wrong_row_of_the_second_file_leaves_the_council_out(tmp_path):
    first = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON}\n", "decided.csv")
    second = csv_file(
        tmp_path, "authority,on_time,late,not_complied\nKent,1,many,1\nDevon,1,1,1\n", "b.csv"
    )
    changes = load(first, second, choices=REST)
    assert loaded() == {"Devon County Council"}
    assert [str(each) for each in changes.rest] == ["b.csv:2:late: 'many' is not a whole number"]


def test_what_is_wrong_with_a_file_as_a_whole_is_never_left_out(tmp_path):
    nothing = csv_file(tmp_path, f"{OUTCOMES}\nAtlantis,,1,1,1,1,1,1\n")
    with pytest.raises(FileRefused) as error:
        load(nothing, choices=REST)
    assert not isinstance(error.value, RowsRefused)
    other_year = csv_file(tmp_path, f"Decided 2022-23\n{OUTCOMES}\n{KENT}\nAtlantis,,1,1,1,1,1,1\n")
    assert refusal(other_year, choices=REST) == ["file.csv: this table says 2022-23, not 2023-24"]


def test_what_is_left_out_belongs_to_what_was_shown(tmp_path):
    path = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\nAtlantis,,1,1,1,1,1,1\n{DEVON}\n")
    shown = load(path, choices=REST, dry_run=True)
    assert shown.digest() == load(path, choices=REST, dry_run=True).digest()
    other = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\nAtlantic,,1,1,1,1,1,1\n{DEVON}\n", "b.csv")
    assert shown.digest() != load(other, choices=REST, dry_run=True).digest()
    council("Atlantis Council", type="unitary")
    now = load(path, choices=REST, dry_run=True)
    assert (now.rest, now.new) == ([], 3)
    assert shown.digest() != now.digest()
