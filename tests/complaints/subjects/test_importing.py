from datetime import UTC, datetime

import pytest

from complaints.models import Category, Subject, YearNote
from complaints.subjects.importing import load_subjects, load_year_notes
from complaints.subjects.names import Subjects
from councils.files.problems import FileRefused
from councils.public_record import public_record
from councils.years import Year
from tests.factories import subject
from tests.files import csv_file, problems_of

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


def test_the_projects_own_categories_and_subjects():
    load_subjects(at=AT)
    assert list(Category.objects.values_list("name", flat=True)) == [
        "Adult care services",
        "Benefits and tax",
        "Corporate and other services",
        "Education and children's services",
        "Environmental services, public protection and regulation",
        "Highways and transport",
        "Housing",
        "Planning and development",
        "Other",
    ]
    special = Subject.objects.get(name="Special educational needs")
    assert (str(special), special.slug, special.category.slug) == (
        "Education › Special educational needs",
        "education-special-educational-needs",
        "education-and-childrens-services",
    )
    covid = Subject.objects.filter(name="COVID-19")
    assert {(each.heading, each.category.name) for each in covid} == {
        ("Adult care services", "Adult care services"),
        ("Benefits and tax", "Benefits and tax"),
        ("Children's care services", "Education and children's services"),
        ("Education", "Education and children's services"),
        (
            "Environment and regulation",
            "Environmental services, public protection and regulation",
        ),
        ("Housing", "Housing"),
        ("Other categories", "Other"),
        ("Planning", "Planning and development"),
        ("Transport and highways", "Highways and transport"),
    }
    assert Subjects().named("education", "Covid-19") == covid.get(heading="Education")
    transition = Subjects().named("Adult care services", "Transition from children's services")
    assert transition.name == "Transition from childrens services"


def test_a_second_run_changes_nothing():
    load_subjects(at=AT)
    load_year_notes(at=AT)
    version = public_record().version
    assert not load_subjects(at=AT)
    assert not load_year_notes(at=AT)
    assert public_record().version == version


def test_a_subject_moves_to_another_category_and_keeps_its_slug(tmp_path):
    moved = subject("Housing", "Housing", "Private housing")
    path = csv_file(tmp_path, "category,heading,name\nOther,Housing,Private housing\n")
    assert load_subjects(path, at=AT).lines() == [
        "new: Other",
        "changed: Housing › Private housing: category Housing → Other",
        "new: 1, changed: 1, unchanged: 0, left as they are: 0",
    ]
    moved.refresh_from_db()
    assert (moved.category.name, moved.slug) == ("Other", "housing-private-housing")
    assert Category.objects.filter(name="Housing").exists()


def test_mistakes_are_told_at_once(tmp_path):
    path = csv_file(
        tmp_path,
        f"category,heading,name\nHousing,Housing,A\nOther,Housing,A\n,Housing,B\n{'x' * 101},H,C\n",
    )
    with pytest.raises(FileRefused) as error:
        load_subjects(path, at=AT)
    assert problems_of(error) == [
        "file.csv:3:name: “Housing › A” stands in row 2 already",
        "file.csv:4:category: is empty",
        "file.csv:5:category: has 101 characters; 100 are allowed",
        "file.csv: 3 problems",
    ]
    assert not Subject.objects.exists()


def test_the_projects_own_notes_on_years():
    load_year_notes(at=AT)
    notes = YearNote.objects.values_list("year", "breaks_comparison")
    assert list(notes) == [(Year(2020), False), (Year(2022), True)]
    assert all(note.source and note.text for note in YearNote.objects.all())


def test_a_note_is_replaced_by_one_of_the_same_source_and_others_stay(tmp_path):
    YearNote.objects.create(year=Year(2022), text="Of the staff's own.")
    YearNote.objects.create(year=Year(2022), text="Old words.", source="Letter")
    path = csv_file(tmp_path, "year,text,breaks_comparison,source\n2022-23,New words.,yes,Letter\n")
    load_year_notes(path, at=AT)
    assert sorted(YearNote.objects.values_list("text", "breaks_comparison")) == [
        ("New words.", True),
        ("Of the staff's own.", False),
    ]


def test_a_year_that_is_none(tmp_path):
    with pytest.raises(FileRefused) as error:
        load_year_notes(csv_file(tmp_path, "year,text\n2022-24,Words\n2023-24,\n"), at=AT)
    assert problems_of(error) == [
        "file.csv:2:year: '2022-24' is not a year: write it as 2024-25",
        "file.csv:3:text: is empty",
        "file.csv: 2 problems",
    ]
