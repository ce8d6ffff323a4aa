from datetime import UTC, datetime

import pytest

from complaints.models import ComplaintsReceived
from complaints.received.importing import import_received
from councils.files.choices import Choices
from councils.files.problems import FileRefused, HeadingsRefused, RowsRefused
from councils.models import PublicRecord
from councils.public_record import Demonstration
from tests import factories
from tests.complaints.decisions.importing.ombudsman_workbook import councils, ombudsman_workbook
from tests.files import csv_file, problems_of

pytestmark = pytest.mark.django_db

AT = datetime(2025, 6, 1, 12, tzinfo=UTC)
HEADING = "Authority,Year,Adult care services,Housing,Total\n"


@pytest.fixture(autouse=True)
def categories():
    for name in ("Adult care services", "Benefits and tax", "Housing"):
        factories.subject(name, name, name)
    factories.subject("Education and children's services", "Education", "School admissions")


@pytest.fixture
def kent():
    return factories.council("Kent County Council", gss_code="E10000016")


def load(path, **options):
    return import_received(path, at=AT, **options)


def stored():
    rows = ComplaintsReceived.objects.order_by("council__name", "category__name", "number")
    return [
        (str(each.council), str(each.year), each.category and each.category.name, each.number)
        for each in rows.select_related("council", "category")
    ]


def test_the_ombudsmans_own_workbook_is_read_from_its_own_sheet(tmp_path):
    councils()
    path = ombudsman_workbook(tmp_path)
    with pytest.raises(RowsRefused) as error:
        load(path)
    assert "Peak District National Park Authority" in str(error.value)
    changes = load(path, choices=Choices(load_the_rest=True))
    assert (changes.new, changes.rows_left_out) == (15, 4)
    assert "rows that add up others, checked and left out: Total (row 11)" in changes.notes
    kent = [row[2:] for row in stored() if row[0] == "Kent County Council"]
    assert sorted(kent, key=lambda row: row[1]) == [
        ("Adult care services", 1),
        ("Benefits and tax", 2),
        ("Education and children's services", 3),
        ("Housing", 4),
        (None, 299),
    ]
    assert {row[1] for row in stored()} == {"2023-24"}


def test_what_its_sheet_adds_up_is_checked(tmp_path):
    councils()
    path = ombudsman_workbook(tmp_path, wrong=("Complaints received", "D4", 2))
    with pytest.raises(FileRefused) as error:
        load(path, choices=Choices(load_the_rest=False))
    assert "is 7, but the rows that it adds up make 8" in str(error.value)


def test_without_a_total_it_is_what_categories_make(tmp_path, kent):
    load(csv_file(tmp_path, "Authority,Year,Adult care services,Housing\nKent,2024-25,30,5\n"))
    assert (str(kent), "2024-25", None, 35) in stored()


def test_a_total_alone_is_enough(tmp_path, kent):
    load(csv_file(tmp_path, "Authority,Year,Total\nKent,2024-25,35\n"))
    assert stored() == [(str(kent), "2024-25", None, 35)]


def test_a_second_load_changes_what_differs_and_keeps_its_history(tmp_path, kent):
    first = csv_file(tmp_path, f"{HEADING}Kent,2024-25,30,5,36\n")
    load(first)
    assert not load(first)
    changes = load(csv_file(tmp_path, f"{HEADING}Kent,2024-25,30,6,36\n"))
    assert (changes.new, changes.changed, changes.unchanged) == (0, 1, 2)
    assert (str(kent), "2024-25", "Housing", 6) in stored()
    housing = ComplaintsReceived.objects.get(category__name="Housing")
    assert [each.number for each in housing.history.all()] == [6, 5]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Kent,2024-25,30,5,34", "is 34, but the categories of Kent County Council make 35"),
        ("Kent,2024-25,30,,36", "is empty, but other categories of the row are not"),
        ("Kent,2024-25,30,many,36", "many"),
        ("Kent,2024-26,30,5,36", "is not a year"),
        ("Kent,,30,5,36", "is empty"),
        ("Nowhere,2024-25,30,5,36", "Nowhere"),
        ("Kent,2024-25,30,5,36\nKent,2024-25,30,5,36", "has its figures in row 2 already"),
        ("Kent,1966-67,30,5,36", "was not there yet: its first day is 1 April 1974"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_loaded(tmp_path, kent, row, message):
    kent.opened_on = "1974-04-01"
    kent.save()
    with pytest.raises(FileRefused) as error:
        load(csv_file(tmp_path, f"{HEADING}{row}\n"))
    assert message in str(error.value)
    assert stored() == []


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("Authority,Total\nKent,36", "is of no year that is known"),
        ("Authority,Year\nKent,2024-25", "has no column of a category"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path, kent, heading, message):
    with pytest.raises(HeadingsRefused) as error:
        load(csv_file(tmp_path, f"{heading}\n"))
    assert message in " ".join(problems_of(error))


def test_a_category_that_is_not_there_is_refused_where_it_has_a_number(tmp_path, kent):
    heading = "Authority,Year,Planning & Development,Total\n"
    load(csv_file(tmp_path, f"{heading}Kent,2024-25,,36\n"))
    with pytest.raises(FileRefused, match="there is no such category here"):
        load(csv_file(tmp_path, f"{heading}Kent,2024-25,4,36\n"))


def test_categories_that_are_stored_count_against_a_new_total(tmp_path, kent):
    load(csv_file(tmp_path, f"{HEADING}Kent,2024-25,30,5,36\n"))
    with pytest.raises(FileRefused, match="make 35"):
        load(csv_file(tmp_path, "Authority,Year,Total\nKent,2024-25,34\n"))


def test_beside_made_up_figures_none_are_loaded(tmp_path, kent):
    PublicRecord.objects.update_or_create(pk=1, defaults={"demonstration": True})
    path = csv_file(tmp_path, f"{HEADING}Kent,2024-25,30,5,36\n")
    assert load(path, dry_run=True).new == 3
    with pytest.raises(Demonstration):
        load(path)
    assert stored() == []
