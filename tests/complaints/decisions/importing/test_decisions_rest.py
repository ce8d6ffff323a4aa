"""Decisions that cannot be loaded: the others are, where that is chosen, and the rest is listed."""

import pytest

from complaints.decisions.importing.columns import COLUMNS
from complaints.decisions.importing.decisions import import_decisions
from complaints.models import Decision, Recommendation
from councils.files.choices import Choices
from councils.files.mapping_files import read_mapping
from councils.files.problems import FileRefused, HeadingsRefused, RowsRefused
from councils.models import LoadedFile
from tests.complaints.decisions.importing.decision_files import AT
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db
HEADING = "reference,council,decided_on,outcome,recommendation_kind,private_text,due_on\n"
FIRST = "24 018 401,Kent,2025-03-14,upheld,personal_remedy,Pay £500,2025-05-14\n"
SECOND = "24 018 402,Kent,2025-03-14,not_upheld,,,\n"
WRONG = "24 018 403,Atlantis the Secret,2025-03-14,upheld,personal_remedy,Pay £900,soon\n"
REST = Choices(load_the_rest=True)


@pytest.fixture(autouse=True)
def kent():
    return council("Kent County Council")


def load(tmp_path, rows: str, **run):
    return import_decisions(csv_file(tmp_path, HEADING + rows), **{"at": AT} | run)


def references() -> list[str]:
    return list(Decision.objects.order_by("reference").values_list("reference", flat=True))


def test_one_wrong_decision_is_left_out_where_that_is_chosen(tmp_path):
    rows = FIRST + WRONG + SECOND
    with pytest.raises(RowsRefused):
        load(tmp_path, rows)
    assert references() == []
    changes = load(tmp_path, rows, choices=REST)
    assert references() == ["24018401", "24018402"]
    assert (changes.new, changes.rows_left_out) == (2, 1)
    assert LoadedFile.objects.get().counts.endswith("rows left out: 1")


def test_what_is_kept_of_the_rest_says_where_and_why_and_quotes_nothing(tmp_path):
    changes = load(tmp_path, FIRST + WRONG, choices=REST)
    assert [(each.row, each.column, each.value) for each in changes.rest] == [
        (3, "council", ""),
        (3, "due_on", ""),
    ]
    assert changes.rest[0].message.startswith("… is no council in the register")
    assert "Atlantis" not in repr(changes.rest)


def test_a_decision_is_left_out_with_all_its_rows(tmp_path):
    more = ",,,,personal_remedy,Apologise,2025-05-14\n"
    wrong = ",,,,personal_remedy,Apologise,soon\n"
    load(tmp_path, FIRST + more + wrong + SECOND, choices=REST)
    assert references() == ["24018402"]
    load(tmp_path, FIRST + SECOND + FIRST, choices=REST)
    assert references() == ["24018402"]
    load(tmp_path, FIRST + more, choices=REST)
    assert Recommendation.objects.count() == 2


def test_nothing_is_loaded_where_there_is_no_rest(tmp_path):
    for choices in (REST, Choices()):
        with pytest.raises(FileRefused) as error:
            load(tmp_path, WRONG, choices=choices)
        assert not isinstance(error.value, RowsRefused)


def test_a_preview_and_what_is_loaded_are_the_same(tmp_path):
    rows = FIRST + WRONG + SECOND
    shown = load(tmp_path, rows, choices=REST, dry_run=True)
    assert references() == []
    assert load(tmp_path, rows, choices=REST).digest() == shown.digest()


def test_the_columns_are_what_is_said_of_them(tmp_path):
    text = (HEADING + FIRST).replace("outcome", "How it ended").replace("council", "Body")
    path = csv_file(tmp_path, text)
    with pytest.raises(HeadingsRefused):
        import_decisions(path, at=AT)
    mapping = csv_file(tmp_path, "heading,column\nhow it ended,outcome\nBODY,council\n", "m.csv")
    import_decisions(path, at=AT, choices=Choices(headings=read_mapping(mapping, COLUMNS)))
    assert references() == ["24018401"]
