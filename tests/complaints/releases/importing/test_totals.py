"""Rows that add up others: known by their names, and right or refused."""

import pytest

from complaints.releases.importing.totals import BLOCK, EVERYTHING, adds_up
from tests.complaints.decisions.importing.ombudsman_workbook import (
    OTHER_BODIES,
    councils,
    ombudsman_workbook,
)
from tests.complaints.releases.importing.annual_files import DEVON, KENT, OUTCOMES, load, refusal
from tests.complaints.releases.importing.test_tables import choices
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Total", EVERYTHING),
        ("Grand total", EVERYTHING),
        ("Total: England", EVERYTHING),
        ("All authorities", EVERYTHING),
        ("County councils total", "county"),
        ("Total for county councils", "county"),
        ("All district councils", "district"),
        ("Sub-total: Metropolitan Boroughs", "metropolitan_district"),
        ("Unitary authorities", "unitary"),
        ("London boroughs subtotal", "london_borough"),
        ("Other bodies total", "other"),
        ("Sub-total", BLOCK),
        ("National parks total", BLOCK),
        ("London", None),
        ("District", None),
        ("Kent County Council", None),
        ("Transport for London", None),
        ("Totnes Town Council", None),
        ("", None),
    ],
)
def test_what_a_row_adds_up_is_told_by_its_name(name, what):
    assert adds_up(name) == what


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("I8", "8:Upheld: is 145, but the rows that it adds up make 144"),
        ("I11", "11:Upheld: is 145, but the rows that it adds up make 4"),
        ("I17", "17:Upheld: is 145, but the rows that it adds up make 11"),
        ("I18", "18:Upheld: is 145, but the rows that it adds up make 159"),
        ("L18", "18:Total: is 145, but the rows that it adds up make 606"),
    ],
)
def test_a_sum_that_does_not_add_up_is_refused_by_name(tmp_path, place, message):
    councils()
    path = ombudsman_workbook(tmp_path, wrong=("Complaints decided", place, 145))
    said = choices(tmp_path, left_out=OTHER_BODIES)
    assert refusal(path, choices=said) == [f"statistics.xlsx[Complaints decided 2023-24]:{message}"]


def test_a_nation_may_be_the_sum_of_all_or_of_the_five_types(tmp_path):
    for name, kind in (("Kent County Council", "county"), ("Broads Authority", "other")):
        council(name, type=kind)
    for total in ("England,,6,11,71,121,19,77", "England,,5,10,70,120,18,76"):
        text = f"{OUTCOMES}\n{KENT}\nBroads Authority,,1,1,1,1,1,1\n{total}\n"
        assert load(csv_file(tmp_path, text), dry_run=True).new == 2


def test_sub_totals_of_blocks_and_of_categories_are_apart(tmp_path):
    council("Kent County Council")
    council("Devon County Council")
    text = (
        f"{OUTCOMES}\n{KENT}\nSub-total,,5,10,70,120,18,76\n{DEVON}\nSub-total,,1,2,3,4,14,68\n"
        "Total,,6,12,73,124,32,144\n"
    )
    assert load(csv_file(tmp_path, text), dry_run=True).new == 2
    wrong = text.replace("Sub-total,,1,2", "Sub-total,,6,2")
    assert refusal(csv_file(tmp_path, wrong)) == [
        "file.csv:5:invalid_or_incomplete: is 6, but the rows that it adds up make 1"
    ]


def test_nobody_is_told_of_a_sum_over_a_cell_that_is_wrong_itself(tmp_path):
    council("Kent County Council")
    text = f"{OUTCOMES}\n{KENT.replace('76', 'many')}\nTotal,,5,10,70,120,18,76\n"
    assert refusal(csv_file(tmp_path, text)) == ["file.csv:2:upheld: 'many' is not a whole number"]
