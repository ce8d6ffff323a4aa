"""The dictionary: every column of every file, and nothing that is in none."""

import pytest

from portal.open_data.columns import Kind
from portal.open_data.csv_files import Table
from portal.open_data.datasets import DATASETS
from portal.open_data.dictionary import DICTIONARY, KINDS, NOTE_COLUMN, dictionary, entries
from tests.portal.open_data.worlds import catalogue, small_world


def columns_of(slug: str, demonstration: bool = False) -> list[str]:
    return [entry.found.name for entry in dictionary(demonstration) if entry.dataset.slug == slug]


@pytest.mark.django_db
@pytest.mark.parametrize("note", ["", "Made up."])
def test_the_heading_of_every_file_is_what_the_dictionary_says(note):
    small_world()
    earlier = [file for each in catalogue().earlier for file in each.files]
    for file in (*catalogue().newest, *earlier):
        heads = Table(file.dataset, [], note).heads
        assert heads == columns_of(file.dataset.slug, bool(note)), file.name


def test_it_describes_every_data_set_and_itself():
    assert {entry.dataset.slug for entry in dictionary()} == {*DATASETS, "dictionary"}
    assert columns_of("dictionary") == [each.name for each in DICTIONARY.flat]


def test_every_kind_has_its_words():
    assert KINDS.keys() == set(Kind)
    assert {bool(entry.kind_in_words) for entry in dictionary()} == {True}


def test_an_entry_as_a_row():
    rows = {row["column"]: row for row in map(DICTIONARY.nested, entries(DATASETS["performance"]))}
    assert rows["uphold_rate_part"] == {
        "dataset": "performance",
        "column": "uphold_rate_part",
        "in_json": "uphold_rate.part",
        "kind": "integer",
        "meaning": "Uphold rate. Above the line: complaints upheld",
        "empty": "The share of nothing, or not published for this year.",
        "allowed": [],
    }
    assert rows["type"]["allowed"][:2] == ["county", "district"]


def test_the_note_is_a_column_of_a_demonstration_alone():
    assert "note" not in columns_of("councils")
    assert columns_of("councils", True)[-1] == "note"
    assert NOTE_COLUMN.meaning.startswith("That the figures are made up")


def test_empty_is_explained_even_where_nothing_is():
    found = {entry.found.name: entry.empty_in_words for entry in entries(DATASETS["councils"])}
    assert [found[name] for name in ("council", "closed_on", "former_codes")] == [
        "Never.",
        "No such day is known.",
        "There are none.",
    ]
